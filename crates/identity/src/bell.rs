//! Wakes whoever empties an outbox.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use database::Transaction;
use tokio::sync::Notify;

/// Rung when this process has put something into an outbox.
#[derive(Clone, Default)]
pub(crate) struct Bell(Arc<State>);

#[derive(Default)]
struct State {
    waiting: Notify,
    /// Whether nobody has looked since it rang.
    rung: AtomicBool,
}

impl Bell {
    pub(crate) fn ring(&self) {
        self.0.rung.store(true, Ordering::Release);
        self.0.waiting.notify_one();
    }

    /// Rings once everything in the transaction is lasting.
    pub(crate) fn ring_after(&self, transaction: &mut Transaction) {
        let bell = self.clone();
        transaction.after_commit(move || bell.ring());
    }

    /// Returns as soon as it rings, or at once where it has rung since it was last heard.
    pub(crate) async fn heard(&self) {
        self.0.waiting.notified().await;
    }

    /// Whether it has rung since this was last asked.
    pub(crate) fn has_rung(&self) -> bool {
        self.0.rung.swap(false, Ordering::AcqRel)
    }
}
