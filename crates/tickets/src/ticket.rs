//! The ticket: a service asks the gateway for a fresh proof of the person (RFC 9470).

use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};

use crate::{
    account_id::AccountId,
    error::Error,
    key_set::KeySet,
    once::Once,
    purpose::Purpose,
    registered::{Expected, Registered},
    scope::Scope,
    session_hash::SessionHash,
    signing_key::SigningKey,
    target::{MAX_PATH_BYTES, Target},
    token_id::TokenId,
    unverified::{TokenType, Unverified},
};

/// The longest life of a ticket, in seconds.
pub const TICKET_LIFE: i64 = 600;

/// The longest ticket: the token that carries it within must itself stay within 4 KiB.
pub const MAX_TICKET_BYTES: usize = 1920;

/// The authentication context that a freshly drawn pattern gives.
pub const ACR_FRESH_PATTERN: &str = "urn:tessera:acr:fresh-pattern";

/// The longest `max_age`, in seconds: a day.
pub(crate) const LONGEST_MAX_AGE: i64 = 86_400;

/// What a ticket says.
#[derive(Clone, Copy, Debug)]
pub struct NewTicket<'a> {
    /// The service.
    pub issuer: &'a str,
    /// The gateway.
    pub audience: &'a str,
    /// The account, copied from the call.
    pub account: AccountId,
    /// The session, copied from the call.
    pub session: &'a SessionHash,
    /// The request that will be made again.
    pub target: Target<'a>,
    /// What it will open.
    pub scope: &'a Scope,
    /// What it is for, in words for the person.
    pub purpose: &'a Purpose,
    /// Seconds for which the proof opens; 0 = this one request.
    pub max_age: i64,
    /// Seconds to live, 1 to [`TICKET_LIFE`].
    pub life: i64,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    #[serde(flatten)]
    registered: Registered,
    sid: String,
    scope: String,
    htm: String,
    htp: String,
    purpose: String,
    acr_values: String,
    max_age: i64,
}

/// A ticket that the expected service made and that is alive.
///
/// It carries no promise that it has not been used before: its [`id`](Self::id) is to be consumed
/// once, in a database.
#[derive(Clone, Debug)]
pub struct VerifiedTicket {
    text: String,
    issuer: String,
    audience: String,
    id: TokenId,
    account: AccountId,
    session: SessionHash,
    method: String,
    path: String,
    scope: Scope,
    purpose: Purpose,
    max_age: i64,
    issued_at: i64,
    expires_at: i64,
}

impl VerifiedTicket {
    /// The ticket itself, byte for byte.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The service that made it.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// The gateway it is for.
    #[must_use]
    pub fn audience(&self) -> &str {
        &self.audience
    }

    /// The id of the token, to be consumed once.
    #[must_use]
    pub fn id(&self) -> &TokenId {
        &self.id
    }

    /// The account it opens for.
    #[must_use]
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// The session it opens for.
    #[must_use]
    pub fn session(&self) -> &SessionHash {
        &self.session
    }

    /// The method of the request it was made for.
    #[must_use]
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The path with query of the request it was made for.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What it opens.
    #[must_use]
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// What it is for, in words for the person.
    #[must_use]
    pub fn purpose(&self) -> &Purpose {
        &self.purpose
    }

    /// Seconds for which the proof opens; 0 = one request.
    #[must_use]
    pub fn max_age(&self) -> i64 {
        self.max_age
    }

    /// When it was made, in seconds since 1970.
    #[must_use]
    pub fn issued_at(&self) -> i64 {
        self.issued_at
    }

    /// When it dies, in seconds since 1970, not counting leeway.
    #[must_use]
    pub fn expires_at(&self) -> i64 {
        self.expires_at
    }

    /// The ticket as a token that counts once.
    #[must_use]
    pub fn once(&self) -> Once<'_> {
        Once::new(&self.id, self.issued_at, self.expires_at)
    }
}

