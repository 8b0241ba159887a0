//! A private key.

use std::fmt;

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::{
    error::Error,
    jwk::VerifyingKey,
    key_use::KeyUse,
    unverified::{MAX_TOKEN_BYTES, TokenType},
};

/// The label of an unencrypted PKCS#8 key (RFC 7468 §10).
const PEM_LABEL: &str = "PRIVATE KEY";

/// A P-256 private key for one kind of token, with its public half. It is wiped when dropped, and
/// never shown by `Debug`.
#[derive(Clone)]
pub struct SigningKey {
    encoding: EncodingKey,
    public: VerifyingKey,
}

impl SigningKey {
    /// Generates a private key with the library's own generator, as PKCS#8 PEM, fit for a file of
    /// mode 0600.
    ///
    /// # Errors
    /// [`Error::Signing`] when the library cannot.
    pub fn generate_pem() -> Result<Zeroizing<String>, Error> {
        let pair =
            EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).map_err(|_| Error::Signing)?;
        let document = pair.to_pkcs8v1().map_err(|_| Error::Signing)?;
        let block = pem::Pem::new(PEM_LABEL, document.as_ref());
        let lines = pem::EncodeConfig::new().set_line_ending(pem::LineEnding::LF);
        Ok(Zeroizing::new(pem::encode_config(&block, lines)))
    }

    /// Loads a private key.
    ///
    /// # Errors
    /// [`Error::PrivateKey`] for anything but one unencrypted P-256 key in PKCS#8 PEM.
    pub fn from_pem(key_use: KeyUse, text: &str) -> Result<Self, Error> {
        let block = pem::parse(text).map_err(|_| Error::PrivateKey)?;
        if block.tag() != PEM_LABEL {
            return Err(Error::PrivateKey);
        }
        let der = Zeroizing::new(block.into_contents());
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &der)
            .map_err(|_| Error::PrivateKey)?;
        let public = VerifyingKey::from_point(key_use, pair.public_key().as_ref())
            .map_err(|_| Error::PrivateKey)?;
        Ok(Self { encoding: EncodingKey::from_ec_der(&der), public })
    }

    /// Generates a key that is not kept anywhere, for tests and short-lived parties.
    ///
    /// # Errors
    /// As [`SigningKey::generate_pem`].
    pub fn generate(key_use: KeyUse) -> Result<Self, Error> {
        Self::from_pem(key_use, &Self::generate_pem()?)
    }

    /// The public half, for a [`KeySet`](crate::KeySet).
    #[must_use]
    pub fn public(&self) -> &VerifyingKey {
        &self.public
    }

    /// Signs claims as a compact JWS; refuses a kind of token that the key is not for.
    pub(crate) fn sign(
        &self,
        token_type: TokenType,
        claims: &impl Serialize,
    ) -> Result<String, Error> {
        if self.public.key_use() != token_type.key_use() {
            return Err(Error::KeyUse);
        }
        let mut header = Header::new(Algorithm::ES256);
        header.typ = Some(token_type.as_str().to_owned());
        header.kid = Some(self.public.kid().to_owned());
        let token =
            jsonwebtoken::encode(&header, claims, &self.encoding).map_err(|_| Error::Signing)?;
        if token.len() > MAX_TOKEN_BYTES {
            return Err(Error::TooLong { limit: MAX_TOKEN_BYTES });
        }
        Ok(token)
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SigningKey").field("public", &self.public).finish_non_exhaustive()
    }
}
