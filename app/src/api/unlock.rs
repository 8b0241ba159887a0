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
}

/// What an open challenge of this session would unlock.
#[server(prefix = "/api", endpoint = "unlock-page", input = Json, output = Json)]
pub async fn view_unlock(challenge: String) -> Result<UnlockPage, ApiError> {
    use crate::backend::{backend, challenge_id, signed_in};
    let person = signed_in().await?;
    let view = backend()?.identity.unlock_view(&person, &challenge_id(&challenge)?).await?;
    Ok(UnlockPage { code: view.challenge.into(), service: view.title, purpose: view.purpose })
}

/// Takes the pattern, countersigns the service's ticket and opens it. Returns the path where the
/// person goes on.
#[server(prefix = "/api", endpoint = "unlock", input = Json, output = Json)]
pub async fn unlock(challenge: String, pattern: Pattern) -> Result<String, ApiError> {
    use crate::backend::{backend, challenge_id, client, give_token, signed_in};
    let (backend, person, id) = (backend()?, signed_in().await?, challenge_id(&challenge)?);
    let unlocked = backend.identity.unlock(&person, &client(), &id, &pattern).await?;
    // The pattern is used up, whatever the service answers: the new token goes out either way.
    give_token(unlocked.token());
    backend.lock.redeem(&person, &unlocked).await?;
    Ok(unlocked.request().return_to.clone())
}
