//! `DELETE /records/{id}`: one record less.

use std::sync::Arc;

use axum::{
    Extension,
    extract::{Path, State},
    http::StatusCode,
};
use messages::say;

use super::id;
use crate::{
    access::Caller,
    audit::Action,
    error::Result,
    scope::Scope,
    unlocked::{Intent, Unlocked},
    vault::Vault,
};

const INTENT: Intent = Intent::new(Scope::Write, say::purpose_delete);

pub(in crate::routes) async fn remove(
    State(vault): State<Arc<Vault>>,
    Extension(caller): Extension<Caller>,
    Path(name): Path<String>,
) -> Result<StatusCode> {
    let remove = || async {
        let mut unlocked = Unlocked::unlock(&vault, &caller, INTENT).await?;
        let record = id(&name)?;
        unlocked.delete(record).await?;
        unlocked.commit(Action::DeleteRecord, Some(record)).await
    };
    vault.database.repeat(remove).await?;
    Ok(StatusCode::NO_CONTENT)
}
