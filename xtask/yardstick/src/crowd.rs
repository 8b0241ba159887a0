//! Accounts by the million, put in by SQL.
//!
//! Each is a copy of one that has enrolled, under a new id, name and address, with rows in every
//! table that keeps some for each account: ten recovery codes, a device, a place in the vault's outbox.
//! One in ten has an open session and one in five ten events, so that disks suffice. Invented events
//! carry random bytes: they are as large as real ones and stand where real ones would, but they do not
//! open, and `events verify` refuses them.

mod dialect;

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use sqlx::{
    AnyConnection, AssertSqlSafe, Connection as _, Executor as _, any::install_default_drivers,
};

use self::dialect::Dialect;
use crate::stopwatch::Stopwatch;

/// How many open sessions have tokens that whoever measures knows: more than a gateway remembers,
/// so that each is looked for in the database.
const KNOWN_SESSIONS: i64 = 8192;

/// Milliseconds by which those were seen later than any that are there: so that what is measured is
/// reading them, and not who was seen when.
const SEEN_LATER: i64 = 3_600_000;

/// One account in so many has an open session that nobody knows the token of.
const ONE_SESSION_IN: i64 = 10;

/// One account in so many has events.
const ONE_EVENTFUL_IN: i64 = 5;
const EVENTS_EACH: i64 = 10;
const LANES: i64 = 16;

/// Statements that take longer show.
const WORTH_TELLING: Duration = Duration::from_secs(1);

/// Ten rows, numbered.
const TEN: &str = "(SELECT 0 AS e UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL \
    SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL \
    SELECT 9) ten";

/// Adds accounts until there are so many. The gateway must not run.
pub async fn fill(url: &str, accounts: i64) -> Result<Value> {
    install_default_drivers();
    let dialect = Dialect::of(url)?;
    let watch = Stopwatch::start();
    let mut connection = AnyConnection::connect(url).await?;
    run(&mut connection, dialect.hurry).await?;
    let enrolled = count(&mut connection, "accounts").await?;
    ensure!(enrolled > 0, "somebody has to have enrolled, to be copied");
    if accounts > enrolled {
        let mut transaction = connection.begin().await?;
        for statement in statements(&dialect, enrolled, accounts) {
            run(&mut transaction, &[&statement]).await?;
        }
        transaction.commit().await?;
    }
    let tokens = add_known_sessions(&mut connection).await?;
    run(&mut connection, dialect.settle).await?;
    let events = count(&mut connection, "events").await?;
    let (bytes,): (i64,) =
        sqlx::query_as(AssertSqlSafe(dialect.size)).fetch_one(&mut connection).await?;
    connection.close().await?;
    Ok(json!({
        "accounts": accounts, "events": events, "bytes": bytes, "tokens": tokens,
        "seconds": watch.elapsed().as_secs_f64(),
    }))
}

