//! The second lock.

use factors::Pattern;
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

use super::{ApiError, CodeView, Secret};

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
/// is made there once more, with the ticket, countersigned. The same pattern with the same key, a
/// random UUID, gets the same answer for a minute: the first may have been lost on its way.
#[server(prefix = "/api", endpoint = "unlock", input = Json, output = Json)]
pub async fn unlock(
    challenge: String,
    pattern: Pattern,
    #[server(default)] key: Option<Secret>,
) -> Result<String, ApiError> {
    use crate::backend::{backend, challenge_id, give_token, shown_token};
    let (identity, id) = (backend()?.identity, challenge_id(&challenge)?);
    let key = key.map(|key| key.reveal().parse()).transpose()?;
    let confirmed = match (unlock_once(&id, &pattern, key.as_ref()).await, &key) {
        (Err(error @ (ApiError::SignedOut | ApiError::ChallengeOver)), Some(key)) => {
            identity.unlock_again(&shown_token()?, &id, &pattern, key).await.map_err(|_| error)?
        }
        (first, _) => first?,
    };
    give_token(&confirmed.token);
    Ok(confirmed.return_to)
}

#[cfg(feature = "ssr")]
async fn unlock_once(
    id: &identity::ChallengeId,
    pattern: &Pattern,
    key: Option<&identity::AttemptKey>,
) -> Result<identity::Confirmed, ApiError> {
    use crate::backend::{backend, client, signed_in};
    let person = signed_in().await?;
    Ok(backend()?.identity.unlock(&person, &client(), id, pattern, key).await?)
}
