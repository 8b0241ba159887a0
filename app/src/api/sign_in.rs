//! Signing in.

use factors::{GestureDigest, ImageDigest, Pattern};
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

use super::{ApiError, CodeView, Secret};

/// Everything that is judged together.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    /// The username, as typed.
    pub username: String,
    /// The password.
    pub password: Secret,
    /// The picture, bound to site and username.
    pub image: ImageDigest,
    /// The gesture, bound to site and username.
    pub gesture: GestureDigest,
}

/// Judges all factors at once and, where they match, mails a code.
#[server(prefix = "/api", endpoint = "sign-in", input = Json, output = Json)]
pub async fn sign_in(credentials: Credentials) -> Result<CodeView, ApiError> {
    use crate::backend::{backend, browser};
    let credentials = identity::Credentials {
        username: credentials.username,
        password: identity::Password::typed(credentials.password.reveal()),
        image: credentials.image,
        gesture: credentials.gesture,
        browser: browser(),
    };
    Ok(backend()?.identity.sign_in(credentials).await?.into())
}

/// Begins a session where the pattern is right.
#[server(prefix = "/api", endpoint = "complete-sign-in", input = Json, output = Json)]
pub async fn complete_sign_in(challenge: String, pattern: Pattern) -> Result<(), ApiError> {
    use crate::backend::{backend, challenge_id, end_former_session, give_token};
    let token = backend()?.identity.complete_sign_in(&challenge_id(&challenge)?, &pattern).await?;
    end_former_session().await?;
    give_token(&token);
    Ok(())
}
