//! The local inbox, where no mail server is configured.

use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

use super::ApiError;

/// A letter in the local inbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InboxLetter {
    /// The address.
    pub recipient: String,
    /// The subject.
    pub subject: String,
    /// Milliseconds since the epoch.
    pub sent_at: i64,
    /// The body as plain text.
    pub text: String,
    /// The code in it.
    pub code: Option<String>,
}

/// The letters of the last day, newest first.
#[server(prefix = "/api", endpoint = "inbox", input = Json, output = Json)]
pub async fn inbox() -> Result<Vec<InboxLetter>, ApiError> {
    let backend = crate::backend::backend()?;
    if !backend.local_inbox {
        return Err(ApiError::NotFound);
    }
    let letters = backend.identity.inbox().await?;
    Ok(letters
        .into_iter()
        .map(|message| InboxLetter {
            recipient: message.recipient,
            subject: message.letter.subject,
            sent_at: message.sent_at.millis(),
            code: code_in(&message.letter.text),
            text: message.letter.text,
        })
        .collect())
}

/// The code in a letter: the one line that is a pattern.
#[cfg(feature = "ssr")]
fn code_in(text: &str) -> Option<String> {
    text.lines()
        .filter(|line| line.contains('-'))
        .find_map(|line| line.trim().parse::<factors::Pattern>().ok())
        .map(|pattern| pattern.to_string())
}
