//! Parties, and a pen that signs whatever it is told.

use aws_lc_rs::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rand::rngs::SysRng;
use rand_core::UnwrapErr;
use serde_json::{Value, json};
use tickets::{AccountId, Expected, KeySet, KeyUse, SessionHash, SigningKey, Target, sha256};

pub const NOW: i64 = 1_800_000_000;
pub const GATEWAY: &str = "https://id.example";
pub const SERVICE: &str = "http://127.0.0.1:5000";

/// A private key that also signs what the crate would not.
pub struct Pen {
    pub key: SigningKey,
    pair: EcdsaKeyPair,
}

impl Pen {
    pub fn new(key_use: KeyUse) -> Self {
        let text = SigningKey::generate_pem().unwrap();
        let der = pem::parse(text.as_bytes()).unwrap();
        Self {
            key: SigningKey::from_pem(key_use, &text).unwrap(),
            pair: EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, der.contents())
                .unwrap(),
        }
    }

    pub fn set(&self) -> KeySet {
        KeySet::from_iter([self.key.public().clone()])
    }

    pub fn header(&self, typ: &str) -> Value {
        json!({ "alg": "ES256", "typ": typ, "kid": self.key.public().kid() })
    }

    /// The public key as a point, as anybody can read it from the published set.
    pub fn point(&self) -> &[u8] {
        self.pair.public_key().as_ref()
    }

    /// Signs any two texts.
    pub fn sign_text(&self, header: &str, claims: &str) -> String {
        let signed = signing_input(header, claims);
        let signature = self.pair.sign(&SystemRandom::new(), signed.as_bytes()).unwrap();
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
    }

    /// Signs any claims under a correct header.
    pub fn sign(&self, typ: &str, claims: &Value) -> String {
        self.sign_text(&self.header(typ).to_string(), &claims.to_string())
    }
}

/// The first two segments of a token (RFC 7515 §5.1).
pub fn signing_input(header: &str, claims: &str) -> String {
    format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(claims))
}

pub fn rng() -> UnwrapErr<SysRng> {
    UnwrapErr(SysRng)
}

pub fn account() -> AccountId {
    "0190a5c4-7f3b-7c1d-9e2f-3a4b5c6d7e8f".parse().unwrap()
}

pub fn session() -> SessionHash {
    SessionHash::of(b"a session")
}

pub fn target() -> Target<'static> {
    Target::new("GET", "/records?page=2").unwrap()
}

/// What the service expects of the gateway.
pub fn at_service(now: i64) -> Expected<'static> {
    Expected { issuer: GATEWAY, audience: SERVICE, now, leeway: tickets::LEEWAY }
}

/// What the gateway expects of the service.
pub fn at_gateway(now: i64) -> Expected<'static> {
    Expected { issuer: SERVICE, audience: GATEWAY, now, leeway: tickets::LEEWAY }
}

pub fn call_claims() -> Value {
    json!({
        "iss": GATEWAY, "aud": SERVICE, "sub": account(), "jti": "AAAAAAAAAAAAAAAAAAAAAA",
        "iat": NOW, "nbf": NOW, "exp": NOW + 30,
        "sid": session(), "htm": "GET", "htp": "/records?page=2",
    })
}

pub fn provision_claims(body: &[u8]) -> Value {
    json!({
        "iss": GATEWAY, "aud": SERVICE, "sub": "gateway", "jti": "AAAAAAAAAAAAAAAAAAAAAA",
        "iat": NOW, "nbf": NOW, "exp": NOW + 30,
        "htm": "GET", "htp": "/records?page=2", "body_s256": sha256(body),
    })
}

pub fn ticket_claims() -> Value {
    json!({
        "iss": SERVICE, "aud": GATEWAY, "sub": account(), "jti": "AAAAAAAAAAAAAAAAAAAAAA",
        "iat": NOW, "nbf": NOW, "exp": NOW + 600,
        "sid": session(), "htm": "GET", "htp": "/records?page=2",
        "scope": "records.read records.write", "purpose": "Open your vault",
        "acr_values": "urn:tessera:acr:fresh-pattern", "max_age": 300,
    })
}

pub fn countersigned_claims(ticket: &str) -> Value {
    json!({
        "iss": GATEWAY, "aud": SERVICE, "sub": account(), "jti": "AAAAAAAAAAAAAAAAAAAAAA",
        "iat": NOW + 20, "nbf": NOW + 20, "exp": NOW + 80,
        "sid": session(), "htm": "GET", "htp": "/records?page=2",
        "auth_time": NOW + 20, "acr": "urn:tessera:acr:fresh-pattern",
        "amr": ["pwd", "otp", "mca", "urn:tessera:amr:image", "urn:tessera:amr:gesture"],
        "ticket": ticket,
    })
}

/// The claims with one of them changed; `null` removes it.
pub fn with(claims: &Value, name: &str, value: Value) -> Value {
    let mut changed = claims.clone();
    let members = changed.as_object_mut().unwrap();
    if value.is_null() {
        members.remove(name);
    } else {
        members.insert(name.to_owned(), value);
    }
    changed
}
