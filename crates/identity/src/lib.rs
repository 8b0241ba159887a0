//! Who somebody is: accounts, enrolment, sign-in, recovery, challenges, sessions, devices,
//! throttle, events, and the outboxes for mail and for what services have to hear.
//!
//! [`Identity`] holds the database, the keys, the clock and the generator; its methods are the
//! verbs. What a check has proven comes back as a type that only the check can make:
//! [`SignedIn`], [`Unlocked`], [`Admin`].

mod account;
mod admin;
mod backlog;
mod bell;
mod challenge;
mod change;
mod claim;
mod client;
mod delivery;
mod device;
mod email;
mod enrol;
mod error;
mod event;
mod hasher;
mod keys;
mod language;
pub mod mail;
mod operator;
mod password;
mod pepper;
mod recovery;
mod remembered;
mod report;
mod restored;
mod schema;
mod session;
mod settings;
mod sign_in;
mod step_up;
mod throttle;
mod tidy;
mod token;
mod unlock;
mod verifier;

use std::sync::Arc;

use ambient::{Clock, Entropy};
use database::Database;

pub use account::{AccountId, AccountIdError, ServiceState};
pub use admin::{
    AccountPlace, AccountsPage, AccountsWanted, Admin, AdminAccount, EventPlace, Named,
    PepperReport, Queue, ServiceReport, SiteEvent, SiteReport,
};
pub use backlog::{Backlog, Waiting};
pub use challenge::{ChallengeId, ChallengeView, MailState};
pub use change::{CurrentFactors, FactorChanges};
pub use client::Client;
pub use delivery::{Delivery, Message};
pub use device::{DeviceToken, DeviceTokenError, DeviceView};
pub use email::EmailAddress;
pub use enrol::{Application, Enrolled};
pub use error::{Error, Field, Problem, Result};
pub use event::{Anchor, EventView, Flaw, Kind as EventKind, Verified};
pub use keys::{Keys, KeysError};
pub use operator::{AccountDetail, AccountSummary, Whom};
pub use password::Password;
pub use recovery::{NewFactors, RecoveryCode, RecoveryToken};
pub use report::ReportToken;
pub use restored::Settled;
pub use schema::MIGRATIONS;
pub use session::{SessionId, SessionToken, SessionView, SignedIn, Visit};
pub use settings::{HashSettings, Settings};
pub use sign_in::{Credentials, Entered};
pub use unlock::{AttemptKey, Confirmed, HeldTicket, UnlockRequest, UnlockView, Unlocked, Wish};

/// The identity of everybody on one site.
pub struct Identity {
    database: Database,
    keys: Keys,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
    hasher: hasher::Hasher,
    settings: Settings,
    mail_bell: bell::Bell,
    mail_hand: mail::Hand,
    delivery_bell: bell::Bell,
    standings: session::Standings,
    gathered: session::Gathered,
}

impl Identity {
    /// Identity over a migrated database (see [`MIGRATIONS`]).
    ///
    /// # Errors
    /// [`Error::Settings`] where a number in `settings` is below what is safe;
    /// [`Error::Miscomputed`] where Argon2id is not what its standard says.
    pub fn new(
        database: Database,
        keys: Keys,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
        settings: Settings,
    ) -> Result<Self> {
        settings.check()?;
        let hasher = hasher::Hasher::new(&settings.hash, Arc::clone(&clock))?;
        Ok(Self {
            database,
            keys,
            clock,
            entropy,
            hasher,
            settings,
            mail_bell: bell::Bell::default(),
            mail_hand: mail::Hand::default(),
            delivery_bell: bell::Bell::default(),
            standings: session::Standings::default(),
            gathered: session::gathered(),
        })
    }

    /// The policy in force.
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The clock that everything here goes by.
    pub fn clock(&self) -> &dyn Clock {
        &*self.clock
    }

    /// The randomness that everything here draws from.
    pub fn entropy(&self) -> &dyn Entropy {
        &*self.entropy
    }

    /// The database, for health checks.
    pub const fn database(&self) -> &Database {
        &self.database
    }

    /// Returns as soon as this process has queued a mail that it does not hand over.
    pub async fn mail_queued(&self) {
        self.mail_bell.heard().await;
    }

    /// Returns as soon as this process has queued something that services have to hear.
    pub async fn delivery_queued(&self) {
        self.delivery_bell.heard().await;
    }
}
