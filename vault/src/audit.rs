//! Who did what, when: rows that are only ever added.

use ambient::Timestamp;
use database::Transaction;
use sqlx::{Any, any::AnyArguments, query::Query};
use tickets::{AccountId, SessionHash, TokenId};
use uuid::Uuid;

use crate::{grant, scope::Scope, vault::Vault};

/// What happened. The names are stored and do not change.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Action {
    CreateAccount,
    EraseAccount,
    EndGrants,
    /// A ticket gave grants.
    Unlock,
    /// A ticket opened one request.
    Confirm,
    ListRecords,
    AddRecord,
    ViewRecord,
    ChangeRecord,
    RevealRecord,
    DeleteRecord,
    StoreFile,
    FetchFile,
    ViewHistory,
    Export,
}

impl Action {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::CreateAccount => "account.create",
            Self::EraseAccount => "account.erase",
            Self::EndGrants => "grants.end",
            Self::Unlock => "vault.unlock",
            Self::Confirm => "request.confirm",
            Self::ListRecords => "records.list",
            Self::AddRecord => "record.add",
            Self::ViewRecord => "record.view",
            Self::ChangeRecord => "record.change",
            Self::RevealRecord => "record.reveal",
            Self::DeleteRecord => "record.delete",
            Self::StoreFile => "file.store",
            Self::FetchFile => "file.fetch",
            Self::ViewHistory => "history.view",
            Self::Export => "records.export",
        }
    }
}

/// One row. Only ids: never a token, never content.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'a> {
    pub(crate) action: Action,
    pub(crate) account: Option<AccountId>,
    pub(crate) session: Option<&'a SessionHash>,
    pub(crate) record: Option<Uuid>,
    /// The ticket that was consumed, where one was.
    pub(crate) ticket: Option<&'a TokenId>,
    /// The call that asked for it.
    pub(crate) call: &'a TokenId,
}

/// Adds a row as part of `tx`: what it tells of is done together with it, or not at all.
pub(crate) async fn write(
    tx: &mut Transaction,
    entry: &Entry<'_>,
    now: Timestamp,
) -> database::Result<()> {
    let insert = "INSERT INTO audit (at, action, account_id, sid, record_id, ticket_id, call_id) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7)";
    row(insert, entry, now).execute(&mut **tx).await?;
    Ok(())
}

/// Adds a row for a vault that was made from a backup.
pub(crate) async fn note_restored(tx: &mut Transaction, now: Timestamp) -> database::Result<()> {
    sqlx::query("INSERT INTO audit (at, action) VALUES ($1, 'vault.restore')")
        .bind(now.millis())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// A statement over a row: when, what, account, session, record, ticket and call are `$1` to `$7`.
fn row<'q>(
    statement: &'static str,
    entry: &Entry<'q>,
    now: Timestamp,
) -> Query<'q, Any, AnyArguments> {
    sqlx::query(statement)
        .bind(now.millis())
        .bind(entry.action.as_str())
        .bind(entry.account.map(|account| account.to_string()))
        .bind(entry.session.map(SessionHash::as_str))
        .bind(entry.record.map(|record| record.to_string()))
        .bind(entry.ticket.map(TokenId::as_str))
        .bind(entry.call.as_str())
}

/// Adds a row for something that was only looked at, while the account is active and its session has
/// a grant for what it `needs`. `false` where one of them has ended meanwhile.
pub(crate) async fn write_while_open(
    vault: &Vault,
    entry: &Entry<'_>,
    needs: Option<Scope>,
    now: Timestamp,
) -> database::Result<bool> {
    let insert = "INSERT INTO audit (at, action, account_id, sid, record_id, ticket_id, call_id) \
                  SELECT $1, $2, a.id, $4, $5, $6, $7 FROM accounts a \
                  WHERE a.id = $3 AND a.erased_at IS NULL AND ($8 IS NULL OR EXISTS (\
                  SELECT 1 FROM grants g WHERE g.account_id = a.id AND g.sid = $4 \
                  AND g.scope = $8 AND g.opens_until > $9 AND g.opened_at <= $10))";
    let written = row(insert, entry, now)
        .bind(needs.map(Scope::as_str))
        .bind(vault.now().millis())
        .bind(grant::latest_opening(vault, now).millis())
        .execute(vault.database.pool())
        .await?;
    Ok(written.rows_affected() == 1)
}
