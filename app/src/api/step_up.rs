//! A fresh pattern for what a session may do to itself.

use factors::Pattern;
use leptos::{prelude::*, server_fn::codec::Json};

use super::{ApiError, CodeView};

/// Mails a code whose pattern makes the session fresh.
#[server(prefix = "/api", endpoint = "ask-pattern", input = Json, output = Json)]
pub async fn ask_pattern() -> Result<CodeView, ApiError> {
    use crate::backend::{backend, client, signed_in};
    let person = signed_in().await?;
    Ok(backend()?.identity.ask_fresh_pattern(&person, &client()).await?.into())
}

/// Takes the pattern: for five minutes the session may do what needs a fresh one.
#[server(prefix = "/api", endpoint = "confirm-pattern", input = Json, output = Json)]
pub async fn confirm_pattern(challenge: String, pattern: Pattern) -> Result<(), ApiError> {
    use crate::backend::{backend, challenge_id, client, give_token, signed_in};
    let (person, id) = (signed_in().await?, challenge_id(&challenge)?);
    give_token(&backend()?.identity.confirm(&person, &client(), &id, &pattern).await?);
    Ok(())
}
