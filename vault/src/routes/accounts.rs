//! `/accounts/{id}`: accounts, as the gateway provisions them.

use std::sync::Arc;

use axum::{
    Extension, Json,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use tickets::{AccountId, VerifiedProvision};

use crate::{
    account::{self, Creation},
    error::{Error, Result},
    vault::Vault,
};

/// An account, for the gateway to compare with its own.
#[derive(Serialize)]
struct Account {
    id: AccountId,
    state: &'static str,
    created_at: i64,
}

/// `PUT`: 201 the first time, 204 from then on.
pub(super) async fn create(
    State(vault): State<Arc<Vault>>,
    Extension(call): Extension<VerifiedProvision>,
    Path(name): Path<String>,
) -> Result<StatusCode> {
    match account::create(&vault, parse(&name)?, &call).await? {
        Creation::Created => Ok(StatusCode::CREATED),
        Creation::Unchanged => Ok(StatusCode::NO_CONTENT),
    }
}

/// `GET`: the state of an account, or 404.
pub(super) async fn state(
    State(vault): State<Arc<Vault>>,
    Path(name): Path<String>,
) -> Result<Response> {
    let id = parse(&name)?;
    let created_at = account::created_at(&vault, id).await?.ok_or(Error::NoAccount)?;
    Ok(Json(Account { id, state: "active", created_at: created_at.seconds() }).into_response())
}

/// `DELETE`: 204, whether or not there was one.
pub(super) async fn erase(
    State(vault): State<Arc<Vault>>,
    Extension(call): Extension<VerifiedProvision>,
    Path(name): Path<String>,
) -> Result<StatusCode> {
    account::erase(&vault, parse(&name)?, &call).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn parse(name: &str) -> Result<AccountId> {
    name.parse().map_err(|_| Error::NoAccount)
}
