//! Creating an account.

use factors::{GestureDigest, ImageDigest, ImageFingerprint, Pattern};
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

use super::{ApiError, CodeView, Secret};

/// What the sign-up form hands in. Digests only: neither picture nor gesture leaves the browser.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Application {
    /// The username, as typed.
    pub username: String,
    /// The e-mail address, as typed.
    pub email: String,
    /// The password.
    pub password: Secret,
    /// The picture, bound to site and username.
    pub image: ImageDigest,
    /// The picture, bound to the site.
    pub fingerprint: ImageFingerprint,
    /// The gesture, bound to site and username.
    pub gesture: GestureDigest,
}

/// Mails a code to the address of an application.
#[server(prefix = "/api", endpoint = "apply", input = Json, output = Json)]
pub async fn apply(application: Application) -> Result<CodeView, ApiError> {
    use crate::backend::{backend, browser};
    let application = identity::Application {
        username: application.username,
        email: application.email,
        password: identity::Password::typed(application.password.reveal()),
        image: application.image,
        fingerprint: application.fingerprint,
        gesture: application.gesture,
        browser: browser(),
    };
    Ok(backend()?.identity.apply(application).await?.into())
}

/// Completes an application: the account exists from here on, and its owner is signed in.
#[server(prefix = "/api", endpoint = "enrol", input = Json, output = Json)]
pub async fn enrol(challenge: String, pattern: Pattern) -> Result<(), ApiError> {
    use crate::backend::{backend, challenge_id, end_former_session, give_token};
    let token = backend()?.identity.enrol(&challenge_id(&challenge)?, &pattern).await?;
    end_former_session().await?;
    give_token(&token);
    Ok(())
}
