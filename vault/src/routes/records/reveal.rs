//! `GET /records/{id}/secrets`: the secret fields of one record, for a pattern of their own.

use std::{borrow::Cow, sync::Arc};

use axum::{
    Extension, Json,
    extract::{Path, State},
};
use serde::Serialize;

use super::id;
use crate::{
    access::{Caller, Proof},
    audit::Action,
    error::{Error, Result},
    record::{Fields, quoting},
    scope::Scope,
    unlocked::{Intent, Unlocked},
    vault::Vault,
};

/// What a locked vault says: nothing of the record, not even whether it exists.
const SOME_RECORD: &str = "Show the secret fields of a record in your vault";

const THIS_RECORD: &str = "Show the secret fields of";

#[derive(Serialize)]
pub(in crate::routes) struct Secrets {
    fields: Fields,
}

pub(in crate::routes) async fn reveal(
    State(vault): State<Arc<Vault>>,
    Extension(caller): Extension<Caller>,
    Path(name): Path<String>,
) -> Result<Json<Secrets>> {
    let purpose = match caller.proof() {
        Proof::Call => purpose(&vault, &caller, &name).await?,
        Proof::Ticket(_) | Proof::SingleShot(..) => Cow::Borrowed(SOME_RECORD),
    };
    let intent = Intent { scope: Scope::Reveal, purpose };
    let mut unlocked = Unlocked::unlock(&vault, &caller, intent).await?;
    let record = unlocked.record(id(&name)?).await?;
    let id = record.id;
    let fields = record.secrets();
    if fields.is_empty() {
        return Err(Error::NoSecrets);
    }
    unlocked.commit(Action::RevealRecord, Some(id)).await?;
    Ok(Json(Secrets { fields }))
}

/// What the person is asked to confirm. The record is named to a session that sees its title
/// anyway.
async fn purpose(vault: &Vault, caller: &Caller, name: &str) -> Result<Cow<'static, str>> {
    let Some(mut open) = Unlocked::if_open(vault, caller).await? else {
        return Ok(Cow::Borrowed(SOME_RECORD));
    };
    let record = open.record(id(name)?).await?;
    let purpose = quoting(THIS_RECORD, &record.summary.title);
    if record.secrets().is_empty() {
        return Err(Error::NoSecrets);
    }
    Ok(Cow::Owned(purpose))
}
