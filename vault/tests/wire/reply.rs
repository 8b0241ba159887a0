//! What the vault answered.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use reqwest::{StatusCode, header::HeaderMap};
use serde_json::Value;

/// What the vault answered.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub fn ticket(&self) -> String {
        assert_eq!(
            self.status,
            StatusCode::UNAUTHORIZED,
            "{}",
            String::from_utf8_lossy(&self.body)
        );
        tickets::Locked::ticket_in(&self.body).unwrap()
    }

    /// A claim of the ticket.
    pub fn claim(&self, name: &str) -> Value {
        let ticket = self.ticket();
        let payload = URL_SAFE_NO_PAD.decode(ticket.split('.').nth(1).unwrap()).unwrap();
        serde_json::from_slice::<Value>(&payload).unwrap()[name].clone()
    }

    /// The last part of the problem's type.
    pub fn problem(&self) -> String {
        assert_eq!(self.header("content-type"), Some("application/problem+json"));
        assert_eq!(self.header("cache-control"), Some("no-store"));
        let body = self.json();
        assert_eq!(body["status"], self.status.as_u16());
        body["type"].as_str().unwrap().strip_prefix("urn:tessera:problem:").unwrap().to_owned()
    }
}
