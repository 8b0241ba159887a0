//! `GET /history`: what was done in the vault, when, and by which session.

use std::sync::Arc;

use axum::{Extension, Json, extract::State, http::Uri};
use messages::say;

use super::query::{parameters, wrong};
use crate::{
    access::Caller,
    audit::Action,
    error::Result,
    history::Page,
    scope::Scope,
    unlocked::{Intent, Unlocked},
    vault::Vault,
};

const INTENT: Intent = Intent::new(Scope::Read, say::purpose_history);

/// Events of a page, unless another number is asked for.
const LIMIT: u16 = 50;

/// The most events of a page.
const MAX_LIMIT: u16 = 200;

pub(super) async fn view(
    State(vault): State<Arc<Vault>>,
    Extension(caller): Extension<Caller>,
    uri: Uri,
) -> Result<Json<Page>> {
    let mut unlocked = Unlocked::look(&vault, &caller, &INTENT).await?;
    let [before, limit] = parameters(uri.query(), ["before", "limit"])?;
    let before = before.map(|text| positive(&text)).transpose()?;
    let limit = limit.map_or(Ok(LIMIT), |text| up_to(&text))?;
    let page = unlocked.history(before, limit).await?;
    unlocked.seen(&INTENT, Action::ViewHistory, None).await?;
    Ok(Json(page))
}

fn positive(text: &str) -> Result<i64> {
    let position = text.parse().ok().filter(|position| *position > 0);
    position.ok_or_else(|| wrong("before", "Send a position, as `next` tells it."))
}

fn up_to(text: &str) -> Result<u16> {
    let limit = text.parse().ok().filter(|limit| (1..=MAX_LIMIT).contains(limit));
    limit.ok_or_else(|| wrong("limit", format!("Send a number from 1 to {MAX_LIMIT}.")))
}
