//! Why a request was not served.

use axum::{
    http::{HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
};
use tickets::Refusal;

use crate::problem::{FieldProblem, Problem};

/// The name of this service in challenges.
pub(crate) const REALM: &str = "vault";

pub(crate) type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a request was not served.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("no token")]
    NoToken,
    #[error("the authorization is not one bearer token")]
    NotBearer,
    #[error("token refused: {0}")]
    Token(#[from] tickets::Error),
    #[error("a token was used again")]
    Replayed,
    #[error("a single-shot ticket does not open this")]
    OutOfScope,
    #[error("locked")]
    Locked { ticket: String, max_age: i64 },
    #[error("no such account")]
    NoAccount,
    #[error("no such record")]
    NoRecord,
    #[error("the record has no secret fields")]
    NoSecrets,
    #[error("the record is not a file")]
    NotAFile,
    #[error("the file has not arrived yet")]
    NoContent,
    #[error("no such path")]
    NoPath,
    #[error("no ticket has room for this path")]
    PathTooLong,
    #[error("this method is not served here")]
    Method,
    #[error("HEAD is not served where a ticket could be consumed")]
    Head,
    #[error("the record has another version")]
    Conflict,
    #[error("a change names no version")]
    NoVersion,
    #[error("the account has as many records as it can")]
    Full,
    #[error("the account's files are as large as they may be")]
    FilesFull,
    #[error("the file is larger than a file may be")]
    FileTooLarge,
    #[error("the file was removed or replaced meanwhile")]
    Interrupted,
    #[error("the body is not of the expected form")]
    Malformed,
    #[error("parameters are not valid")]
    Query(Vec<FieldProblem>),
    #[error("fields are not valid")]
    Invalid(Vec<FieldProblem>),
    #[error("the body is not JSON")]
    NotJson,
    #[error("the body is too long")]
    TooLarge,
    #[error("the body did not arrive in time")]
    TooSlow,
    #[error(transparent)]
    Database(#[from] database::Error),
    #[error(transparent)]
    Seal(#[from] secrets::SealError),
    #[error("what was sealed is not a record")]
    Corrupt,
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

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        self.log();
        let problem = match self {
            Self::NoToken => return Refusal::NoToken { realm: REALM }.into_response(),
            Self::Locked { ticket, max_age } => {
                return Refusal::Locked { realm: REALM, ticket, max_age }.into_response();
            }
            Self::Token(tickets::Error::KeysUnavailable | tickets::Error::KeySet(_))
            | Self::Database(database::Error::Unavailable(_) | database::Error::Uncertain(_)) => {
                return unavailable();
            }
            Self::Token(_) | Self::NotBearer | Self::Replayed | Self::OutOfScope => {
                return Refusal::InvalidToken.into_response();
            }
            Self::NoAccount => {
                Problem::new(StatusCode::NOT_FOUND, "no-account", "This account has no vault yet")
            }
            Self::NoRecord => {
                Problem::new(StatusCode::NOT_FOUND, "no-record", "There is no such record")
            }
            Self::NoSecrets => Problem::new(
                StatusCode::NOT_FOUND,
                "no-secrets",
                "This record has no secret fields",
            ),
            Self::PathTooLong => Problem::new(
                StatusCode::URI_TOO_LONG,
                "path-too-long",
                "Open the vault first: this path is too long for a ticket",
            ),
            Self::NotAFile => Problem::new(
                StatusCode::CONFLICT,
                "not-a-file",
                "Only a record of kind file has a content",
            ),
            Self::NoContent => Problem::new(
                StatusCode::NOT_FOUND,
                "no-content",
                "Nothing has been stored in this file yet",
            ),
            Self::NoPath => Problem::new(StatusCode::NOT_FOUND, "no-path", "There is nothing here"),
            Self::Method => Problem::new(
                StatusCode::METHOD_NOT_ALLOWED,
                "method",
                "This method is not served here",
            ),
            Self::Head => return head(),
            Self::Conflict => Problem::new(
                StatusCode::CONFLICT,
                "conflict",
                "The record was changed in the meantime",
            ),
            Self::NoVersion => Problem::new(
                StatusCode::PRECONDITION_REQUIRED,
                "no-version",
                "Say which version is changed: If-Match, or the member version",
            ),
            Self::Full => Problem::new(
                StatusCode::CONFLICT,
                "full",
                "The vault is full: delete a record first",
            ),
            Self::FilesFull => Problem::new(
                StatusCode::CONFLICT,
                "full",
                "There is no room for this file: delete another one first",
            ),
            Self::FileTooLarge => Problem::new(
                StatusCode::PAYLOAD_TOO_LARGE,
                "too-large",
                "The file is larger than a file may be",
            ),
            Self::Interrupted => Problem::new(
                StatusCode::CONFLICT,
                "interrupted",
                "The file was removed or replaced meanwhile: try again",
            ),
            Self::Malformed => Problem::new(
                StatusCode::BAD_REQUEST,
                "malformed",
                "The body is not of the expected form",
            ),
            Self::Query(errors) => Problem::new(
                StatusCode::BAD_REQUEST,
                "query",
                "A parameter is not of the expected form",
            )
            .with_errors(errors),
            Self::Invalid(errors) => Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "invalid",
                "Some fields need another look",
            )
            .with_errors(errors),
            Self::NotJson => Problem::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "not-json",
                "Send JSON, with content type application/json",
            ),
            Self::TooLarge => Problem::new(
                StatusCode::PAYLOAD_TOO_LARGE,
                "too-large",
                "The body is longer than 64 KiB",
            ),
            Self::TooSlow => Problem::new(
                StatusCode::REQUEST_TIMEOUT,
                "too-slow",
                "The body did not arrive in time",
            ),
            Self::Database(_) | Self::Seal(_) | Self::Corrupt => Problem::new(
                StatusCode::INTERNAL_SERVER_ERROR,
                "internal",
                "Something is wrong with the vault",
            ),
        };
        problem.into_response()
    }
}

impl Error {
    /// A record was to become one of another kind.
    pub(crate) fn kind_changed() -> Self {
        let message = "A record stays what it is: add another one.".to_owned();
        Self::Invalid(vec![FieldProblem { field: "kind".to_owned(), message }])
    }

    /// Says in the log why, in words that carry nothing of the request.
    pub(crate) fn log(&self) {
        match self {
            Self::Database(error) => {
                tracing::error!(%error, source = ?std::error::Error::source(error), "database")
            }
            Self::Seal(_) | Self::Corrupt => {
                tracing::error!(error = %self, "a sealed value cannot be read")
            }
            Self::Token(_) | Self::Replayed | Self::NotBearer | Self::OutOfScope => {
                tracing::warn!(error = %self, "refused");
            }
            _ => tracing::debug!(error = %self, "not served"),
        }
    }
}

/// RFC 9110 §15.5.6 wants to be told what would be served.
fn head() -> Response {
    let problem = Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method", "HEAD is not served here");
    ([(header::ALLOW, "GET")], problem).into_response()
}

/// Something that this answer needs is gone for the moment.
fn unavailable() -> Response {
    let retry: [(HeaderName, &str); 1] = [(header::RETRY_AFTER, "1")];
    let problem = Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "unavailable",
        "The vault is not available: try again soon",
    );
    (retry, problem).into_response()
}
