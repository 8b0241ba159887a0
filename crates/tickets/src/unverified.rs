//! The strict front: what a token must look like before anybody asks who signed it.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::{
    base64url,
    error::{Error, Part},
    key_set::KeySet,
    key_use::KeyUse,
    members::Members,
};

/// The longest token that is read or made.
pub const MAX_TOKEN_BYTES: usize = 4096;

/// Header members that would let a token steer its own check (RFC 8725 §3.10, RFC 7797).
const REFUSED: [&str; 7] = ["crit", "jku", "jwk", "x5u", "x5c", "b64", "zip"];

/// Bytes of an ES256 signature (RFC 7518 §3.4).
const SIGNATURE_BYTES: usize = 64;

/// The kinds of tokens, told apart by `typ` (RFC 8725 §3.11).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenType {
    /// `tessera-call+jwt`: the gateway calls for a person.
    Call,
    /// `tessera-provision+jwt`: the gateway manages accounts and grants.
    Provision,
    /// `tessera-ticket+jwt`: the service asks for a fresh proof.
    Ticket,
    /// `tessera-countersigned+jwt`: the gateway answers with that proof.
    Countersigned,
}

impl TokenType {
    const ALL: [Self; 4] = [Self::Call, Self::Provision, Self::Ticket, Self::Countersigned];

    /// The value of `typ`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Call => "tessera-call+jwt",
            Self::Provision => "tessera-provision+jwt",
            Self::Ticket => "tessera-ticket+jwt",
            Self::Countersigned => "tessera-countersigned+jwt",
        }
    }

    /// The use of the keys that sign this kind of token.
    #[must_use]
    pub fn key_use(self) -> KeyUse {
        match self {
            Self::Call => KeyUse::Call,
            Self::Provision => KeyUse::Provision,
            Self::Ticket => KeyUse::Ticket,
            Self::Countersigned => KeyUse::Countersign,
        }
    }
}

/// A token of the right form, whose signature and claims nobody has looked at.
///
/// It tells its type and the id of its key, and nothing else: both are needed to choose a check,
/// and neither is to be believed before that check.
pub struct Unverified<'a> {
    text: &'a str,
    token_type: TokenType,
    kid: String,
    signed: &'a str,
    claims: Vec<u8>,
    signature: [u8; SIGNATURE_BYTES],
}

impl<'a> Unverified<'a> {
    /// Takes a compact JWS apart (RFC 7515 §7.1).
    ///
    /// # Errors
    /// [`Error::TooLong`] over 4 KiB; [`Error::Segments`] unless there are exactly three;
    /// [`Error::Base64`] for padding or any other alphabet; [`Error::Shape`] and
    /// [`Error::Duplicate`] for a header that is not one JSON object with each name once;
    /// [`Error::RefusedHeader`], [`Error::UnknownHeader`], [`Error::Algorithm`] and
    /// [`Error::Type`] for a header other than exactly `alg`, `typ` and `kid`.
    pub fn parse(text: &'a str) -> Result<Self, Error> {
        if text.len() > MAX_TOKEN_BYTES {
            return Err(Error::TooLong { limit: MAX_TOKEN_BYTES });
        }
        let (signed, signature) = text.rsplit_once('.').ok_or(Error::Segments)?;
        let (header, claims) = signed.split_once('.').ok_or(Error::Segments)?;
        if [header, claims, signature].iter().any(|part| part.is_empty()) || claims.contains('.') {
            return Err(Error::Segments);
        }
        let header = base64url::decode(header).ok_or(Error::Base64(Part::Header))?;
        let claims = base64url::decode(claims).ok_or(Error::Base64(Part::Claims))?;
        let signature = base64url::decode_exact::<SIGNATURE_BYTES>(signature)
            .ok_or(Error::Base64(Part::Signature))?;
        let (token_type, kid) = read_header(&header)?;
        Ok(Self { text, token_type, kid, signed, claims, signature })
    }

    /// The kind of token it says it is.
    #[must_use]
    pub fn token_type(&self) -> TokenType {
        self.token_type
    }

    /// The id of the key it says it is signed with.
    #[must_use]
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The token, byte for byte.
    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    /// Checks type, key and signature, in this order, and only then reads the claims.
    pub(crate) fn claims<C: DeserializeOwned>(
        &self,
        token_type: TokenType,
        keys: &KeySet,
    ) -> Result<C, Error> {
        if self.token_type != token_type {
            return Err(Error::Type);
        }
        let key = keys.key(&self.kid, token_type.key_use())?;
        if !key.verifies(self.signed.as_bytes(), &self.signature) {
            return Err(Error::Signature);
        }
        let members = Members::parse(&self.claims, Part::Claims)?;
        serde_json::from_value(Value::Object(members.0)).map_err(|_| Error::Shape(Part::Claims))
    }
}

/// Reads a header of exactly `alg`, `typ` and `kid`.
fn read_header(json: &[u8]) -> Result<(TokenType, String), Error> {
    let mut members = Members::parse(json, Part::Header)?.0;
    if let Some(refused) = REFUSED.into_iter().find(|name| members.contains_key(*name)) {
        return Err(Error::RefusedHeader(refused));
    }
    let mut take = |name| match members.remove(name) {
        Some(Value::String(text)) => Ok(text),
        _ => Err(Error::Shape(Part::Header)),
    };
    let (alg, typ, kid) = (take("alg")?, take("typ")?, take("kid")?);
    if !members.is_empty() {
        return Err(Error::UnknownHeader);
    }
    if alg != "ES256" {
        return Err(Error::Algorithm);
    }
    let token_type =
        TokenType::ALL.into_iter().find(|each| each.as_str() == typ).ok_or(Error::Type)?;
    Ok((token_type, kid))
}
