//! A person's own account.

use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

use super::ApiError;

/// What the account page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountPage {
    /// The username.
    pub username: String,
    /// The address that codes go to.
    pub email: String,
    /// Where the account exists.
    pub services: Vec<ServiceRow>,
    /// Whether it is an administrator's.
    #[serde(default)]
    pub admin: bool,
}

/// Whether the account exists in a service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceRow {
    /// The service's title.
    pub title: String,
    /// False while the service has not answered.
    pub ready: bool,
    /// How often it was tried.
    pub attempts: u32,
    /// The path where it is opened, if it has a page.
    pub entrance: Option<String>,
}

#[cfg(feature = "ssr")]
impl ServiceRow {
    pub(super) fn of(backend: &crate::backend::Backend, state: &identity::ServiceState) -> Self {
        Self {
            title: backend.lock.title(&state.service),
            ready: state.ready,
            attempts: state.attempts,
            entrance: backend.lock.entrance(&state.service),
        }
    }
}

/// The account of whoever is signed in.
#[server(prefix = "/api", endpoint = "account", input = Json, output = Json)]
pub async fn account() -> Result<AccountPage, ApiError> {
    use crate::backend::{backend, signed_in};
    let (backend, person) = (backend()?, signed_in().await?);
    Ok(AccountPage {
        username: person.username().to_owned(),
        email: person.email().to_owned(),
        services: person.services().iter().map(|state| ServiceRow::of(&backend, state)).collect(),
        admin: person.administers(),
    })
}
