//! Accounts, as the gateway provisions them.

use ambient::Timestamp;
use database::Transaction;
use tickets::{AccountId, VerifiedProvision};

use crate::{
    audit::{self, Action, Entry},
    data_key::DataKey,
    error::{Error, Result},
    file, grant, spent,
    vault::Vault,
};

/// Whether an account was there before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Creation {
    /// It was made now.
    Created,
    /// It was there.
    Unchanged,
}

/// Makes an account with a data key of its own; any number of times, with one result.
pub(crate) async fn create(
    vault: &Vault,
    account: AccountId,
    call: &VerifiedProvision,
) -> Result<Creation> {
    let now = vault.now();
    let data_key = DataKey::draw_wrapped(&vault.keys.wrapping, account, vault.entropy.as_ref())?;
    file::remove_all_of_account(&vault.database, account).await?;
    let make = || async {
        let mut tx = begin(vault, call, now).await?;
        hold(&mut tx, &account.to_string()).await?;
        finish_erasure(&mut tx, account).await?;
        let made = sqlx::query(
            "INSERT INTO accounts (id, data_key, created_at) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING",
        )
        .bind(account.to_string())
        .bind(&*data_key)
        .bind(now.millis())
        .execute(&mut *tx)
        .await?;
        if made.rows_affected() == 0 {
            tx.commit().await?;
            return Ok(Creation::Unchanged);
        }
        audit::write(&mut tx, &entry(Action::CreateAccount, account, call), now).await?;
        tx.commit().await?;
        Ok(Creation::Created)
    };
    vault.database.repeat(make).await
}

/// When an account was made; `None` where there is none, or no longer.
pub(crate) async fn created_at(vault: &Vault, account: AccountId) -> Result<Option<Timestamp>> {
    let created: Option<i64> =
        sqlx::query_scalar("SELECT created_at FROM accounts WHERE id = $1 AND erased_at IS NULL")
            .bind(account.to_string())
            .fetch_optional(vault.database.pool())
            .await?;
    Ok(created.map(Timestamp::from_millis))
}

/// Erases an account. The data key goes first, in a transaction of its own: from then on the
/// records are noise, even where the removal of their rows is interrupted. A repetition, or making
/// the account anew, finishes what was interrupted.
pub(crate) async fn erase(
    vault: &Vault,
    account: AccountId,
    call: &VerifiedProvision,
) -> Result<()> {
    let now = vault.now();
    let erase = || async {
        let mut tx = begin(vault, call, now).await?;
        let erased = sqlx::query(
            "UPDATE accounts SET data_key = NULL, erased_at = $2 WHERE id = $1 AND erased_at IS NULL",
        )
        .bind(account.to_string())
        .bind(now.millis())
        .execute(&mut *tx)
        .await?;
        if erased.rows_affected() == 1 {
            grant::end_all(&mut tx, account).await?;
            audit::write(&mut tx, &entry(Action::EraseAccount, account, call), now).await?;
        }
        Ok::<_, Error>(tx.commit().await?)
    };
    vault.database.repeat(erase).await?;

    file::remove_all_of_account(&vault.database, account).await?;
    let finish = || async {
        let mut tx = vault.database.begin().await?;
        finish_erasure(&mut tx, account).await?;
        tx.commit().await
    };
    Ok(vault.database.repeat(finish).await?)
}

/// Makes whatever follows in this transaction wait for others that change something of the account,
/// and see what they did. It comes first wherever something is changed, so that nobody waits for
/// each other. Says whether there is an account that is not erased.
pub(crate) async fn hold(tx: &mut Transaction, account: &str) -> database::Result<bool> {
    let held = sqlx::query_scalar::<_, Option<i64>>(
        "UPDATE accounts SET file_bytes = file_bytes WHERE id = $1 RETURNING erased_at",
    );
    let erased_at = held.bind(account).fetch_optional(&mut **tx).await?;
    Ok(erased_at.is_some_and(|erased_at| erased_at.is_none()))
}

/// Takes back the grants of a session of whatever account: it was signed out, locked, or ended.
pub(crate) async fn end_grants(
    vault: &Vault,
    session: &tickets::SessionHash,
    call: &VerifiedProvision,
) -> Result<()> {
    let now = vault.now();
    let end = || async {
        let mut tx = begin(vault, call, now).await?;
        let row = Entry {
            action: Action::EndGrants,
            account: None,
            session: Some(session),
            record: None,
            ticket: None,
            call: call.id(),
        };
        let opened = grant::end(&mut tx, session).await?;
        if opened.is_empty() {
            audit::write(&mut tx, &row, now).await?;
        }
        // Each account's own history tells of it.
        for account in opened {
            let account = Some(account.parse().map_err(|_| Error::Corrupt)?);
            audit::write(&mut tx, &Entry { account, ..row }, now).await?;
        }
        tx.commit().await?;
        Ok(())
    };
    vault.database.repeat(end).await
}

/// Begins a change that `call` asks for, once.
async fn begin(vault: &Vault, call: &VerifiedProvision, now: Timestamp) -> Result<Transaction> {
    let mut tx = vault.database.begin().await?;
    if !spent::spend(&mut tx, call.id(), call.once().issued_at(), now).await? {
        return Err(Error::Replayed);
    }
    Ok(tx)
}

/// Removes what is left of an erased account; nothing, where it is not erased.
async fn finish_erasure(tx: &mut Transaction, account: AccountId) -> database::Result<()> {
    for statement in [
        "DELETE FROM records WHERE account_id = $1 \
         AND EXISTS (SELECT 1 FROM accounts WHERE id = $1 AND erased_at IS NOT NULL)",
        "DELETE FROM accounts WHERE id = $1 AND erased_at IS NOT NULL",
    ] {
        sqlx::query(statement).bind(account.to_string()).execute(&mut **tx).await?;
    }
    Ok(())
}

fn entry(action: Action, account: AccountId, call: &VerifiedProvision) -> Entry<'_> {
    Entry {
        action,
        account: Some(account),
        session: None,
        record: None,
        ticket: None,
        call: call.id(),
    }
}
