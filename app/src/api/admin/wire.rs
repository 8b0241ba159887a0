//! What the administration shows. Instants are milliseconds since the epoch.

use serde::{Deserialize, Serialize};

use crate::api::{ServiceRow, SessionRow};

/// A page of accounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdminAccountsPage {
    /// The accounts.
    pub accounts: Vec<AdminAccountRow>,
    /// The place after which the next page begins, if there is one.
    pub next: Option<String>,
}

/// An account in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdminAccountRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub username: String,
    /// Where its codes go, masked in lists.
    pub email: String,
    /// How it stands.
    pub state: AccountState,
    /// When it was created.
    pub created_at: i64,
    /// Since when it is locked.
    pub locked_at: Option<i64>,
    /// Since when it is an administrator's.
    pub admin_since: Option<i64>,
    /// How many failures in a row there are.
    pub failures: u32,
}

/// How an account stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccountState {
    /// Its owner can sign in.
    Active,
    /// It was locked.
    Locked,
    /// Too many failures in a row have stopped it.
    Stopped,
}

/// Everything that is shown of one account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdminAccountPage {
    /// What a list shows, with the whole address.
    pub account: AdminAccountRow,
    /// How many browsers it knows.
    pub devices: u32,
    /// How many recovery codes are left.
    pub recovery_codes: u32,
    /// Its open sessions, the last used first.
    pub sessions: Vec<SessionRow>,
    /// Where it exists.
    pub services: Vec<ServiceRow>,
    /// Its latest fifty events.
    pub events: Vec<AdminEventRow>,
}

/// What can be done to an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccountAct {
    /// Nobody signs in to it, and every session ends.
    Lock,
    /// Its owner can sign in again.
    Unlock,
    /// The session of this name ends.
    EndSession(String),
    /// Every session ends.
    EndSessions,
}

/// An account that an event names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedRow {
    /// Its id.
    pub id: String,
    /// Its name, where it is known.
    pub username: Option<String>,
}

/// An event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdminEventRow {
    /// Its number within its account; later events have higher ones.
    pub seq: i64,
    /// When it happened.
    pub at: i64,
    /// What happened: a stable name such as `sign-in.done`.
    pub kind: String,
    /// To whom, in the events of the site.
    pub account: Option<NamedRow>,
    /// The administrator who did it.
    pub by: Option<NamedRow>,
    /// The browser, in words; empty where it was none.
    pub browser: String,
    /// The address it came from.
    pub address: Option<String>,
    /// What it was about.
    pub about: Option<String>,
}

/// Some events of the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdminEventsPage {
    /// The events, the latest first.
    pub events: Vec<AdminEventRow>,
    /// The place before which the next page begins, if there may be one.
    pub next: Option<String>,
    /// The names of all kinds.
    pub kinds: Vec<String>,
}

/// What waits in an outbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueRow {
    /// How much.
    pub waiting: u64,
    /// Since when the oldest waits.
    pub since: Option<i64>,
    /// How much of it was tried in vain.
    pub failing: u64,
    /// How often what was tried most was tried.
    pub most_attempts: u32,
}

/// How it stands with a service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceStateRow {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// When it last made an account.
    pub made_at: Option<i64>,
    /// What it has yet to hear.
    pub queue: QueueRow,
}

/// Services and queues.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdminSitePage {
    /// Mails that wait.
    pub mails: QueueRow,
    /// The services, by name.
    pub services: Vec<ServiceStateRow>,
}

/// A published key. Nothing of it is secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyRow {
    /// What it signs: `call`, `provision` or `countersign`.
    pub purpose: String,
    /// Its id in tokens.
    pub kid: String,
    /// What it does: `next`, `current` or `previous`.
    pub state: String,
    /// Since when it does that.
    pub since: i64,
    /// Until when, if nobody does anything.
    pub until: Option<i64>,
}

/// Keys and peppers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdminKeysPage {
    /// The keys that sign.
    pub keys: Vec<KeyRow>,
    /// The name of the pepper in use.
    pub pepper: String,
    /// The name of the one before.
    pub former_pepper: Option<String>,
    /// When the one in use came, where the log knows.
    pub pepper_since: Option<i64>,
}
