//! Who is signed in.

use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

use super::ApiError;

/// Somebody who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The username.
    pub username: String,
}

/// Who is signed in, if anybody.
#[server(prefix = "/api", endpoint = "person", input = Json, output = Json)]
pub async fn current_person() -> Result<Option<Person>, ApiError> {
    match crate::backend::signed_in().await {
        Ok(person) => Ok(Some(Person { username: person.username().to_owned() })),
        Err(ApiError::SignedOut) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Ends the session, and with it what the services had granted it.
#[server(prefix = "/api", endpoint = "sign-out", input = Json, output = Json)]
pub async fn sign_out() -> Result<(), ApiError> {
    use crate::backend::{backend, client, forget_site_data, signed_in, take_token};
    match signed_in().await {
        Ok(person) => backend()?.identity.sign_out(&person, &client()).await?,
        Err(ApiError::SignedOut) => {}
        Err(error) => return Err(error),
    }
    take_token();
    forget_site_data();
    Ok(())
}

/// Has the mails to whoever is signed in written in the language of that tag from now on.
#[server(prefix = "/api", endpoint = "speak", input = Json, output = Json)]
pub async fn speak(tag: String) -> Result<(), ApiError> {
    use crate::backend::{backend, signed_in};
    let language = messages::Language::tagged(&tag).ok_or(ApiError::Malformed)?;
    match signed_in().await {
        Ok(person) => Ok(backend()?.identity.speak(&person, language).await?),
        Err(ApiError::SignedOut) => Ok(()),
        Err(error) => Err(error),
    }
}
