//! A mailed code, while its pattern is awaited.

use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

use super::ApiError;

/// Where the mail with the code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MailPlace {
    /// About to be handed over.
    Queued,
    /// The mail server has taken it.
    Sent,
    /// The mail server did not take it; it is tried again.
    Delayed,
}

/// What the page shows of a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeView {
    /// The challenge's name.
    pub challenge: String,
    /// Seconds until the code expires.
    pub expires_in: u64,
    /// Tries left.
    pub tries_left: u32,
    /// Seconds until "send again" works.
    pub resend_in: u64,
    /// The address, masked.
    pub sent_to: String,
    /// Where the mail is.
    pub mail: MailPlace,
}

#[cfg(feature = "ssr")]
impl From<identity::ChallengeView> for CodeView {
    fn from(view: identity::ChallengeView) -> Self {
        Self {
            challenge: view.id.to_string(),
            expires_in: view.expires_in.as_secs(),
            tries_left: view.tries_left,
            resend_in: view.resend_in.as_millis().div_ceil(1000) as u64,
            sent_to: view.sent_to,
            mail: match view.mail {
                identity::MailState::Queued => MailPlace::Queued,
                identity::MailState::Sent => MailPlace::Sent,
                identity::MailState::Delayed => MailPlace::Delayed,
            },
        }
    }
}

/// Whether the code can still be used, and where its mail is.
#[server(prefix = "/api", endpoint = "code-state", input = Json, output = Json)]
pub async fn code_state(challenge: String) -> Result<CodeView, ApiError> {
    use crate::backend::{backend, challenge_id};
    let view = backend()?.identity.challenge(&challenge_id(&challenge)?).await?;
    Ok(view.into())
}

/// Sends the same code once more. Its life grows no longer.
#[server(prefix = "/api", endpoint = "send-again", input = Json, output = Json)]
pub async fn send_again(challenge: String) -> Result<CodeView, ApiError> {
    use crate::backend::{backend, challenge_id};
    let (identity, id) = (backend()?.identity, challenge_id(&challenge)?);
    identity.send_again(&id).await?;
    Ok(identity.challenge(&id).await?.into())
}
