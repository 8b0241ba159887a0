//! The second lock.

use factors::Pattern;
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

use super::{ApiError, CodeView};

/// What the unlock page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnlockPage {
    /// The code.
    pub code: CodeView,
    /// Which service asks.
    pub service: String,
    /// What will be opened.
    pub purpose: String,
    /// The path where the person goes on, and where they can ask again.
    pub return_to: String,
}

/// What an open challenge of this session would unlock.
#[server(prefix = "/api", endpoint = "unlock-page", input = Json, output = Json)]
pub async fn view_unlock(challenge: String) -> Result<UnlockPage, ApiError> {
    use crate::backend::{backend, challenge_id, signed_in};
    let person = signed_in().await?;
    let view = backend()?.identity.unlock_view(&person, &challenge_id(&challenge)?).await?;
    Ok(UnlockPage {
        code: view.challenge.into(),
        service: view.title,
        purpose: view.purpose,
        return_to: view.return_to,
    })
}

/// Takes the pattern, and returns the path where the person goes on: the request that was refused
/// is made there once more, with the ticket, countersigned.
#[server(prefix = "/api", endpoint = "unlock", input = Json, output = Json)]
pub async fn unlock(challenge: String, pattern: Pattern) -> Result<String, ApiError> {
    use crate::backend::{backend, challenge_id, client, give_token, signed_in};
    let (backend, person, id) = (backend()?, signed_in().await?, challenge_id(&challenge)?);
    let confirmed = backend.identity.unlock(&person, &client(), &id, &pattern).await?;
    give_token(&confirmed.token);
    Ok(confirmed.return_to)
}