/// What is put in, table by table. The crowd stands in the order of its ids, so that indexes which
/// begin with an account grow at their end.
fn statements(dialect: &Dialect, enrolled: i64, accounts: i64) -> Vec<String> {
    let Dialect { uuid, bytes, text_as_bytes, .. } = dialect;
    vec![
        format!(
            "CREATE TEMP TABLE crowd AS WITH RECURSIVE numbers (n) AS (SELECT {enrolled} UNION ALL \
             SELECT n + 1 FROM numbers WHERE n + 1 < {accounts}) \
             SELECT n, {uuid} AS id, {bytes} AS device FROM numbers ORDER BY id"
        ),
        format!(
            "INSERT INTO accounts (id, username, email, verifier_salt, verifier_parameters, \
             verifier_key, sealed_verifier, picture, created_at, factors_at, language) \
             SELECT crowd.id, 'person-' || n, 'person-' || n || '@example.org', \
             substr({bytes}, 1, 16), verifier_parameters, verifier_key, sealed_verifier, {bytes}, \
             created_at, factors_at, language \
             FROM crowd CROSS JOIN (SELECT * FROM accounts LIMIT 1) AS one"
        ),
        format!(
            "INSERT INTO devices (id, account_id, token, browser, created_at, seen_at) \
             SELECT device, crowd.id, {bytes}, browser, created_at, seen_at \
             FROM crowd CROSS JOIN (SELECT * FROM devices LIMIT 1) AS one ORDER BY crowd.device"
        ),
        format!(
            "INSERT INTO deliveries (kind, subject, service, created_at, due_at, attempts, \
             claimed_until, delivered_at) \
             SELECT kind, {text_as_bytes}, service, created_at, due_at, 1, 0, created_at \
             FROM crowd CROSS JOIN (SELECT * FROM deliveries WHERE kind = 'account' LIMIT 1) \
             AS one"
        ),
        format!(
            "INSERT INTO recovery_codes (account_id, code, created_at) \
             SELECT crowd.id, {bytes}, created_at \
             FROM crowd CROSS JOIN {TEN} CROSS JOIN (SELECT * FROM recovery_codes LIMIT 1) AS one"
        ),
        format!(
            "INSERT INTO sessions (id, token, account_id, browser, created_at, seen_at, \
             expires_at, device_id, address, pattern_at) \
             SELECT {bytes}, {bytes}, crowd.id, browser, created_at, seen_at, expires_at, device, \
             address, pattern_at \
             FROM crowd CROSS JOIN (SELECT * FROM sessions LIMIT 1) AS one \
             WHERE n % {ONE_SESSION_IN} = 0"
        ),
        format!(
            "INSERT INTO events (lane, seq, at, kind, account_id, request, detail, detail_digest, \
             mac) \
             SELECT n / {ONE_EVENTFUL_IN} % {LANES}, \
             last + 1 + n / {ONE_EVENTFUL_IN} / {LANES} * {EVENTS_EACH} + e, at, kind, crowd.id, \
             request, detail, {bytes}, {bytes} \
             FROM crowd CROSS JOIN {TEN} CROSS JOIN (SELECT * FROM events \
             WHERE detail IS NOT NULL LIMIT 1) AS one \
             CROSS JOIN (SELECT MAX(seq) AS last FROM event_heads) AS heads \
             WHERE n % {ONE_EVENTFUL_IN} = 0"
        ),
        // Behind what was invented, so that what happens next has its place.
        format!(
            "UPDATE event_heads SET seq = seq + {EVENTS_EACH} + 1 + (SELECT MAX(seq) FROM events)"
        ),
        format!(
            "INSERT INTO event_heads (lane, seq, mac) \
             SELECT lane, (SELECT MAX(seq) FROM event_heads), {bytes} \
             FROM (SELECT DISTINCT lane FROM events) AS lanes \
             WHERE lane NOT IN (SELECT lane FROM event_heads)"
        ),
    ]
}

/// Adds sessions of accounts from all over the table, and gives their tokens as cookies hold them.
async fn add_known_sessions(connection: &mut AnyConnection) -> Result<Vec<String>> {
    let accounts: Vec<(String,)> =
        sqlx::query_as("SELECT id FROM accounts ORDER BY id").fetch_all(&mut *connection).await?;
    let known = usize::try_from(KNOWN_SESSIONS)?;
    let accounts = accounts.iter().step_by(accounts.len().div_ceil(known).max(1));
    let mut tokens = Vec::new();
    let mut transaction = connection.begin().await?;
    for (number, (account,)) in (0..KNOWN_SESSIONS).zip(accounts.cycle()) {
        let token = Sha256::digest(format!("token {number}"));
        sqlx::query(
            "INSERT INTO sessions (id, token, account_id, browser, created_at, seen_at, \
             expires_at, device_id, address, pattern_at) \
             SELECT $1, $2, $3, browser, created_at, seen_at + $4, expires_at, device_id, address, \
             pattern_at FROM sessions LIMIT 1",
        )
        .bind(Sha256::digest(format!("session {number}")).to_vec())
        .bind(Sha256::digest(token).to_vec())
        .bind(account)
        .bind(SEEN_LATER)
        .execute(&mut *transaction)
        .await?;
        tokens.push(URL_SAFE_NO_PAD.encode(token));
    }
    transaction.commit().await?;
    Ok(tokens)
}

async fn count(connection: &mut AnyConnection, table: &str) -> Result<i64> {
    let text = format!("SELECT COUNT(*) FROM {table}");
    let (count,) = sqlx::query_as(AssertSqlSafe(text)).fetch_one(connection).await?;
    Ok(count)
}

async fn run(connection: &mut AnyConnection, statements: &[&str]) -> Result<()> {
    for statement in statements {
        let watch = Stopwatch::start();
        connection
            .execute(AssertSqlSafe((*statement).to_owned()))
            .await
            .with_context(|| (*statement).to_owned())?;
        let what = statement.split(" (").next().unwrap_or(statement);
        if watch.elapsed() > WORTH_TELLING {
            eprintln!("  {:>6.1} s  {what}", watch.elapsed().as_secs_f64());
        }
    }
    Ok(())
}
