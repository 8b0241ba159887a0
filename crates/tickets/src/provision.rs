//! The provisioning call: the gateway makes and removes accounts and grants.

use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};

use crate::{
    base64url,
    error::Error,
    key_set::KeySet,
    once::Once,
    registered::{Expected, Registered},
    signing_key::SigningKey,
    target::Target,
    token_id::TokenId,
    unverified::{TokenType, Unverified},
};

/// The longest life of a provisioning call, in seconds.
pub const PROVISION_LIFE: i64 = 30;

/// `sub` of every provisioning call: the gateway speaks for itself, not for a person.
const SUBJECT: &str = "gateway";

/// What a provisioning call says.
#[derive(Clone, Copy, Debug)]
pub struct NewProvision<'a> {
    /// The gateway.
    pub issuer: &'a str,
    /// The service.
    pub audience: &'a str,
    /// The request.
    pub target: Target<'a>,
    /// The body of the request as sent; empty where there is none.
    pub body: &'a [u8],
    /// Seconds to live, 1 to [`PROVISION_LIFE`].
    pub life: i64,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    #[serde(flatten)]
    registered: Registered,
    htm: String,
    htp: String,
    body_s256: String,
}

/// A provisioning call that the pinned gateway made for this very request and body.
#[derive(Clone, Debug)]
pub struct VerifiedProvision {
    id: TokenId,
    issued_at: i64,
    expires_at: i64,
}

impl VerifiedProvision {
    /// The id of the token.
    #[must_use]
    pub fn id(&self) -> &TokenId {
        &self.id
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

/// Signs a provisioning call.
///
/// # Errors
/// As [`issue_call`](crate::issue_call).
pub fn issue_provision(
    new: &NewProvision<'_>,
    key: &SigningKey,
    now: i64,
    rng: &mut impl CryptoRng,
) -> Result<String, Error> {
    let claims = Claims {
        registered: Registered::issue(
            (new.issuer, new.audience, SUBJECT),
            (new.life, PROVISION_LIFE),
            now,
            rng,
        )?,
        htm: new.target.method().to_owned(),
        htp: new.target.path().to_owned(),
        body_s256: base64url::sha256(new.body),
    };
    key.sign(TokenType::Provision, &claims)
}

/// Checks a provisioning call against the gateway's `keys` and the request and body it came with.
///
/// # Errors
/// One [`Error`] for the first rule that does not hold.
pub fn verify_provision(
    token: &Unverified<'_>,
    keys: &KeySet,
    expected: &Expected<'_>,
    target: Target<'_>,
    body: &[u8],
) -> Result<VerifiedProvision, Error> {
    let claims: Claims = token.claims(TokenType::Provision, keys)?;
    let id = claims.registered.check(expected, PROVISION_LIFE)?;
    if claims.registered.sub != SUBJECT {
        return Err(Error::Subject);
    }
    target.check(&claims.htm, &claims.htp)?;
    if claims.body_s256 != base64url::sha256(body) {
        return Err(Error::Body);
    }
    let Registered { iat: issued_at, exp: expires_at, .. } = claims.registered;
    Ok(VerifiedProvision { id, issued_at, expires_at })
}
