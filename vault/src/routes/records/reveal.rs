//! `GET /records/{id}/secrets`: the secret fields of one record, for a pattern of their own.

use std::sync::Arc;

use axum::{
    Extension, Json,
    extract::{Path, State},
};
use messages::{in_language, say};
use serde::Serialize;

use super::id;
use crate::{
    access::{Caller, Proof},
    audit::Action,
    error::{Error, Result},
    record::{Fields, quoting},
    scope::Scope,
    unlocked::{Intent, Unlocked, Wording},
    vault::Vault,
};

/// What a locked vault says: nothing of the record, not even whether it exists.
const SOME_RECORD: Wording = Wording::Fixed(say::purpose_reveal);

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
        Proof::Ticket(_) | Proof::SingleShot(..) => SOME_RECORD,
    };
    let intent = Intent { scope: Scope::Reveal, purpose };
    let reveal = || async {
        let mut unlocked = Unlocked::unlock(&vault, &caller, intent.clone()).await?;
        let record = unlocked.record(id(&name)?).await?;
        let id = record.id;
        let fields = record.secrets();
        if fields.is_empty() {
            return Err(Error::NoSecrets);
        }
        unlocked.commit(Action::RevealRecord, Some(id)).await?;
        Ok(Json(Secrets { fields }))
    };
    vault.database.repeat(reveal).await
}

/// What the person is asked to confirm. The record is named to a session that sees its title
/// anyway.
async fn purpose(vault: &Vault, caller: &Caller, name: &str) -> Result<Wording> {
    let Some(mut open) = Unlocked::if_open(vault, caller).await? else {
        return Ok(SOME_RECORD);
    };
    let record = open.record(id(name)?).await?;
    let title = &record.summary.title;
    let purpose = in_language(caller.language(), || quoting(say::purpose_reveal_this(), title));
    if record.secrets().is_empty() {
        return Err(Error::NoSecrets);
    }
    Ok(Wording::Made(purpose))
}
