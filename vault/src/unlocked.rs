//! One account's vault, unlocked for one request.

use std::{ops::DerefMut, sync::Arc};

use ambient::Timestamp;
use database::{Loan, Transaction};
use messages::in_language;
use sqlx::AnyConnection;
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
    pub(crate) purpose: Wording,
}

/// What a person is told, in their language.
#[derive(Clone, Debug)]
pub(crate) enum Wording {
    /// The same each time.
    Fixed(fn() -> &'static str),
    /// Made for this time.
    Made(String),
}

impl Wording {
    /// Says it in the language of now.
    fn words(&self) -> &str {
        match self {
            Self::Fixed(words) => words(),
            Self::Made(words) => words,
        }
    }
}

impl Intent {
    /// An intent that is the same for every record.
    pub(crate) const fn new(scope: Scope, purpose: fn() -> &'static str) -> Self {
        Self { scope, purpose: Wording::Fixed(purpose) }
    }
}

/// One account's vault, unlocked for one request: where everything happens, and the account's key.
///
/// A [`Transaction`] has seen in itself that the account is active and the session may. A [`Loan`]
/// reads without holding anybody up, and sees it at its end once more: what it has read is served
/// with the audit row, or not at all.
pub(crate) struct Unlocked<'a, At = Transaction> {
    pub(crate) vault: &'a Vault,
    pub(crate) at: At,
    pub(crate) data_key: DataKey,
    pub(crate) now: Timestamp,
    caller: &'a Caller,
}

impl<'a> Unlocked<'a> {
    /// Unlocks the caller's vault to do something in it, or answers with a ticket.
    pub(crate) async fn unlock(
        vault: &'a Vault,
        caller: &'a Caller,
        intent: Intent,
    ) -> Result<Self> {
        let now = vault.now();
        let mut at = vault.database.begin().await?;
        if intent.scope == Scope::Write {
            account::hold(&mut at, &caller.account().to_string()).await?;
        }
        let wrapped = admitted(&mut at, vault, caller, intent.scope, now).await?;
        let wrapped = wrapped.ok_or_else(|| locked(vault, caller, &intent, now))?;
        if intent.scope == Scope::Write
            && !spent::spend(&mut at, caller.token(), caller.issued_at(), now).await?
        {
            return Err(Error::Replayed);
        }
        let data_key = DataKey::unwrap(&vault.keys.wrapping, caller.account(), &wrapped)?;
        Ok(Self { vault, at, data_key, now, caller })
    }

    /// Writes the audit row, and makes everything in this transaction lasting together with it.
    pub(crate) async fn commit(mut self, action: Action, record: Option<Uuid>) -> Result<()> {
        self.note(action, record).await?;
        self.at.commit().await?;
        Ok(())
    }

    /// Writes an audit row.
    pub(crate) async fn note(&mut self, action: Action, record: Option<Uuid>) -> Result<()> {
        let row = entry(self.caller, action, record);
        audit::write(&mut self.at, &row, self.now).await?;
        Ok(())
    }
}

impl<At> Unlocked<'_, At> {
    pub(crate) fn account(&self) -> AccountId {
        self.caller.account()
    }

    pub(crate) fn session(&self) -> &SessionHash {
        self.caller.session()
    }
}

impl<'a> Unlocked<'a, Loan> {
    /// Unlocks the caller's vault to look into it, or answers with a ticket.
    pub(crate) async fn look(
        vault: &'a Vault,
        caller: &'a Caller,
        intent: &Intent,
    ) -> Result<Self> {
        let unlocked = Self::if_open(vault, caller).await?;
        unlocked.ok_or_else(|| locked(vault, caller, intent, vault.now()))
    }

    /// The caller's vault, where it is open for seeing records anyway.
    pub(crate) async fn if_open(vault: &'a Vault, caller: &'a Caller) -> Result<Option<Self>> {
        let now = vault.now();
        let mut at = vault.database.lend_asked().await?;
        let admitted = admitted(&mut at, vault, caller, Scope::Read, now).await?;
        at.answered();
        let Some(wrapped) = admitted else { return Ok(None) };
        let data_key = DataKey::unwrap(&vault.keys.wrapping, caller.account(), &wrapped)?;
        Ok(Some(Self { vault, at, data_key, now, caller }))
    }

    /// Writes the audit row, if the session still may look; what has been read is to be served only
    /// then. Otherwise answers with a ticket.
    pub(crate) async fn seen(
        self,
        intent: &Intent,
        action: Action,
        record: Option<Uuid>,
    ) -> Result<()> {
        let Self { vault, mut at, now, caller, .. } = self;
        at.answered();
        // Whoever waits for a turn to write holds up nobody who reads.
        drop(at);
        let row = entry(caller, action, record);
        let needs = match caller.proof() {
            Proof::SingleShot(..) => None,
            Proof::Ticket(_) | Proof::Call => Some(Scope::Read),
        };
        if audit::write_while_open(vault, &row, needs, now).await? {
            return Ok(());
        }
        let active = is_active(&mut *vault.database.lend_asked().await?, caller.account()).await?;
        Err(if active { locked(vault, caller, intent, now) } else { Error::NoAccount })
    }
}

