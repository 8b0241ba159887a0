//! One account's vault, unlocked for one request.

use ambient::Timestamp;
use database::Transaction;
use tickets::{AccountId, NewTicket, Purpose, Scope, issue_ticket};
use uuid::Uuid;

use crate::{
    access::{Caller, Proof},
    audit::{self, Action, Entry},
    data_key::DataKey,
    error::{Error, Result},
    grant, spent,
    vault::Vault,
};

/// What a fresh pattern opens: one is enough for reading and for changing.
const OPENS: &str = "records.read records.write";

/// What a request is about to do.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Intent {
    /// The scope it takes.
    pub(crate) scope: &'static str,
    /// What the person is told, should they have to confirm it.
    pub(crate) purpose: &'static str,
}

/// One account's vault, unlocked for one request: the transaction in which everything happens, and
/// the account's key. Only [`unlock`](Self::unlock) makes one, after it has seen, in that very
/// transaction, that the account is active and the session may.
pub(crate) struct Unlocked<'a> {
    pub(crate) vault: &'a Vault,
    pub(crate) tx: Transaction,
    pub(crate) data_key: DataKey,
    pub(crate) now: Timestamp,
    caller: &'a Caller,
}

impl<'a> Unlocked<'a> {
    /// Unlocks the caller's vault, or answers with a ticket.
    pub(crate) async fn unlock(
        vault: &'a Vault,
        caller: &'a Caller,
        intent: Intent,
    ) -> Result<Self> {
        let now = vault.now();
        let mut tx = vault.database.begin().await?;
        let wrapped = wrapped_data_key(&mut tx, caller.account()).await?.ok_or(Error::NoAccount)?;
        if let Proof::SingleShot(_, scope) = caller.proof() {
            if !scope.contains(intent.scope) {
                return Err(Error::OutOfScope);
            }
        } else {
            let who = (caller.account(), caller.session());
            match grant::find(&mut tx, vault, who, intent.scope, now).await? {
                Some(until) => caller.found_open(until),
                None => return Err(locked(vault, caller, intent, now)),
            }
        }
        if intent.scope == grant::WRITE && !spent::spend(&mut tx, caller.token(), now).await? {
            return Err(Error::Replayed);
        }
        let data_key = DataKey::unwrap(&vault.keys.wrapping, caller.account(), &wrapped)?;
        Ok(Self { vault, tx, data_key, now, caller })
    }

    pub(crate) fn account(&self) -> AccountId {
        self.caller.account()
    }

    /// Writes the audit row, and makes everything in this transaction lasting together with it.
    pub(crate) async fn commit(mut self, action: Action, record: Option<Uuid>) -> Result<()> {
        let ticket = match self.caller.proof() {
            Proof::Ticket(id) | Proof::SingleShot(id, _) => Some(id),
            Proof::Call => None,
        };
        let row = Entry {
            action,
            account: Some(self.caller.account()),
            session: Some(self.caller.session()),
            record,
            ticket,
            call: self.caller.token(),
        };
        audit::write(&mut self.tx, &row, self.now).await?;
        self.tx.commit().await?;
        Ok(())
    }
}

/// Whether an account exists and is not erased.
pub(crate) async fn is_active(tx: &mut Transaction, account: AccountId) -> Result<bool> {
    Ok(wrapped_data_key(tx, account).await?.is_some())
}

async fn wrapped_data_key(tx: &mut Transaction, account: AccountId) -> Result<Option<Vec<u8>>> {
    let key: Option<Option<Vec<u8>>> =
        sqlx::query_scalar("SELECT data_key FROM accounts WHERE id = $1 AND erased_at IS NULL")
            .bind(account.to_string())
            .fetch_optional(&mut **tx)
            .await?;
    Ok(key.flatten())
}

/// The refusal that asks for a fresh pattern.
fn locked(vault: &Vault, caller: &Caller, intent: Intent, now: Timestamp) -> Error {
    match ticket(vault, caller, intent, now) {
        Ok(ticket) => Error::Locked { ticket, max_age: vault.settings.grant_max_age },
        Err(error) => error,
    }
}

fn ticket(vault: &Vault, caller: &Caller, intent: Intent, now: Timestamp) -> Result<String> {
    let new = NewTicket {
        issuer: &vault.settings.issuer,
        audience: &vault.settings.gateway_issuer,
        account: caller.account(),
        session: caller.session(),
        target: caller.target()?,
        scope: &Scope::parse(OPENS)?,
        purpose: &Purpose::parse(intent.purpose)?,
        max_age: vault.settings.grant_max_age,
        life: vault.settings.ticket_life,
    };
    let key = vault.keys.ticket.current();
    Ok(issue_ticket(&new, &key, now.seconds(), &mut vault.entropy.rng())?)
}
