//! What a service answered.

use app::backend::LockError;
use reqwest::{Response, StatusCode};
use serde_json::Value;
use tickets::Locked;

/// The largest answer that is read.
const LARGEST: usize = 4 * 1024 * 1024;

/// An answer, read to its end.
pub enum Answer {
    /// The service served, or refused by itself.
    Served { status: u16, body: Value, unlocked_until: Option<i64> },
    /// The service asks for a fresh pattern: its ticket, not verified yet.
    Ticket(String),
}

impl Answer {
    /// Whether the service does not know the account yet.
    pub(super) fn knows_no_account(&self) -> bool {
        matches!(self, Self::Served { status: 404, body, .. }
            if body.get("type").and_then(Value::as_str) == Some("urn:tessera:problem:no-account"))
    }

    pub(super) async fn read(mut response: Response) -> Result<Self, LockError> {
        let status = response.status();
        let unlocked_until = response
            .headers()
            .get("tessera-unlocked-until")
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.parse().ok());
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|_| LockError::Down)? {
            if bytes.len() + chunk.len() > LARGEST {
                return Err(LockError::Nonsense("an answer of more than 4 MiB".to_owned()));
            }
            bytes.extend_from_slice(&chunk);
        }
        if status == StatusCode::UNAUTHORIZED {
            return Locked::ticket_in(&bytes)
                .map(Self::Ticket)
                .ok_or_else(|| LockError::Nonsense("a call was refused".to_owned()));
        }
        if status.is_server_error() {
            return Err(LockError::Down);
        }
        let body = if bytes.is_empty() {
            Value::Null
        } else {
            serde_json::from_slice(&bytes)
                .map_err(|_| LockError::Nonsense("an answer that is no JSON".to_owned()))?
        };
        Ok(Self::Served { status: status.as_u16(), body, unlocked_until })
    }
}
