//! From the errors of the crates to the one error of the server functions.

use std::time::Duration;

use identity::{Error, Field, Problem};

use super::LockError;
use crate::api::{ApiError, FieldName, FieldProblem};

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Field(field, problem) => Self::Field(field.into(), problem.into()),
            Error::Refused | Error::Administrator => Self::Refused,
            Error::Throttled { retry_after } => Self::Throttled(seconds(retry_after)),
            Error::Stopped => Self::Stopped,
            Error::TooManyCodes { retry_after } => Self::TooManyCodes(seconds(retry_after)),
            Error::Busy => Self::Busy,
            Error::WrongPattern { tries_left } => Self::WrongPattern(tries_left),
            Error::ChallengeOver | Error::TicketUsed => Self::ChallengeOver,
            Error::SentAlready { retry_after } => Self::SentAlready(seconds(retry_after)),
            Error::SignedOut => Self::SignedOut,
            Error::Stale => Self::Stale,
            Error::NotFound => Self::NotFound,
            error @ (Error::Settings(_)
            | Error::Keys(_)
            | Error::Database(_)
            | Error::Sealed(_)
            | Error::Stored(_)
            | Error::Hash
            | Error::Miscomputed) => {
                tracing::error!(error = &error as &dyn std::error::Error, "identity failed");
                Self::Unavailable
            }
        }
    }
}

impl From<LockError> for ApiError {
    fn from(error: LockError) -> Self {
        match error {
            LockError::Identity(error) => error.into(),
            error @ (LockError::Down | LockError::Nonsense(_)) => {
                tracing::warn!(%error, "the vault could not be asked");
                Self::ServiceDown
            }
        }
    }
}

impl From<Field> for FieldName {
    fn from(field: Field) -> Self {
        match field {
            Field::Username => Self::Username,
            Field::Email => Self::Email,
            Field::Password => Self::Password,
            Field::Picture => Self::Picture,
        }
    }
}

impl From<Problem> for FieldProblem {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::Malformed => Self::Malformed,
            Problem::TooShort => Self::TooShort,
            Problem::TooLong => Self::TooLong,
            Problem::Taken => Self::Taken,
            Problem::Guessable => Self::Guessable,
            Problem::Common => Self::Common,
        }
    }
}

fn seconds(duration: Duration) -> u64 {
    duration.as_secs().saturating_add(u64::from(duration.subsec_nanos() > 0))
}
