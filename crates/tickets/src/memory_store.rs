//! A store in memory.

mod memory;
mod spent;

use std::{
    fmt,
    sync::{Mutex, MutexGuard, PoisonError},
};

use async_trait::async_trait;

use crate::{
    account_id::AccountId,
    countersigned::VerifiedCountersigned,
    once::Once,
    provision::VerifiedProvision,
    session_hash::SessionHash,
    store::{Change, Redemption, Store, StoreError},
};
use memory::Memory;

/// A [`Store`] in the memory of one process, for examples, tests, and services that keep nothing
/// themselves.
///
/// **It forgets everything when the process ends.** What then happens:
/// - accounts: a person is answered 404 `no-account`, upon which the gateway makes the account
///   again and asks once more;
/// - grants: people draw another pattern;
/// - used tokens: a ticket that was consumed before the end could be accepted again while it
///   lives. So a ticket that was made before this store, or in the same second, is refused, and the
///   person is asked anew; and so is a call or a provisioning call from before this store. Those
///   bear the gateway's time: where its clock is ahead, by up to the leeway, one that was used in
///   the last seconds before the restart can be repeated.
///
/// It is for one process: replicas do not see each other's used tokens.
///
/// What is over is removed as time goes on, so that it holds the accounts, and what is alive of
/// the rest. Its time never goes back: where the clock is set back, everything that was over stays
/// over. (A clock that was far ahead for a moment makes it refuse until the real time has caught
/// up, or until a restart.)
pub struct MemoryStore {
    memory: Mutex<Memory>,
    erased: Box<dyn Fn(AccountId) + Send + Sync>,
}

impl MemoryStore {
    /// An empty store, made at `now`, in seconds since 1970.
    #[must_use]
    pub fn starting_at(now: i64) -> Self {
        Self { memory: Mutex::new(Memory::starting_at(now)), erased: Box::new(|_| ()) }
    }

    /// Calls `erased` for each account that is erased, perhaps more than once, so that the service
    /// removes what it keeps for it. No request that comes later passes; one
    /// that is under way may still end.
    #[must_use]
    pub fn when_erased(self, erased: impl Fn(AccountId) + Send + Sync + 'static) -> Self {
        Self { erased: Box::new(erased), ..self }
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        // Nothing that runs under the lock can leave it half changed.
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for MemoryStore {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("MemoryStore").finish_non_exhaustive()
    }
}

#[async_trait]
impl Store for MemoryStore {
    async fn make_account(
        &self,
        account: AccountId,
        order: &VerifiedProvision,
        now: i64,
    ) -> Result<Change, StoreError> {
        Ok(self.memory().make_account(account, order.once(), now))
    }

    async fn account_made_at(&self, account: AccountId) -> Result<Option<i64>, StoreError> {
        Ok(self.memory().account_made_at(account))
    }

    async fn erase_account(
        &self,
        account: AccountId,
        order: &VerifiedProvision,
        now: i64,
    ) -> Result<Change, StoreError> {
        let change = self.memory().erase_account(account, order.once(), now);
        if change != Change::Replayed {
            (self.erased)(account);
        }
        Ok(change)
    }

    async fn end_grants(
        &self,
        session: &SessionHash,
        order: &VerifiedProvision,
        now: i64,
    ) -> Result<Change, StoreError> {
        Ok(self.memory().end_grants(session, order.once(), now))
    }

    async fn redeem(
        &self,
        proof: &VerifiedCountersigned,
        now: i64,
    ) -> Result<Redemption, StoreError> {
        let who = (proof.account(), proof.session());
        let until = proof.opens_until();
        let grants = until.map(|until| (proof.ticket().scope(), until));
        Ok(self.memory().redeem(who, proof.ticket().once(), grants, now))
    }

    async fn open_until(
        &self,
        account: AccountId,
        session: &SessionHash,
        scope: &str,
        now: i64,
    ) -> Result<Option<i64>, StoreError> {
        Ok(self.memory().open_until(account, session, scope, now))
    }

    async fn spend(&self, token: Once<'_>, now: i64) -> Result<bool, StoreError> {
        Ok(self.memory().spend(token, now))
    }
}
