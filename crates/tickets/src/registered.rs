//! The registered claims (RFC 7519 §4.1), which every token carries in the same way.

use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};

use crate::{error::Error, token_id::TokenId};

/// How far two clocks may be apart, in seconds, where nothing else is configured.
pub const LEEWAY: i64 = 5;

/// What a verifier knows without looking at the token.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// The pinned issuer, compared exactly.
    pub issuer: &'a str,
    /// The verifier itself, compared exactly.
    pub audience: &'a str,
    /// The time, in seconds since 1970.
    pub now: i64,
    /// How far the two clocks may be apart, in seconds; [`LEEWAY`] unless configured.
    pub leeway: i64,
}

/// `iss`, `aud` (one string), `sub`, `jti`, `iat`, `nbf`, `exp`, all required. Times are integers:
/// a fraction or a string does not deserialize.
#[derive(Serialize, Deserialize)]
pub(crate) struct Registered {
    pub(crate) iss: String,
    pub(crate) aud: String,
    pub(crate) sub: String,
    pub(crate) jti: String,
    pub(crate) iat: i64,
    pub(crate) nbf: i64,
    pub(crate) exp: i64,
}

impl Registered {
    /// Claims for a new token that lives `life` of at most `max_life` seconds from `now`.
    pub(crate) fn issue(
        (iss, aud, sub): (&str, &str, &str),
        (life, max_life): (i64, i64),
        now: i64,
        rng: &mut impl CryptoRng,
    ) -> Result<Self, Error> {
        if !(1..=max_life).contains(&life) {
            return Err(Error::Lifetime);
        }
        Ok(Self {
            iss: iss.to_owned(),
            aud: aud.to_owned(),
            sub: sub.to_owned(),
            jti: TokenId::draw(rng).into(),
            iat: now,
            nbf: now,
            exp: now.saturating_add(life),
        })
    }

    /// Checks everything but `sub`, whose meaning differs, and returns the id.
    ///
    /// Sums saturate: an absurd time can only be refused, never wrap around into a valid one.
    pub(crate) fn check(&self, expected: &Expected<'_>, max_life: i64) -> Result<TokenId, Error> {
        let latest = expected.now.saturating_add(expected.leeway);
        if self.iss != expected.issuer {
            return Err(Error::Issuer);
        }
        if self.aud != expected.audience {
            return Err(Error::Audience);
        }
        // No clock has shown such a time, and libraries differ in what they make of it.
        if self.iat < 0 || self.nbf < 0 {
            return Err(Error::Lifetime);
        }
        if self.iat > latest {
            return Err(Error::IssuedInFuture);
        }
        if self.nbf > latest {
            return Err(Error::NotYetValid);
        }
        if self.exp <= expected.now.saturating_sub(expected.leeway) {
            return Err(Error::Expired);
        }
        if self.exp <= self.iat || self.exp > self.iat.saturating_add(max_life) {
            return Err(Error::Lifetime);
        }
        TokenId::parse(&self.jti)
    }
}
