//! Why a request did not reach a service, or its answer not the person.

use app::backend::LockError;
use identity::ChallengeId;

/// Why a request did not reach a service, or its answer not the person.
#[derive(Debug)]
pub enum Halt {
    /// There is no such service, or nothing there for people.
    NoService,
    /// Nobody is signed in; the path of this site that was asked for.
    SignedOut(String),
    /// The service asks for a pattern, and a code was mailed.
    Locked(ChallengeId),
    /// The service asks for a pattern, and nobody here has asked for the page: its title, and the
    /// path to ask again.
    Closed { title: String, here: String },
    /// A socket that a page of another site wants to open.
    ForeignSocket,
    /// A script that would stay behind in the browser.
    Worker,
    /// The body is larger than what is passed on.
    TooLarge,
    /// The body did not go on arriving.
    TooSlow,
    /// The service does not know the account yet.
    NotReady,
    /// Too many codes or failures: wait so many seconds.
    Wait(u64),
    /// Too many patterns were wrong in a row.
    Stopped,
    /// The service does not answer.
    Down,
    /// The service does not answer in time.
    Late,
    /// The service answered what it must not.
    Nonsense,
    /// The gateway's own part failed.
    Unavailable,
}

impl From<identity::Error> for Halt {
    fn from(error: identity::Error) -> Self {
        let seconds = |wait: std::time::Duration| wait.as_secs().max(1);
        match error {
            identity::Error::Throttled { retry_after }
            | identity::Error::TooManyCodes { retry_after } => Self::Wait(seconds(retry_after)),
            identity::Error::Stopped => Self::Stopped,
            error => {
                tracing::error!(error = &error as &dyn std::error::Error, "not passed on");
                Self::Unavailable
            }
        }
    }
}

impl From<LockError> for Halt {
    fn from(error: LockError) -> Self {
        match error {
            LockError::Down => Self::Down,
            LockError::Nonsense(why) => {
                tracing::warn!(why, "a service's answer was refused");
                Self::Nonsense
            }
            LockError::Identity(error) => error.into(),
        }
    }
}
