//! A connection, while somebody has it.

use std::{
    ops::{Deref, DerefMut},
    time::Duration,
};

use deadpool::managed::Object;
use sqlx::{AnyConnection, Connection as _, Result};
use tokio::{runtime::Handle, time::timeout};

use super::connector::{Connector, Kept};
use crate::{Error, error::is_lost};

/// A connection for several statements, each of which stands for itself.
///
/// Where it is not said that everything it was asked was answered, it is asked once more before
/// anybody else gets it: whoever has it may have stopped waiting in the middle.
pub struct Loan(Option<Object<Connector>>);

impl Loan {
    pub(super) const fn of(object: Object<Connector>) -> Self {
        Self(Some(object))
    }

    /// Everything that it was asked was answered.
    pub fn answered(&mut self) {
        self.kept_mut().has_answered();
    }

    /// The same where there was an answer, be it a refusal; otherwise all are asked before they are
    /// lent again.
    pub fn answered_with<T>(&mut self, answer: &Result<T>) {
        match answer {
            Err(error) if is_lost(error) => self.doubt_all(),
            _ => self.answered(),
        }
    }

    /// Itself, where it is there and takes writes.
    pub(super) async fn asked(mut self) -> Option<Self> {
        let kept = self.kept_mut();
        // Whoever stops waiting leaves it in the middle of this question.
        kept.answered = None;
        if kept.is_fit().await {
            return Some(self);
        }
        self.end();
        None
    }

    /// There is reason to doubt that the server leads: all are asked before they are lent again.
    pub(crate) fn doubt_all(&self) {
        self.kept().doubt_all();
    }

    /// No answer has come for as long as one waits: it is ended, and all others are asked.
    pub fn silent(self) -> Error {
        self.doubt_all();
        self.end();
        Error::Unavailable(sqlx::Error::PoolTimedOut)
    }

    /// Ends it.
    pub(crate) fn end(mut self) {
        self.0.take().map(Object::take);
    }

    /// Ends it, and waits for whatever is left to be done there.
    pub(crate) async fn close(mut self) {
        let patience = self.patience();
        if let Some(kept) = self.0.take().map(Object::take) {
            // Whether it can say goodbye or not, it is over.
            let _ = timeout(patience, kept.connection.close()).await;
        }
    }

    /// Whether it leads to a server, and not to a file.
    pub(crate) fn is_to_a_server(&self) -> bool {
        self.kept().ground.is_a_server()
    }

    /// Its number among those that its lender has opened.
    pub(crate) fn number(&self) -> u64 {
        self.kept().number
    }

    /// How long one waits for an answer.
    pub fn patience(&self) -> Duration {
        self.kept().ground.limits.patience
    }

    fn kept(&self) -> &Kept {
        match &self.0 {
            Some(object) => object,
            None => unreachable!("it is there until it is given back"),
        }
    }

    fn kept_mut(&mut self) -> &mut Kept {
        match &mut self.0 {
            Some(object) => object,
            None => unreachable!("it is there until it is given back"),
        }
    }
}

impl Deref for Loan {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        &self.kept().connection
    }
}

/// For a question, which is not answered yet.
impl DerefMut for Loan {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        let kept = self.kept_mut();
        kept.answered = None;
        &mut kept.connection
    }
}

impl Drop for Loan {
    fn drop(&mut self) {
        let Some(mut object) = self.0.take() else { return };
        if object.answered.is_some() {
            return;
        }
        let ask = async move {
            if !object.is_fit().await {
                drop(Object::take(object));
            }
        };
        // Without a runtime there is nobody to ask it, nor anybody to lend it to.
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn(ask);
        }
    }
}
