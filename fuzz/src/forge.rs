//! Parties whose keys are known, and a pen that signs whatever it is told.

use std::sync::LazyLock;

use aws_lc_rs::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use tickets::{AccountId, KeySet, KeyUse, SessionHash, SigningKey, TokenType, sha256};

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
        let text = SigningKey::generate_pem().expect("a key can be made");
        let der = pem::parse(text.as_bytes()).expect("a key is PEM");
        Self {
            key: SigningKey::from_pem(key_use, &text).expect("a key can be read"),
            pair: EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, der.contents())
                .expect("a key can be read"),
        }
    }

    pub fn set(&self) -> KeySet {
        KeySet::from_iter([self.key.public().clone()])
    }

    /// Signs any bytes as claims under a correct header.
    pub fn sign(&self, token_type: TokenType, claims: &[u8]) -> String {
        let header = json!({
            "alg": "ES256", "typ": token_type.as_str(), "kid": self.key.public().kid(),
        });
        let header = URL_SAFE_NO_PAD.encode(header.to_string());
        let signed = format!("{header}.{}", URL_SAFE_NO_PAD.encode(claims));
        let signature = self.pair.sign(&SystemRandom::new(), signed.as_bytes());
        let signature = signature.expect("anything can be signed");
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

/// The pen of the one party that signs such tokens.
pub fn pen(key_use: KeyUse) -> &'static Pen {
    static PENS: LazyLock<[Pen; 4]> = LazyLock::new(|| {
        [KeyUse::Call, KeyUse::Provision, KeyUse::Ticket, KeyUse::Countersign].map(Pen::new)
    });
    PENS.iter().find(|pen| pen.key.public().key_use() == key_use).expect("each use has a pen")
}

pub fn account() -> AccountId {
    "0190a5c4-7f3b-7c1d-9e2f-3a4b5c6d7e8f".parse().expect("this is a UUID")
}

pub fn session() -> SessionHash {
    SessionHash::of(b"a session")
}

/// Claims of that kind which hold at [`NOW`].
pub fn claims_of(token_type: TokenType) -> Value {
    let from_gateway = |life: i64| {
        json!({
            "iss": GATEWAY, "aud": SERVICE, "sub": account(), "jti": "AAAAAAAAAAAAAAAAAAAAAA",
            "iat": NOW, "nbf": NOW, "exp": NOW + life, "sid": session(),
            "htm": "GET", "htp": "/records?page=2",
        })
    };
    match token_type {
        TokenType::Call => from_gateway(30),
        TokenType::Provision => {
            with(from_gateway(30), json!({ "sub": "gateway", "body_s256": sha256(b"") }))
        }
        TokenType::Ticket => with(
            from_gateway(600),
            json!({
                "iss": SERVICE, "aud": GATEWAY, "scope": "records.read records.write",
                "purpose": "Open your vault", "acr_values": tickets::ACR_FRESH_PATTERN,
                "max_age": 300,
            }),
        ),
        TokenType::Countersigned => {
            let ticket = claims_of(TokenType::Ticket).to_string();
            let ticket = pen(KeyUse::Ticket).sign(TokenType::Ticket, ticket.as_bytes());
            with(
                from_gateway(60),
                json!({
                    "auth_time": NOW, "acr": tickets::ACR_FRESH_PATTERN, "amr": tickets::AMR,
                    "ticket": ticket,
                }),
            )
        }
    }
}

fn with(mut claims: Value, more: Value) -> Value {
    if let (Some(members), Value::Object(more)) = (claims.as_object_mut(), more) {
        members.extend(more);
    }
    claims
}
