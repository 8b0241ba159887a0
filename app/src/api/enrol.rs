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
    use crate::backend::{backend, client};
    let application = identity::Application {
        username: application.username,
        email: application.email,
        password: identity::Password::typed(application.password.reveal()),
        image: application.image,
        fingerprint: application.fingerprint,
        gesture: application.gesture,
    };
    Ok(backend()?.identity.apply(application, &client()).await?.into())
}

/// Completes an application: the account exists from here on, and its owner is signed in. Returns
/// the recovery codes, once.
#[server(prefix = "/api", endpoint = "enrol", input = Json, output = Json)]
pub async fn enrol(challenge: String, pattern: Pattern) -> Result<Vec<Secret>, ApiError> {
    use crate::backend::{backend, challenge_id, client, end_former_session, give_entered};
    let (identity, id) = (backend()?.identity, challenge_id(&challenge)?);
    let enrolled = identity.enrol(&id, &pattern, &client()).await?;
    end_former_session().await?;
    give_entered(&enrolled.entered);
    Ok(super::recovery::shown(&enrolled.recovery_codes))
}
