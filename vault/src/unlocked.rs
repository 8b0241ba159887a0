//! One account's vault, unlocked for one request.

use std::{borrow::Cow, sync::Arc};

use ambient::Timestamp;
use database::Transaction;
use tickets::{AccountId, NewTicket, Purpose, SessionHash, issue_ticket};
use uuid::Uuid;

use crate::{
    access::{Caller, Proof},
    account,
    audit::{self, Action, Entry},
    data_key::DataKey,
    error::{Error, Result},
    grant,
    scope::Scope,
    spent,
    vault::Vault,
};

/// What a request is about to do.
#[derive(Clone, Debug)]
pub(crate) struct Intent {
    /// The scope it takes.
    pub(crate) scope: Scope,
    /// What the person is told, should they have to confirm it.
    pub(crate) purpose: Cow<'static, str>,
}

impl Intent {
    /// An intent that is the same for every record.
    pub(crate) const fn new(scope: Scope, purpose: &'static str) -> Self {
        Self { scope, purpose: Cow::Borrowed(purpose) }
    }
}

/// One account's vault, unlocked for one request: the transaction in which everything happens, and
/// the account's key. It comes from [`unlock`](Self::unlock) or [`if_open`](Self::if_open), which have seen
/// in that very transaction that the account is active and the session may, or from [`Underway`].
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
        let unlocked = Self::try_unlock(vault, caller, intent.scope).await?;
        unlocked.ok_or_else(|| locked(vault, caller, &intent, vault.now()))
    }

    /// The caller's vault, where it is open for seeing records anyway.
    pub(crate) async fn if_open(vault: &'a Vault, caller: &'a Caller) -> Result<Option<Self>> {
        Self::try_unlock(vault, caller, Scope::Read).await
    }

    /// `None` where it takes a pattern first.
    async fn try_unlock(
        vault: &'a Vault,
        caller: &'a Caller,
        scope: Scope,
    ) -> Result<Option<Self>> {
        let now = vault.now();
        let mut tx = vault.database.begin().await?;
        if scope == Scope::Write {
            account::hold(&mut tx, &caller.account().to_string()).await?;
        }
        let wrapped = wrapped_data_key(&mut tx, caller.account()).await?.ok_or(Error::NoAccount)?;
        let who = (caller.account(), caller.session());
        match caller.proof() {
            Proof::SingleShot(_, opened) if opened.contains(scope.as_str()) => {
                // It opens this whatever else is open; the answer says what is.
                if let Some(until) = grant::find(&mut tx, vault, who, Scope::Read, now).await? {
                    caller.found_open(until);
                }
            }
            Proof::SingleShot(..) => return Err(Error::OutOfScope),
            Proof::Ticket(_) if scope.is_single_shot() => return Err(Error::OutOfScope),
            Proof::Call if scope.is_single_shot() => return Ok(None),
            Proof::Ticket(_) | Proof::Call => {
                match grant::find(&mut tx, vault, who, scope, now).await? {
                    Some(until) => caller.found_open(until),
                    None => return Ok(None),
                }
            }
        }
        if scope == Scope::Write && !spent::spend(&mut tx, caller.token(), now).await? {
            return Err(Error::Replayed);
        }
        let data_key = DataKey::unwrap(&vault.keys.wrapping, caller.account(), &wrapped)?;
        Ok(Some(Self { vault, tx, data_key, now, caller }))
    }

    pub(crate) fn account(&self) -> AccountId {
        self.caller.account()
    }

    pub(crate) fn session(&self) -> &SessionHash {
        self.caller.session()
    }

    /// Writes the audit row, and makes everything in this transaction lasting together with it.
    pub(crate) async fn commit(mut self, action: Action, record: Option<Uuid>) -> Result<()> {
        self.note(action, record).await?;
        self.tx.commit().await?;
        Ok(())
    }

    /// Writes an audit row.
    pub(crate) async fn note(&mut self, action: Action, record: Option<Uuid>) -> Result<()> {
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
        Ok(())
    }
}

/// Something that was begun in an unlocked vault and takes several transactions. Only
/// [`Unlocked::go_on`] makes one.
pub(crate) struct Underway {
    vault: Arc<Vault>,
    caller: Caller,
}

impl Unlocked<'_> {
    /// Makes lasting what has been done so far, and goes on later. Either it has been
    /// [`note`](Self::note)d, or nobody can see anything of it before its end, which will be.
    pub(crate) async fn go_on(self, vault: &Arc<Vault>) -> Result<Underway> {
        self.tx.commit().await?;
        Ok(Underway { vault: Arc::clone(vault), caller: self.caller.clone() })
    }
}

impl Underway {
    pub(crate) fn vault(&self) -> &Arc<Vault> {
        &self.vault
    }

    /// Goes on in another transaction. A grant that has run out meanwhile does not matter, as this
    /// was begun in its time; that the account is still active does.
    pub(crate) async fn resume(&self) -> Result<Unlocked<'_>> {
        self.resume_in(self.vault.database.begin().await?).await
    }

    /// The same, to change something.
    pub(crate) async fn resume_to_change(&self) -> Result<Unlocked<'_>> {
        let mut tx = self.vault.database.begin().await?;
        account::hold(&mut tx, &self.caller.account().to_string()).await?;
        self.resume_in(tx).await
    }

    async fn resume_in(&self, mut tx: Transaction) -> Result<Unlocked<'_>> {
        let (vault, caller) = (&*self.vault, &self.caller);
        let wrapped = wrapped_data_key(&mut tx, caller.account()).await?.ok_or(Error::NoAccount)?;
        let data_key = DataKey::unwrap(&vault.keys.wrapping, caller.account(), &wrapped)?;
        Ok(Unlocked { vault, tx, data_key, now: vault.now(), caller })
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
fn locked(vault: &Vault, caller: &Caller, intent: &Intent, now: Timestamp) -> Error {
    let max_age = if intent.scope.is_single_shot() { 0 } else { vault.settings.grant_max_age };
    match ticket(vault, caller, intent, max_age, now) {
        Ok(ticket) => Error::Locked { ticket, max_age },
        // The one part of the request that a ticket has no room for.
        Err(Error::Token(tickets::Error::Target)) => Error::PathTooLong,
        Err(error) => error,
    }
}

fn ticket(
    vault: &Vault,
    caller: &Caller,
    intent: &Intent,
    max_age: i64,
    now: Timestamp,
) -> Result<String> {
    let new = NewTicket {
        issuer: &vault.settings.issuer,
        audience: &vault.settings.gateway_issuer,
        account: caller.account(),
        session: caller.session(),
        target: caller.target()?,
        scope: &tickets::Scope::parse(intent.scope.asks_for())?,
        purpose: &Purpose::parse(&intent.purpose)?,
        max_age,
        life: vault.settings.ticket_life,
    };
    let key = vault.keys.ticket.current();
    Ok(issue_ticket(&new, &key, now.seconds(), &mut vault.entropy.rng())?)
}
