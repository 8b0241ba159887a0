//! What a person changes of their own account: factors, address, and its end.

use factors::{GestureDigest, ImageDigest, ImageFingerprint, Pattern};
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

use super::{ApiError, CodeView, Secret};

/// The factors as they are: all of them are proven before any is changed.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CurrentFactors {
    /// The password.
    pub password: Secret,
    /// The picture, bound to site and username.
    pub image: ImageDigest,
    /// The gesture, bound to site and username.
    pub gesture: GestureDigest,
}

/// The factors that are to change; at least one.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactorChanges {
    /// Another password.
    pub password: Option<Secret>,
    /// Another picture.
    pub picture: Option<PictureDigests>,
    /// Another gesture, bound to site and username.
    pub gesture: Option<GestureDigest>,
}

/// A picture that nobody else may have.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PictureDigests {
    /// Bound to site and username.
    pub image: ImageDigest,
    /// Bound to the site.
    pub fingerprint: ImageFingerprint,
}

/// Judges the current factors and, where they match, mails a code whose pattern changes them.
#[server(prefix = "/api", endpoint = "change-factors", input = Json, output = Json)]
pub async fn change_factors(
    current: CurrentFactors,
    changes: FactorChanges,
) -> Result<CodeView, ApiError> {
    use crate::backend::{backend, client, signed_in};
    let password = |secret: &Secret| identity::Password::typed(secret.reveal());
    let current = identity::CurrentFactors {
        password: password(&current.password),
        image: current.image,
        gesture: current.gesture,
    };
    let changes = identity::FactorChanges {
        password: changes.password.as_ref().map(password),
        picture: changes.picture.map(|picture| (picture.image, picture.fingerprint)),
        gesture: changes.gesture,
    };
    let person = signed_in().await?;
    Ok(backend()?.identity.change_factors(&person, &client(), current, changes).await?.into())
}

/// Takes the pattern: the new factors hold, and every other session has ended.
#[server(prefix = "/api", endpoint = "confirm-factors", input = Json, output = Json)]
pub async fn confirm_factors(challenge: String, pattern: Pattern) -> Result<(), ApiError> {
    use crate::backend::{backend, challenge_id, client, give_token, signed_in};
    let (person, id) = (signed_in().await?, challenge_id(&challenge)?);
    give_token(&backend()?.identity.confirm_factors(&person, &client(), &id, &pattern).await?);
    Ok(())
}

/// Mails a code to the address as it is, so that another may take its place.
#[server(prefix = "/api", endpoint = "change-email", input = Json, output = Json)]
pub async fn change_email(email: String) -> Result<CodeView, ApiError> {
    use crate::backend::{backend, client, signed_in};
    let person = signed_in().await?;
    Ok(backend()?.identity.change_email(&person, &client(), &email).await?.into())
}

/// Takes the pattern that went to the old address, and mails one to the new address.
#[server(prefix = "/api", endpoint = "confirm-old-email", input = Json, output = Json)]
pub async fn confirm_old_email(challenge: String, pattern: Pattern) -> Result<CodeView, ApiError> {
    use crate::backend::{backend, challenge_id, client, give_token, signed_in};
    let (person, id, identity) =
        (signed_in().await?, challenge_id(&challenge)?, backend()?.identity);
    let (token, code) = identity.confirm_old_email(&person, &client(), &id, &pattern).await?;
    give_token(&token);
    Ok(code.into())
}

/// Takes the pattern that went to the new address: codes go there from here on.
#[server(prefix = "/api", endpoint = "confirm-new-email", input = Json, output = Json)]
pub async fn confirm_new_email(challenge: String, pattern: Pattern) -> Result<(), ApiError> {
    use crate::backend::{backend, challenge_id, client, give_token, signed_in};
    let (person, id) = (signed_in().await?, challenge_id(&challenge)?);
    give_token(&backend()?.identity.confirm_new_email(&person, &client(), &id, &pattern).await?);
    Ok(())
}

/// Mails a code whose pattern erases the account.
#[server(prefix = "/api", endpoint = "ask-erasure", input = Json, output = Json)]
pub async fn ask_erasure() -> Result<CodeView, ApiError> {
    use crate::backend::{backend, client, signed_in};
    let person = signed_in().await?;
    Ok(backend()?.identity.ask_erasure(&person, &client()).await?.into())
}

/// Erases the account, here and in every service.
#[server(prefix = "/api", endpoint = "erase-account", input = Json, output = Json)]
pub async fn erase_account(challenge: String, pattern: Pattern) -> Result<(), ApiError> {
    use crate::backend::{backend, challenge_id, client, forget_site_data, signed_in, take_token};
    let (person, id) = (signed_in().await?, challenge_id(&challenge)?);
    backend()?.identity.erase(&person, &client(), &id, &pattern).await?;
    take_token();
    forget_site_data();
    Ok(())
}
