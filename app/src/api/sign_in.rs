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
    use crate::backend::{backend, client};
    let credentials = identity::Credentials {
        username: credentials.username,
        password: identity::Password::typed(credentials.password.reveal()),
        image: credentials.image,
        gesture: credentials.gesture,
    };
    Ok(backend()?.identity.sign_in(credentials, &client()).await?.into())
}

/// Begins a session where the pattern is right.
#[server(prefix = "/api", endpoint = "complete-sign-in", input = Json, output = Json)]
pub async fn complete_sign_in(challenge: String, pattern: Pattern) -> Result<(), ApiError> {
    use crate::backend::{backend, challenge_id, client, end_former_session, give_entered};
    let (identity, id) = (backend()?.identity, challenge_id(&challenge)?);
    let entered = identity.complete_sign_in(&id, &pattern, &client()).await?;
    end_former_session().await?;
    give_entered(&entered);
    Ok(())
}
