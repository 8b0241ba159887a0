//! Somebody who has just drawn a pattern for what a handler does.

use std::{fmt, marker::PhantomData};

use axum::{
    extract::FromRequestParts,
    http::{Method, request::Parts},
    response::{IntoResponse, Response},
};
use rand_core::{TryCryptoRng, TryRng};

use super::{
    Entropy, Opens,
    denied::{Denial, Denied},
    signed_in,
    visit::{Token, Visit},
};
use crate::{
    account_id::AccountId,
    countersigned::VerifiedCountersigned,
    error::Error,
    purpose::Purpose,
    scope::Scope,
    session_hash::SessionHash,
    ticket::{LONGEST_MAX_AGE, NewTicket, TICKET_LIFE, issue_ticket},
};

/// Somebody who is signed in and has drawn a pattern for `O`, within its
/// [`MAX_AGE`](Opens::MAX_AGE) or for this very request. A handler that takes one is reached by
/// nobody else: everybody else is answered 401 with a ticket, which the gateway turns into the page
/// that asks for a pattern.
///
/// A countersigned ticket is consumed when this is extracted. So let it be the **last** argument
/// but for a body: what is extracted before it and fails leaves the ticket as it was. The body has
/// arrived by then; one that turns out to be malformed costs the ticket.
///
/// `HEAD` is never served (405), since it could consume a ticket and show nothing for it; for the
/// same reason a ticket is refused with a `Range` or a prefetch mark.
///
/// Behind a [`Lock`](super::Lock) only; elsewhere the answer is 500.
pub struct Unlocked<O: Opens> {
    account: AccountId,
    session: SessionHash,
    until: Option<i64>,
    opens: PhantomData<O>,
}

impl<O: Opens> Unlocked<O> {
    /// The person's account.
    #[must_use]
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// The session, by a name that opens nothing.
    #[must_use]
    pub fn session(&self) -> &SessionHash {
        &self.session
    }

    /// Until when it stays open for this session, in seconds since 1970; `None` where this one
    /// request was all.
    #[must_use]
    pub fn until(&self) -> Option<i64> {
        self.until
    }

    async fn unlock(visit: &Visit, method: &Method) -> Result<Self, Denied> {
        if method == Method::HEAD {
            return Err(Denied::Head);
        }
        let until = match visit.token() {
            Token::Proof(proof) if opens::<O>(proof) => {
                visit.redeem(proof).await?;
                proof.opens_until()
            }
            Token::Proof(_) => Some(granted::<O>(visit).await?.ok_or(Denied::OutOfScope)?),
            Token::Call(_) => match granted::<O>(visit).await? {
                Some(until) => Some(until),
                None => return Err(locked::<O>(visit)),
            },
        };
        visit.open(until);
        let (account, session) = (visit.account(), visit.session().clone());
        Ok(Self { account, session, until, opens: PhantomData })
    }
}

impl<O: Opens> fmt::Debug for Unlocked<O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Unlocked")
            .field("account", &self.account)
            .field("scope", &O::SCOPE)
            .field("until", &self.until)
            .finish_non_exhaustive()
    }
}

impl<S: Sync, O: Opens> FromRequestParts<S> for Unlocked<O> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Response> {
        const {
            assert!(O::MAX_AGE >= 0 && O::MAX_AGE <= LONGEST_MAX_AGE, "MAX_AGE is 0 to 86400");
            assert!(!O::SCOPE.is_empty() && !O::PURPOSE.is_empty());
        }
        let visit = signed_in::visit(parts).map_err(Denied::into_response)?;
        Self::unlock(&visit, &parts.method)
            .await
            .map_err(|why| Denial { realm: visit.lock().service.realm, why }.into_response())
    }
}

/// Whether the ticket was made for what the handler does. Where each request takes a pattern of
/// its own, one that was drawn for a while is not enough.
fn opens<O: Opens>(proof: &VerifiedCountersigned) -> bool {
    let ticket = proof.ticket();
    ticket.scope().contains(O::SCOPE) && (O::MAX_AGE > 0 || ticket.max_age() == 0)
}

/// Until when a pattern that was drawn before still opens this.
async fn granted<O: Opens>(visit: &Visit) -> Result<Option<i64>, Denied> {
    if O::MAX_AGE == 0 {
        return Ok(None);
    }
    let lock = visit.lock();
    let (account, session) = (visit.account(), visit.session());
    Ok(lock.service.store.open_until(account, session, O::SCOPE, lock.now()).await?)
}

/// The refusal that asks for a fresh pattern.
fn locked<O: Opens>(visit: &Visit) -> Denied {
    match ticket::<O>(visit) {
        Ok(ticket) => Denied::Locked { ticket, max_age: O::MAX_AGE },
        Err(error) => error,
    }
}

fn ticket<O: Opens>(visit: &Visit) -> Result<String, Denied> {
    let service = &visit.lock().service;
    let scope = Scope::parse(O::OPENS).map_err(Denied::Malformed)?;
    if !scope.contains(O::SCOPE) {
        return Err(Denied::Malformed(Error::Scope));
    }
    let new = NewTicket {
        issuer: &service.origin,
        audience: &service.gateway,
        account: visit.account(),
        session: visit.session(),
        target: visit.target()?,
        scope: &scope,
        purpose: &Purpose::parse(O::PURPOSE).map_err(Denied::Malformed)?,
        max_age: O::MAX_AGE,
        life: TICKET_LIFE,
    };
    let key = service.ticket_keys.current();
    let mut rng = Rng(&service.entropy);
    issue_ticket(&new, &key, visit.lock().now(), &mut rng).map_err(|error| match error {
        Error::Target => Denied::TooLong,
        other => Denied::Malformed(other),
    })
}

/// The service's randomness in the shape that generators of the `rand` family have.
struct Rng<'a>(&'a Entropy);

impl TryRng for Rng<'_> {
    type Error = std::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        let mut bytes = [0; 4];
        (self.0)(&mut bytes);
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        let mut bytes = [0; 8];
        (self.0)(&mut bytes);
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
        (self.0)(bytes);
        Ok(())
    }
}

impl TryCryptoRng for Rng<'_> {}
