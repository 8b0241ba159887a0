//! The services behind the second lock, as server functions see them.

use async_trait::async_trait;
use identity::{ChallengeId, Client, SignedIn};
use serde_json::Value;

/// A request to a service, on behalf of somebody.
#[derive(Clone)]
pub struct ServiceCall {
    /// `GET`, `POST`, `PUT` or `DELETE`.
    pub method: &'static str,
    /// The path with query at the service.
    pub path: String,
    /// The JSON body.
    pub body: Option<Value>,
    /// Where the person goes on once the service is open; `None` where a ticket is not to be
    /// followed.
    pub return_to: Option<String>,
    /// Who is asking.
    pub client: Client,
}

/// What a service answered.
#[derive(Clone)]
pub enum ServiceAnswer {
    /// It served.
    Served {
        /// The status, 200 to 499.
        status: u16,
        /// The JSON body, null where there is none.
        body: Value,
        /// Until when it stays open for this session, in seconds since the epoch.
        unlocked_until: Option<i64>,
    },
    /// It asks for a fresh pattern, and a code has been mailed.
    Locked(ChallengeId),
    /// It asks for a fresh pattern, and the ticket was not followed.
    Closed,
}

/// Why a service could not be asked.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// It does not answer, or not in time.
    #[error("the service does not answer")]
    Down,
    /// It answered something that the protocol does not allow.
    #[error("the service's answer was refused: {0}")]
    Nonsense(String),
    /// The gateway's own part failed.
    #[error(transparent)]
    Identity(#[from] identity::Error),
}

/// The gateway's side of the second lock.
#[async_trait]
pub trait SecondLock: Send + Sync {
    /// The title of the service of that name.
    fn title(&self, service: &str) -> String;

    /// The path of this site where people open that service; nothing where it has no page.
    fn entrance(&self, service: &str) -> Option<String>;

    /// Asks the vault. Where a pattern has opened a ticket of this very request, it is handed
    /// back, countersigned, with it.
    ///
    /// # Errors
    /// [`LockError`].
    async fn call(&self, person: &SignedIn, call: ServiceCall) -> Result<ServiceAnswer, LockError>;

    /// Has the vault forget what it granted this session.
    ///
    /// # Errors
    /// [`LockError`].
    async fn lock_now(&self, person: &SignedIn) -> Result<(), LockError>;
}
