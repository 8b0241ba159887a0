//! The countersigned ticket: the gateway answers a ticket with a fresh proof of the person.

use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};

use crate::{
    account_id::AccountId,
    error::Error,
    key_set::KeySet,
    once::Once,
    registered::{Expected, Registered},
    session_hash::SessionHash,
    signing_key::SigningKey,
    target::Target,
    ticket::{self, ACR_FRESH_PATTERN, VerifiedTicket},
    token_id::TokenId,
    unverified::{TokenType, Unverified},
};

/// The longest life of a countersigned ticket, in seconds.
pub const COUNTERSIGNED_LIFE: i64 = 60;

/// How old a proof may be that opens one request only (`max_age` 0), in seconds.
pub const SINGLE_SHOT_AGE: i64 = 60;

/// What the person did (RFC 8176, and two of our own). Three things known are one factor class,
/// and a mailed code does not change that: `mfa` is never among them.
pub const AMR: [&str; 5] =
    ["pwd", "otp", "mca", "urn:tessera:amr:image", "urn:tessera:amr:gesture"];

/// What a countersigned ticket adds to the ticket.
#[derive(Clone, Copy, Debug)]
pub struct NewCountersigned<'a> {
    /// The ticket that the person answered, checked again by
    /// [`verify_ticket`](crate::verify_ticket) at this moment.
    pub ticket: &'a VerifiedTicket,
    /// When the pattern was completed, in seconds since 1970.
    pub auth_time: i64,
    /// Seconds to live, 1 to [`COUNTERSIGNED_LIFE`].
    pub life: i64,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    #[serde(flatten)]
    registered: Registered,
    sid: String,
    htm: String,
    htp: String,
    auth_time: i64,
    acr: String,
    amr: Vec<String>,
    ticket: String,
}

/// A ticket of this service, answered by a fresh proof, presented with the request it was made for.
///
/// Still to be seen in a database: that the account is active, and that the ticket has not been
/// used before.
#[derive(Clone, Debug)]
pub struct VerifiedCountersigned {
    id: TokenId,
    ticket: VerifiedTicket,
    auth_time: i64,
    issued_at: i64,
    expires_at: i64,
    verified_at: i64,
}

impl VerifiedCountersigned {
    /// The id of the outer token.
    #[must_use]
    pub fn id(&self) -> &TokenId {
        &self.id
    }

    /// The outer token as one that counts once. What opens is the ticket within, which has an id of
    /// its own.
    #[must_use]
    pub fn once(&self) -> Once<'_> {
        Once::new(&self.id, self.issued_at, self.expires_at)
    }

    /// The service's own ticket; its id is to be consumed once.
    #[must_use]
    pub fn ticket(&self) -> &VerifiedTicket {
        &self.ticket
    }

    /// The account it opens for.
    #[must_use]
    pub fn account(&self) -> AccountId {
        self.ticket.account()
    }

    /// The session it opens for.
    #[must_use]
    pub fn session(&self) -> &SessionHash {
        self.ticket.session()
    }

    /// When the person drew the pattern, in seconds since 1970.
    #[must_use]
    pub fn auth_time(&self) -> i64 {
        self.auth_time
    }

    /// Until when the proof opens, in seconds since 1970; `None` where it opens one request only.
    /// A gateway whose clock runs ahead gains nothing by it.
    #[must_use]
    pub fn opens_until(&self) -> Option<i64> {
        let max_age = self.ticket.max_age();
        (max_age > 0).then(|| self.auth_time.min(self.verified_at).saturating_add(max_age))
    }
}

/// Countersigns a ticket.
///
/// # Errors
/// [`Error::KeyUse`] for a key of another use, [`Error::Lifetime`] for a life out of range,
/// [`Error::TooLong`] where the issuer's names are so long that the whole passes 4 KiB.
pub fn issue_countersigned(
    new: &NewCountersigned<'_>,
    key: &SigningKey,
    now: i64,
    rng: &mut impl CryptoRng,
) -> Result<String, Error> {
    let ticket = new.ticket;
    let subject = ticket.account().to_string();
    let parties = (ticket.audience(), ticket.issuer(), subject.as_str());
    let claims = Claims {
        registered: Registered::issue(parties, (new.life, COUNTERSIGNED_LIFE), now, rng)?,
        sid: ticket.session().as_str().to_owned(),
        htm: ticket.method().to_owned(),
        htp: ticket.path().to_owned(),
        auth_time: new.auth_time,
        acr: ACR_FRESH_PATTERN.to_owned(),
        amr: AMR.map(str::to_owned).to_vec(),
        ticket: ticket.text().to_owned(),
    };
    key.sign(TokenType::Countersigned, &claims)
}

/// Checks a countersigned ticket for the service that made the ticket: the gateway's signature
/// (`gateway_keys`) and claims; the service's own signature (`own_keys`) on the ticket within, and
/// its life; that both were made for one account, session and request, which is this one
/// (`target`); and that the proof is of the right kind, belongs to the ticket and is fresh. In this
/// order.
///
/// `expected` is the service's view of the outer token; the ticket within goes the other way.
///
/// # Errors
/// One [`Error`] for the first rule that does not hold.
pub fn verify_countersigned(
    token: &Unverified<'_>,
    gateway_keys: &KeySet,
    own_keys: &KeySet,
    expected: &Expected<'_>,
    target: Target<'_>,
) -> Result<VerifiedCountersigned, Error> {
    let claims: Claims = token.claims(TokenType::Countersigned, gateway_keys)?;
    let id = claims.registered.check(expected, COUNTERSIGNED_LIFE)?;

    let nested = Unverified::parse(&claims.ticket)?;
    let reversed = Expected { issuer: expected.audience, audience: expected.issuer, ..*expected };
    let ticket = ticket::verify_alone(&nested, own_keys, &reversed)?;

    if claims.registered.sub != ticket.account().to_string() {
        return Err(Error::Subject);
    }
    if claims.sid != ticket.session().as_str() {
        return Err(Error::Session);
    }
    target.check(&claims.htm, &claims.htp)?;
    target.check(ticket.method(), ticket.path())?;

    if claims.acr != ACR_FRESH_PATTERN {
        return Err(Error::Acr);
    }
    check_fresh(claims.auth_time, &ticket, expected)?;
    Ok(VerifiedCountersigned {
        id,
        ticket,
        auth_time: claims.auth_time,
        issued_at: claims.registered.iat,
        expires_at: claims.registered.exp,
        verified_at: expected.now,
    })
}

/// The pattern was drawn after the ticket was made, not in the future, and recently enough.
fn check_fresh(
    auth_time: i64,
    ticket: &VerifiedTicket,
    expected: &Expected<'_>,
) -> Result<(), Error> {
    let earliest = ticket.issued_at().saturating_sub(expected.leeway);
    let latest = expected.now.saturating_add(expected.leeway);
    if !(earliest..=latest).contains(&auth_time) {
        return Err(Error::AuthTime);
    }
    let allowed = if ticket.max_age() == 0 { SINGLE_SHOT_AGE } else { ticket.max_age() };
    if expected.now.saturating_sub(auth_time) > allowed {
        return Err(Error::AuthTooOld);
    }
    Ok(())
}