fn entry(caller: &Caller, action: Action, record: Option<Uuid>) -> Entry<'_> {
    let ticket = match caller.proof() {
        Proof::Ticket(id) | Proof::SingleShot(id, _) => Some(id),
        Proof::Call => None,
    };
    Entry {
        action,
        account: Some(caller.account()),
        session: Some(caller.session()),
        record,
        ticket,
        call: caller.token(),
    }
}

/// The account's wrapped data key, for somebody who may do `scope` now; `None` where that takes a
/// pattern first.
async fn admitted(
    at: &mut AnyConnection,
    vault: &Vault,
    caller: &Caller,
    scope: Scope,
    now: Timestamp,
) -> Result<Option<Vec<u8>>> {
    // What opens something once opens it whatever else is open; the answer says what is.
    let standing = match caller.proof() {
        Proof::SingleShot(..) => Scope::Read,
        Proof::Ticket(_) | Proof::Call => scope,
    };
    let who = (caller.account(), caller.session());
    let (wrapped, until) = grant::standing(at, vault, who, standing, now).await?;
    let wrapped = wrapped.ok_or(Error::NoAccount)?;
    match caller.proof() {
        Proof::SingleShot(_, opened) if !opened.contains(scope.as_str()) => {
            return Err(Error::OutOfScope);
        }
        Proof::Ticket(_) if scope.is_single_shot() => return Err(Error::OutOfScope),
        Proof::Call if scope.is_single_shot() => return Ok(None),
        Proof::Ticket(_) | Proof::Call if until.is_none() => return Ok(None),
        Proof::SingleShot(..) | Proof::Ticket(_) | Proof::Call => {}
    }
    if let Some(until) = until {
        caller.found_open(until);
    }
    Ok(Some(wrapped))
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
        self.at.commit().await?;
        Ok(Underway { vault: Arc::clone(vault), caller: self.caller.clone() })
    }
}

impl Underway {
    pub(crate) fn vault(&self) -> &Arc<Vault> {
        &self.vault
    }

    /// Goes on to look further. A grant that has run out meanwhile does not matter, as this
    /// was begun in its time; that the account is still active does.
    pub(crate) async fn resume(&self) -> Result<Unlocked<'_, Loan>> {
        self.resume_at(self.vault.database.lend_asked().await?).await
    }

    /// The same, to change something.
    pub(crate) async fn resume_to_change(&self) -> Result<Unlocked<'_>> {
        let mut tx = self.vault.database.begin().await?;
        account::hold(&mut tx, &self.caller.account().to_string()).await?;
        self.resume_at(tx).await
    }

    async fn resume_at<At>(&self, mut at: At) -> Result<Unlocked<'_, At>>
    where
        At: DerefMut<Target = AnyConnection>,
    {
        let (vault, caller) = (&*self.vault, &self.caller);
        let wrapped = wrapped_data_key(&mut at, caller.account()).await?.ok_or(Error::NoAccount)?;
        let data_key = DataKey::unwrap(&vault.keys.wrapping, caller.account(), &wrapped)?;
        Ok(Unlocked { vault, at, data_key, now: vault.now(), caller })
    }
}

/// Whether an account exists and is not erased.
pub(crate) async fn is_active(at: &mut AnyConnection, account: AccountId) -> Result<bool> {
    Ok(wrapped_data_key(at, account).await?.is_some())
}

async fn wrapped_data_key(at: &mut AnyConnection, account: AccountId) -> Result<Option<Vec<u8>>> {
    let key: Option<Option<Vec<u8>>> =
        sqlx::query_scalar("SELECT data_key FROM accounts WHERE id = $1 AND erased_at IS NULL")
            .bind(account.to_string())
            .fetch_optional(at)
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
    let purpose = in_language(caller.language(), || Purpose::parse(intent.purpose.words()))?;
    let new = NewTicket {
        issuer: &vault.settings.issuer,
        audience: &vault.settings.gateway_issuer,
        account: caller.account(),
        session: caller.session(),
        target: caller.target()?,
        scope: &tickets::Scope::parse(intent.scope.asks_for())?,
        purpose: &purpose,
        max_age,
        life: vault.settings.ticket_life,
    };
    let key = vault.keys.ticket.current();
    Ok(issue_ticket(&new, &key, now.seconds(), &mut vault.entropy.rng())?)
}
