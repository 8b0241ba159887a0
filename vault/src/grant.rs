//! Grants: for a while, a session may do what its person has just confirmed.

use std::{collections::BTreeSet, time::Duration};

use ambient::{LEEWAY, Timestamp};
use database::{Database, Transaction};
use sqlx::AnyConnection;
use tickets::{AccountId, SessionHash, VerifiedCountersigned};

use crate::{scope::Scope, vault::Vault};

/// Gives a session what its ticket asked for, until `opens_until`; a later end is never shortened.
pub(crate) async fn give(
    tx: &mut Transaction,
    proof: &VerifiedCountersigned,
    opens_until: Timestamp,
    now: Timestamp,
) -> database::Result<()> {
    for scope in proof.ticket().scope().iter() {
        sqlx::query(
            "INSERT INTO grants (account_id, sid, scope, opened_at, opens_until) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (account_id, sid, scope) \
             DO UPDATE SET opened_at = excluded.opened_at, opens_until = excluded.opens_until \
             WHERE excluded.opens_until > grants.opens_until",
        )
        .bind(proof.account().to_string())
        .bind(proof.session().as_str())
        .bind(scope)
        .bind(now.millis())
        .bind(opens_until.millis())
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

/// The account's wrapped data key, while it has one, and until when a session may use `scope`; `None`
/// where it may not. A grant from the future, as seen by a clock that was set back, does not count.
pub(crate) async fn standing(
    at: &mut AnyConnection,
    vault: &Vault,
    (account, session): (AccountId, &SessionHash),
    scope: Scope,
    now: Timestamp,
) -> database::Result<(Option<Vec<u8>>, Option<Timestamp>)> {
    let row: Option<(Option<Vec<u8>>, Option<i64>)> = sqlx::query_as(
        "SELECT a.data_key, (SELECT g.opens_until FROM grants g WHERE g.account_id = a.id \
         AND g.sid = $2 AND g.scope = $3 AND g.opens_until > $4 AND g.opened_at <= $5) \
         FROM accounts a WHERE a.id = $1 AND a.erased_at IS NULL",
    )
    .bind(account.to_string())
    .bind(session.as_str())
    .bind(scope.as_str())
    .bind(now.millis())
    .bind(latest_opening(vault, now).millis())
    .fetch_optional(at)
    .await?;
    let (wrapped, until) = row.unwrap_or_default();
    Ok((wrapped, until.map(Timestamp::from_millis)))
}

/// The latest instant at which a grant that counts was given. The clocks of two vaults may be apart
/// as well, however much the gateway's may be from theirs.
pub(crate) fn latest_opening(vault: &Vault, now: Timestamp) -> Timestamp {
    let configured = Duration::from_secs(vault.settings.leeway.unsigned_abs());
    now.plus(configured.max(LEEWAY))
}

/// Takes back everything that a session was given, and says which accounts that opened.
pub(crate) async fn end(
    tx: &mut Transaction,
    session: &SessionHash,
) -> database::Result<BTreeSet<String>> {
    let accounts: Vec<String> =
        sqlx::query_scalar("DELETE FROM grants WHERE sid = $1 RETURNING account_id")
            .bind(session.as_str())
            .fetch_all(&mut **tx)
            .await?;
    Ok(accounts.into_iter().collect())
}

/// Takes back everything that an account's sessions were given.
pub(crate) async fn end_all(tx: &mut Transaction, account: AccountId) -> database::Result<()> {
    sqlx::query("DELETE FROM grants WHERE account_id = $1")
        .bind(account.to_string())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Removes grants that have ended, so that no clock brings them back.
pub(crate) async fn sweep(database: &Database, now: Timestamp) -> database::Result<()> {
    sqlx::query("DELETE FROM grants WHERE opens_until <= $1")
        .bind(now.millis())
        .execute(database.pool())
        .await?;
    Ok(())
}