/// Signs a ticket.
///
/// # Errors
/// [`Error::KeyUse`] for a key of another use, [`Error::Lifetime`] and [`Error::MaxAge`] for
/// seconds out of range, [`Error::Target`] for a path over 256 bytes, [`Error::TooLong`] over
/// [`MAX_TICKET_BYTES`].
pub fn issue_ticket(
    new: &NewTicket<'_>,
    key: &SigningKey,
    now: i64,
    rng: &mut impl CryptoRng,
) -> Result<String, Error> {
    check_max_age(new.max_age)?;
    if new.target.path().len() > MAX_PATH_BYTES {
        return Err(Error::Target);
    }
    let subject = new.account.to_string();
    let claims = Claims {
        registered: Registered::issue(
            (new.issuer, new.audience, &subject),
            (new.life, TICKET_LIFE),
            now,
            rng,
        )?,
        sid: new.session.as_str().to_owned(),
        scope: new.scope.as_str().to_owned(),
        htm: new.target.method().to_owned(),
        htp: new.target.path().to_owned(),
        purpose: new.purpose.as_str().to_owned(),
        acr_values: ACR_FRESH_PATTERN.to_owned(),
        max_age: new.max_age,
    };
    let token = key.sign(TokenType::Ticket, &claims)?;
    check_length(&token)?;
    Ok(token)
}

/// Checks a ticket for the gateway: against the service's `keys`, the signed-in `account` and
/// `session`, and the request (`target`) that the service answered with it.
///
/// Still to do by the gateway: see that [`VerifiedTicket::id`] has never been seen.
///
/// # Errors
/// One [`Error`] for the first rule that does not hold.
pub fn verify_ticket(
    token: &Unverified<'_>,
    keys: &KeySet,
    expected: &Expected<'_>,
    (account, session): (AccountId, &SessionHash),
    target: Target<'_>,
) -> Result<VerifiedTicket, Error> {
    let ticket = verify_alone(token, keys, expected)?;
    if ticket.account != account {
        return Err(Error::Subject);
    }
    if ticket.session != *session {
        return Err(Error::Session);
    }
    target.check(&ticket.method, &ticket.path)?;
    Ok(ticket)
}

/// Checks what a ticket says by itself. The service uses it on its own ticket when it comes back.
pub(crate) fn verify_alone(
    token: &Unverified<'_>,
    keys: &KeySet,
    expected: &Expected<'_>,
) -> Result<VerifiedTicket, Error> {
    let claims: Claims = token.claims(TokenType::Ticket, keys)?;
    check_length(token.text())?;
    let id = claims.registered.check(expected, TICKET_LIFE)?;
    let account = claims.registered.sub.parse().map_err(|_| Error::Subject)?;
    let session = SessionHash::parse(&claims.sid)?;
    let target = Target::new(&claims.htm, &claims.htp)?;
    if target.path().len() > MAX_PATH_BYTES {
        return Err(Error::Target);
    }
    let scope = Scope::parse(&claims.scope)?;
    let purpose = Purpose::parse(&claims.purpose)?;
    if claims.acr_values != ACR_FRESH_PATTERN {
        return Err(Error::Acr);
    }
    check_max_age(claims.max_age)?;
    Ok(VerifiedTicket {
        text: token.text().to_owned(),
        issuer: claims.registered.iss,
        audience: claims.registered.aud,
        id,
        account,
        session,
        method: claims.htm,
        path: claims.htp,
        scope,
        purpose,
        max_age: claims.max_age,
        issued_at: claims.registered.iat,
        expires_at: claims.registered.exp,
    })
}

fn check_max_age(max_age: i64) -> Result<(), Error> {
    if (0..=LONGEST_MAX_AGE).contains(&max_age) { Ok(()) } else { Err(Error::MaxAge) }
}

fn check_length(ticket: &str) -> Result<(), Error> {
    if ticket.len() > MAX_TICKET_BYTES {
        return Err(Error::TooLong { limit: MAX_TICKET_BYTES });
    }
    Ok(())
}
