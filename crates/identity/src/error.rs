//! What can go wrong, by what the person or the operator can do about it.

use std::time::Duration;

/// The result of a verb of identity.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A field of the enrolment form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The username.
    Username,
    /// The e-mail address.
    Email,
    /// The password.
    Password,
    /// The picture.
    Picture,
}

/// What is wrong with a field of the enrolment form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Problem {
    /// It is not of the required form.
    Malformed,
    /// It is too short.
    TooShort,
    /// It is too long.
    TooLong,
    /// Somebody has it already.
    Taken,
    /// It contains the username, the e-mail address or the site's name.
    Guessable,
    /// It is among the passwords that are tried first.
    Common,
}

/// Why a verb of identity was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A field of an application is wrong.
    #[error("{0:?} is refused: {1:?}")]
    Field(Field, Problem),
    /// The factors do not belong together, or to nobody, or the account is disabled.
    #[error("the factors do not match")]
    Refused,
    /// Too many failures for this name: try again later.
    #[error("too many failures")]
    Throttled {
        /// How long from now.
        retry_after: Duration,
    },
    /// Too many failures in a row: this name is stopped until it is recovered.
    #[error("too many failures in a row")]
    Stopped,
    /// Too many codes were asked for: try again later.
    #[error("too many codes")]
    TooManyCodes {
        /// How long from now.
        retry_after: Duration,
    },
    /// More sign-ins wait to be verified than fit into memory: try again in a moment.
    #[error("too many verifications at once")]
    Busy,
    /// The pattern is not the one that was mailed.
    #[error("the pattern is wrong")]
    WrongPattern {
        /// How many tries this code has left.
        tries_left: u32,
    },
    /// The challenge is unknown, expired, used, spent, or not this session's.
    #[error("the code is no longer valid")]
    ChallengeOver,
    /// The code was sent a moment ago.
    #[error("the code was sent a moment ago")]
    SentAlready {
        /// When it can be sent again.
        retry_after: Duration,
    },
    /// A ticket was handed in twice.
    #[error("the ticket was used already")]
    TicketUsed,
    /// Nobody is signed in.
    #[error("nobody is signed in")]
    SignedOut,
    /// The last pattern of this session is too long ago.
    #[error("this needs a fresh pattern")]
    Stale,
    /// There is no such thing, or it is somebody else's.
    #[error("there is no such thing")]
    NotFound,
    /// The account is an administrator's: only the operator's commands act on it.
    #[error("the account is an administrator's")]
    Administrator,
    /// A setting is below what is safe.
    #[error("{0}")]
    Settings(&'static str),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] database::Error),
    /// A key file could not be used.
    #[error(transparent)]
    Keys(#[from] crate::KeysError),
    /// A stored value does not open under the keys: the keys are not those of this database.
    #[error(transparent)]
    Sealed(#[from] secrets::SealError),
    /// A stored value has not the form it was stored in.
    #[error("a stored value is malformed: {0}")]
    Stored(&'static str),
    /// The hash function refused its parameters, or its thread died.
    #[error("a verifier could not be computed")]
    Hash,
    /// The hash function gives another answer than the one that is known (RFC 9106 §5.3).
    #[error(
        "Argon2id gives another answer here than RFC 9106 says: this build or this processor is \
         broken, and would let nobody in; take another"
    )]
    Miscomputed,
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error.into())
    }
}

impl database::Failure for Error {
    fn of_database(&self) -> Option<&database::Error> {
        match self {
            Self::Database(error) => Some(error),
            _ => None,
        }
    }
}
