//! A request for a person, once its token has been verified.

use std::sync::{Arc, OnceLock};

use tokio::sync::OnceCell;

use super::{Lock, denied::Denied};
use crate::{
    account_id::AccountId, call::VerifiedCall, countersigned::VerifiedCountersigned, error::Error,
    once::Once, session_hash::SessionHash, store::Redemption, target::Target,
};

/// The two tokens that a request for a person can come with.
#[derive(Debug)]
pub(super) enum Token {
    /// A call, which opens what the session has grants for.
    Call(VerifiedCall),
    /// A countersigned ticket, not consumed yet.
    Proof(Box<VerifiedCountersigned>),
}

/// A request for a person. Only the layer makes one; it travels in the request's extensions.
#[derive(Clone, Debug)]
pub(super) struct Visit(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    lock: Lock,
    token: Token,
    method: String,
    path: String,
    redeemed: OnceCell<()>,
    /// Set once a handler was unlocked, with the end of its grant where there is one.
    opened: OnceLock<Option<i64>>,
}

impl Token {
    pub(super) fn account(&self) -> AccountId {
        match self {
            Self::Call(call) => call.account(),
            Self::Proof(proof) => proof.account(),
        }
    }

    pub(super) fn once(&self) -> Once<'_> {
        match self {
            Self::Call(call) => call.once(),
            Self::Proof(proof) => proof.once(),
        }
    }
}

impl Visit {
    pub(super) fn new(lock: &Lock, token: Token, target: Target<'_>) -> Self {
        Self(Arc::new(Inner {
            lock: lock.clone(),
            token,
            method: target.method().to_owned(),
            path: target.path().to_owned(),
            redeemed: OnceCell::new(),
            opened: OnceLock::new(),
        }))
    }

    pub(super) fn lock(&self) -> &Lock {
        &self.0.lock
    }

    pub(super) fn token(&self) -> &Token {
        &self.0.token
    }

    pub(super) fn account(&self) -> AccountId {
        self.0.token.account()
    }

    pub(super) fn session(&self) -> &SessionHash {
        match &self.0.token {
            Token::Call(call) => call.session(),
            Token::Proof(proof) => proof.session(),
        }
    }

    /// The request, for a ticket that asks to make it again.
    pub(super) fn target(&self) -> Result<Target<'_>, Error> {
        Target::new(&self.0.method, &self.0.path)
    }

    /// Consumes the ticket, once however many extractors of one handler ask for it.
    pub(super) async fn redeem(&self, proof: &VerifiedCountersigned) -> Result<(), Denied> {
        let lock = self.lock();
        let consume = async || match lock.service.store.redeem(proof, lock.now()).await? {
            Redemption::Opened => Ok(()),
            Redemption::Replayed => Err(Denied::Replayed),
            Redemption::NoAccount => Err(Denied::NoAccount),
        };
        self.0.redeemed.get_or_try_init(consume).await.copied()
    }

    /// Notes that a handler was unlocked, for the headers of the answer.
    pub(super) fn open(&self, until: Option<i64>) {
        // Of several, the first tells.
        let _ = self.0.opened.set(until);
    }

    /// Whether a handler was unlocked, and until when the grant lasts.
    pub(super) fn opened(&self) -> Option<Option<i64>> {
        self.0.opened.get().copied()
    }
}
