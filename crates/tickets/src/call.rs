//! The call: one request of the gateway to a service, on behalf of a person.

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
    token_id::TokenId,
    unverified::{TokenType, Unverified},
};

/// The longest life of a call, in seconds.
pub const CALL_LIFE: i64 = 30;

/// What a call says.
#[derive(Clone, Copy, Debug)]
pub struct NewCall<'a> {
    /// The gateway.
    pub issuer: &'a str,
    /// The service.
    pub audience: &'a str,
    /// The person's account.
    pub account: AccountId,
    /// The person's session.
    pub session: &'a SessionHash,
    /// The request.
    pub target: Target<'a>,
    /// Seconds to live, 1 to [`CALL_LIFE`].
    pub life: i64,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    #[serde(flatten)]
    registered: Registered,
    sid: String,
    htm: String,
    htp: String,
}

/// A call that the pinned gateway made for this very request, and that is alive.
#[derive(Clone, Debug)]
pub struct VerifiedCall {
    id: TokenId,
    account: AccountId,
    session: SessionHash,
    issued_at: i64,
    expires_at: i64,
}

impl VerifiedCall {
    /// The id of the token.
    #[must_use]
    pub fn id(&self) -> &TokenId {
        &self.id
    }

    /// The person's account.
    #[must_use]
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// The person's session.
    #[must_use]
    pub fn session(&self) -> &SessionHash {
        &self.session
    }

    /// When the token dies, in seconds since 1970, not counting leeway.
    #[must_use]
    pub fn expires_at(&self) -> i64 {
        self.expires_at
    }

    /// The token as one that counts once.
    #[must_use]
    pub fn once(&self) -> Once<'_> {
        Once::new(&self.id, self.issued_at, self.expires_at)
    }
}

/// Signs a call.
///
/// # Errors
/// [`Error::KeyUse`] for a key of another use, [`Error::Lifetime`] for a life out of range,
/// [`Error::TooLong`] where the path makes the token longer than 4 KiB.
pub fn issue_call(
    new: &NewCall<'_>,
    key: &SigningKey,
    now: i64,
    rng: &mut impl CryptoRng,
) -> Result<String, Error> {
    let subject = new.account.to_string();
    let registered =
        Registered::issue((new.issuer, new.audience, &subject), (new.life, CALL_LIFE), now, rng)?;
    let claims = Claims {
        registered,
        sid: new.session.as_str().to_owned(),
        htm: new.target.method().to_owned(),
        htp: new.target.path().to_owned(),
    };
    key.sign(TokenType::Call, &claims)
}

/// Checks a call against the gateway's `keys` and the request it came with.
///
/// # Errors
/// One [`Error`] for the first rule that does not hold.
pub fn verify_call(
    token: &Unverified<'_>,
    keys: &KeySet,
    expected: &Expected<'_>,
    target: Target<'_>,
) -> Result<VerifiedCall, Error> {
    let claims: Claims = token.claims(TokenType::Call, keys)?;
    let id = claims.registered.check(expected, CALL_LIFE)?;
    let account = claims.registered.sub.parse().map_err(|_| Error::Subject)?;
    let session = SessionHash::parse(&claims.sid)?;
    target.check(&claims.htm, &claims.htp)?;
    let Registered { iat: issued_at, exp: expires_at, .. } = claims.registered;
    Ok(VerifiedCall { id, account, session, issued_at, expires_at })
}
