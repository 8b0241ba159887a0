//! What a vault stands on, tried without changing anything.

use std::{path::Path, time::Duration};

use ambient::{Clock, SystemClock};
use configuration::Draft;
use doctor::{
    Finding, Privacy, Report, compare_clocks, date_of, is_first_start, look_at_database,
    look_at_disk, look_at_modes,
};
use keyring::State;
use secrets::SecretFileError;
use sqlx::{AnyConnection, Connection as _};

use crate::{keys::master_key_id, schema::MIGRATIONS, settings::Settings, start::StartError};

/// What to do about keys of tickets that are gone; they are in no backup.
const LOST: &str = "put them back, or make others with keys rotate --force; see \
                    docs/operations.md, Keys";

/// What its finding is called.
const MASTER_KEY: &str = "master key";

const PATIENCE: Duration = Duration::from_secs(5);

/// Looks at everything that a vault with these settings stands on; `draft` says where
/// they come from, and `file` where the file is.
/// A running vault is not disturbed.
pub async fn examine(settings: &Settings, draft: &Draft, file: Option<&Path>) -> Report {
    let now = SystemClock.now().millis();
    let mut report = Report::default();
    report.extend(files(settings, draft, file));
    report.extend([look_at_disk(&settings.data)]);
    let key = master_key_id(settings);
    let has_keys = !matches!(key, Err(StartError::Secret(SecretFileError::Missing { .. })));
    report.extend(look_at_database(&settings.database(), &MIGRATIONS, now, has_keys).await);
    let first_start = is_first_start(&settings.database(), "master_key").await;
    let told = if first_start && !has_keys {
        Finding::doubt(MASTER_KEY, "there is none yet", "the first start makes it")
    } else {
        master_key(settings, key).await
    };
    report.extend([told, ticket_keys(settings, first_start)]);
    report.extend(gateway(settings, now).await);
    report
}

fn files(settings: &Settings, draft: &Draft, file: Option<&Path>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if settings.data.exists() {
        findings.push(look_at_modes(&settings.data, Privacy::Own));
    } else {
        let seen = format!("{}: there is no such folder", settings.data.display());
        let remedy = "a first start makes it; or name another with --data";
        findings.push(Finding::doubt("data", seen, remedy));
    }
    let privacy = if draft.file_holds_secret() { Privacy::Given } else { Privacy::Own };
    findings.extend(file.map(|file| look_at_modes(file, privacy)));
    let secrets = settings.database_url_file.iter().chain(&settings.metrics_token_file);
    findings.extend(secrets.map(|file| look_at_modes(file, Privacy::Given)));
    findings
}

/// Whether the master key is the one that the database was made with.
async fn master_key(settings: &Settings, key: Result<String, StartError>) -> Finding {
    let key = match key {
        Ok(key) => key,
        Err(error) => return Finding::wrong(MASTER_KEY, error, "restore it from your backup"),
    };
    let asked = tokio::time::timeout(PATIENCE, tied_to(settings)).await;
    match asked.unwrap_or(Err(sqlx::Error::PoolTimedOut)) {
        Ok(Some(tied)) if tied == key => Finding::fine(MASTER_KEY, "opens what is in the database"),
        Ok(Some(_)) => Finding::wrong(
            MASTER_KEY,
            "the database was made with another one",
            "restore the key that belongs to it, or name another database",
        ),
        Ok(None) => Finding::fine(MASTER_KEY, "readable, and the database is tied to none yet"),
        Err(error) => Finding::doubt(MASTER_KEY, error, "see the database above"),
    }
}

/// The id of the master key that the database remembers.
async fn tied_to(settings: &Settings) -> Result<Option<String>, sqlx::Error> {
    let mut connection = AnyConnection::connect(&settings.database().existing().url).await?;
    let tied = sqlx::query_scalar("SELECT id FROM master_key WHERE one = 1")
        .fetch_optional(&mut connection)
        .await;
    connection.close().await?;
    tied
}

fn ticket_keys(settings: &Settings, first_start: bool) -> Finding {
    let about = "ticket keys";
    match settings.ticket_keys().list(SystemClock.now()) {
        Ok(keys) if keys.iter().any(|key| key.state == State::Current) => {
            Finding::fine(about, "those that sign can be used")
        }
        Ok(_) if first_start => {
            Finding::doubt(about, "there are none yet", "the first start makes them")
        }
        Ok(_) => Finding::wrong(about, "none signs, so that the vault does not start", LOST),
        Err(error) => Finding::wrong(about, error, LOST),
    }
}

/// Whether the gateway publishes keys where they are looked for.
async fn gateway(settings: &Settings, now: i64) -> Vec<Finding> {
    let about = "gateway";
    let url = match settings.jwks_url() {
        Ok(url) => url,
        Err(error) => return vec![Finding::wrong(about, error, "correct gateway_jwks_url")],
    };
    let remedy = "start the gateway, or correct gateway_issuer or gateway_jwks_url";
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .timeout(PATIENCE)
        .build();
    let asked = match client {
        Ok(client) => client.get(url.clone()).send().await,
        Err(error) => Err(error),
    };
    let answer = match asked.and_then(reqwest::Response::error_for_status) {
        Ok(answer) => answer,
        Err(error) => {
            let seen = format!("{url}: {:#}", anyhow::Error::from(error.without_url()));
            return vec![Finding::doubt(about, seen, remedy)];
        }
    };
    // What a cache kept tells the time at which it was kept.
    let fresh = !answer.headers().contains_key("age");
    let date = answer.headers().get("date").filter(|_| fresh);
    let date = date.and_then(|date| date_of(date.to_str().ok()?));
    let body = answer.bytes().await.unwrap_or_default();
    let mut findings = vec![match tickets::KeySet::parse(&body) {
        Ok(_) => Finding::fine(about, format!("its keys are at {url}")),
        Err(error) => Finding::wrong(about, format!("{url}: {error}"), remedy),
    }];
    findings.extend(date.map(|theirs| compare_clocks(about, theirs, now)));
    findings
}
