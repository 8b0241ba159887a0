//! `GET /export`: everything as one encrypted archive, for a pattern of its own.

use std::sync::Arc;

use ambient::Timestamp;
use axum::{
    Extension,
    extract::State,
    http::{HeaderName, HeaderValue},
    response::IntoResponse,
};
use messages::say;
use time::OffsetDateTime;

use crate::{
    access::Caller,
    archive::{self, Plan},
    attachment,
    error::{Error, Result},
    scope::Scope,
    unlocked::{Intent, Unlocked},
    vault::Vault,
};

const INTENT: Intent = Intent::new(Scope::Export, say::purpose_export);

/// What opens the archive; it is told here and nowhere else.
const PASSPHRASE: HeaderName = HeaderName::from_static("tessera-archive-passphrase");

pub(super) async fn export(
    State(vault): State<Arc<Vault>>,
    Extension(caller): Extension<Caller>,
) -> Result<impl IntoResponse> {
    let draw_up = || async {
        let unlocked = Unlocked::unlock(&vault, &caller, INTENT).await?;
        let name = format!("tessera-vault-{}.age", day(unlocked.now));
        Ok::<_, Error>((name, Plan::draw_up(unlocked, &vault).await?))
    };
    let (name, plan) = vault.database.repeat(draw_up).await?;
    let (passphrase, body) = archive::export(plan);
    let mut passphrase = HeaderValue::from_str(&passphrase).map_err(|_| Error::Corrupt)?;
    passphrase.set_sensitive(true);
    Ok((attachment::headers(&name), [(PASSPHRASE, passphrase)], body))
}

/// The day in UTC, `YYYY-MM-DD`.
fn day(instant: Timestamp) -> String {
    OffsetDateTime::from_unix_timestamp(instant.seconds())
        .map_or_else(|_| instant.seconds().to_string(), |instant| instant.date().to_string())
}
