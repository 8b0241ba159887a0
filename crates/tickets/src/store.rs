//! What a service has to remember: accounts, used tokens, grants.

use std::fmt;

use async_trait::async_trait;

use crate::{
    account_id::AccountId, countersigned::VerifiedCountersigned, once::Once,
    provision::VerifiedProvision, session_hash::SessionHash,
};

/// What became of a provisioning call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It changed something.
    Done,
    /// Everything was so already: these calls are repeated until they are answered.
    AsBefore,
    /// This very token was used before; nothing was changed.
    Replayed,
}

/// What became of a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Redemption {
    /// It was consumed now, and its grants are written down.
    Opened,
    /// It was consumed before; nothing was changed.
    Replayed,
    /// There is no such account, or no longer; nothing was changed.
    NoAccount,
}

/// Why a store could not answer. The service says 503, and nothing was half done.
#[derive(Debug)]
pub struct StoreError(Box<dyn std::error::Error + Send + Sync>);

impl StoreError {
    /// Wraps the cause, which goes to the log: it must not carry anything secret.
    pub fn new(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self(cause.into())
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the store does not answer")
    }
}

impl std::error::Error for StoreError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.0)
    }
}

/// What a service has to remember, in whatever database it has.
///
/// Each method that changes something does so in **one transaction**, all or nothing, and uses its
/// token up in it: of any number of attempts with one token, at the same time or one after the
/// other, exactly one gets [`Change::Done`] (or `AsBefore`), [`Redemption::Opened`] or `true`. A
/// unique key on the id of the token does that (`INSERT … ON CONFLICT DO NOTHING`, and one row
/// affected). Ids are kept at least until the token is dead ([`Once::expires_at`] and the leeway),
/// and better a day longer, so that a clock that is set back brings no used token to life.
///
/// Instants (`now`, `until`) are seconds since 1970.
#[async_trait]
pub trait Store: Send + Sync + 'static {
    /// Makes an account; any number of times, with one result.
    async fn make_account(
        &self,
        account: AccountId,
        order: &VerifiedProvision,
        now: i64,
    ) -> Result<Change, StoreError>;

    /// When an account was made; `None` where there is none, or no longer.
    async fn account_made_at(&self, account: AccountId) -> Result<Option<i64>, StoreError>;

    /// Erases an account, its grants, and everything that the service keeps for it.
    async fn erase_account(
        &self,
        account: AccountId,
        order: &VerifiedProvision,
        now: i64,
    ) -> Result<Change, StoreError>;

    /// Takes back everything that a session was given, whatever account it is of.
    async fn end_grants(
        &self,
        session: &SessionHash,
        order: &VerifiedProvision,
        now: i64,
    ) -> Result<Change, StoreError>;

    /// Consumes the ticket, and grants each token of its scope to its account and session until
    /// [`VerifiedCountersigned::opens_until`], where that is something. A later end is never
    /// shortened. An audit row belongs into the same transaction.
    async fn redeem(
        &self,
        proof: &VerifiedCountersigned,
        now: i64,
    ) -> Result<Redemption, StoreError>;

    /// Until when a session may use one token of a scope; `None` where it may not (any more), or
    /// where there is no such account.
    async fn open_until(
        &self,
        account: AccountId,
        session: &SessionHash,
        scope: &str,
        now: i64,
    ) -> Result<Option<i64>, StoreError>;

    /// Uses up a token that changes something. `false` where it was used before.
    async fn spend(&self, token: Once<'_>, now: i64) -> Result<bool, StoreError>;
}
