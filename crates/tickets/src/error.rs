//! Everything that can be wrong with a token, a key or a set of keys.

/// One of the three segments of a compact JWS (RFC 7515 §7.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The protected header.
    Header,
    /// The claims.
    Claims,
    /// The signature.
    Signature,
}

/// Why a token, a key or a key set was refused, or could not be made.
///
/// The text names what was wrong and never carries a part of the token: it is fit for a log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Longer than `limit` bytes.
    #[error("token is longer than {limit} bytes")]
    TooLong {
        /// The limit that was passed, in bytes.
        limit: usize,
    },
    /// Not exactly three segments, none of them empty.
    #[error("token is not three segments")]
    Segments,
    /// Not strict base64url without padding (RFC 7515 §2).
    #[error("{0:?} is not base64url")]
    Base64(Part),
    /// Not a JSON object, or not one of the expected shape; or a member has the wrong type.
    #[error("{0:?} is not of the expected shape")]
    Shape(Part),
    /// The same member twice (RFC 7515 §4, RFC 7519 §4).
    #[error("{0:?} has a member twice")]
    Duplicate(Part),
    /// `crit`, `jku`, `jwk`, `x5u`, `x5c`, `b64` or `zip`: the token wants to steer its own check.
    #[error("header member `{0}` is refused")]
    RefusedHeader(&'static str),
    /// A header member other than `alg`, `typ` and `kid`.
    #[error("header has an unknown member")]
    UnknownHeader,
    /// `alg` is not `ES256`.
    #[error("algorithm is not ES256")]
    Algorithm,
    /// `typ` is none of the four, or not the one asked for.
    #[error("token is of another type")]
    Type,
    /// No key with this `kid` in the issuer's set.
    #[error("no such key")]
    UnknownKey,
    /// The key is there, but for another kind of token.
    #[error("key is not for this kind of token")]
    KeyUse,
    /// The signature does not verify.
    #[error("signature is wrong")]
    Signature,
    /// `iss` is not the pinned issuer.
    #[error("another issuer")]
    Issuer,
    /// `aud` is not this party.
    #[error("another audience")]
    Audience,
    /// `sub` is not what this kind of token must carry, or not the expected account.
    #[error("another subject")]
    Subject,
    /// `sid` is malformed or not the expected session.
    #[error("another session")]
    Session,
    /// `jti` is not the base64url form of 16 bytes.
    #[error("token id is not 128 bits in base64url")]
    TokenId,
    /// `iat` lies in the future.
    #[error("issued in the future")]
    IssuedInFuture,
    /// `nbf` lies in the future.
    #[error("not valid yet")]
    NotYetValid,
    /// `exp` has passed.
    #[error("expired")]
    Expired,
    /// `iat` or `nbf` is before 1970, or `exp` is not after `iat`, or further from it than this kind
    /// of token may live.
    #[error("lifetime is longer than allowed")]
    Lifetime,
    /// `htm` is not the method of the request.
    #[error("another method")]
    Method,
    /// `htp` is not the path and query of the request, or not a path at all.
    #[error("another target")]
    Target,
    /// `body_s256` is not the digest of the body.
    #[error("another body")]
    Body,
    /// Not a space-delimited set of scope tokens (RFC 6749 §3.3).
    #[error("scope is malformed")]
    Scope,
    /// Not plain text of 1 to 120 characters.
    #[error("purpose is not plain text of 1 to 120 characters")]
    Purpose,
    /// `acr` or `acr_values` is not the one known.
    #[error("another authentication context")]
    Acr,
    /// `max_age` is negative or longer than a day.
    #[error("max_age is out of range")]
    MaxAge,
    /// `auth_time` lies before the ticket, or in the future.
    #[error("authentication does not belong to this ticket")]
    AuthTime,
    /// `auth_time` is older than `max_age` allows.
    #[error("authentication is too old")]
    AuthTooOld,
    /// An account id is not a UUID in its canonical form.
    #[error("account id is not a UUID")]
    AccountId,
    /// A private key is not a P-256 key in PKCS#8 PEM.
    #[error("private key is not P-256 in PKCS#8 PEM")]
    PrivateKey,
    /// A private key could not be generated, or signing failed.
    #[error("signing is not possible")]
    Signing,
    /// A key set is not of the strict form; the text says what.
    #[error("key set refused: {0}")]
    KeySet(&'static str),
    /// A key set URL is not `http` or `https`, or carries credentials.
    #[error("key set address refused")]
    KeySetUrl,
    /// A service's or a gateway's name is not the origin of an address, such as
    /// `https://id.example` (RFC 6454 §6.2): a scheme, a host, a port unless it is the usual one,
    /// and no slash at the end.
    #[error("not an origin: {0}")]
    Origin(String),
    /// A realm is empty or has characters other than letters, digits, `-`, `_` and `.`.
    #[error("realm is malformed")]
    Realm,
    /// The issuer's keys could not be fetched, and none are remembered that may still be used.
    #[error("keys of the issuer are not available")]
    KeysUnavailable,
}
