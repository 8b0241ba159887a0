//! Why a request was not served, and the answer that says so.

use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

use crate::{error::Error, refusal::Refusal, store::StoreError};

/// Why a request was not served.
#[derive(Debug, thiserror::Error)]
pub(super) enum Denied {
    #[error("no token")]
    NoToken,
    #[error("the authorization is not one bearer token")]
    NotBearer,
    #[error("token refused: {0}")]
    Token(#[from] Error),
    #[error("a token was used again")]
    Replayed,
    #[error("a ticket for something else")]
    OutOfScope,
    #[error("locked")]
    Locked { ticket: String, max_age: i64 },
    #[error("no such account")]
    NoAccount,
    #[error("no such path")]
    NoPath,
    #[error("this method is not served here")]
    Method,
    #[error("the path is too long for a ticket")]
    TooLong,
    #[error("HEAD is not served where a ticket could be consumed")]
    Head,
    #[error("the body is too long")]
    TooLarge,
    #[error("the body did not arrive in time")]
    TooSlow,
    #[error("the body broke off")]
    Broken,
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("a handler opens something malformed: {0}")]
    Malformed(Error),
    #[error("a handler that opens something is not behind the layer")]
    NoLayer,
}

/// A denial with the name of the service, which some answers carry.
pub(super) struct Denial {
    pub(super) realm: &'static str,
    pub(super) why: Denied,
}

impl IntoResponse for Denial {
    fn into_response(self) -> Response {
        let Self { realm, why } = self;
        match why {
            Denied::NoToken => Refusal::NoToken { realm }.into_response(),
            Denied::Locked { ticket, max_age } => {
                Refusal::Locked { realm, ticket, max_age }.into_response()
            }
            other => other.into_response(),
        }
    }
}

impl IntoResponse for Denied {
    fn into_response(self) -> Response {
        self.log();
        match self {
            Self::Token(Error::KeysUnavailable | Error::KeySet(_)) | Self::Store(_) => {
                let problem = problem(
                    StatusCode::SERVICE_UNAVAILABLE,
                    "unavailable",
                    "This is not available: try again soon",
                );
                with(problem, header::RETRY_AFTER, "1")
            }
            Self::NoToken
            | Self::Locked { .. }
            | Self::NotBearer
            | Self::Token(_)
            | Self::Replayed
            | Self::OutOfScope => Refusal::InvalidToken.into_response(),
            Self::NoAccount => {
                problem(StatusCode::NOT_FOUND, "no-account", "This account is not known here yet")
            }
            Self::NoPath => problem(StatusCode::NOT_FOUND, "no-path", "There is nothing here"),
            Self::Method => {
                problem(StatusCode::METHOD_NOT_ALLOWED, "method", "This method is not served here")
            }
            Self::TooLong => problem(
                StatusCode::URI_TOO_LONG,
                "too-long",
                "The address is longer than 256 bytes",
            ),
            // RFC 9110 §15.5.6 wants to be told what would be served.
            Self::Head => with(
                problem(StatusCode::METHOD_NOT_ALLOWED, "method", "HEAD is not served here"),
                header::ALLOW,
                "GET",
            ),
            Self::TooLarge => problem(
                StatusCode::PAYLOAD_TOO_LARGE,
                "too-large",
                "The body is longer than 64 KiB",
            ),
            Self::TooSlow => {
                problem(StatusCode::REQUEST_TIMEOUT, "too-slow", "The body did not arrive in time")
            }
            Self::Broken => problem(StatusCode::BAD_REQUEST, "malformed", "The body broke off"),
            Self::Malformed(_) | Self::NoLayer => problem(
                StatusCode::INTERNAL_SERVER_ERROR,
                "internal",
                "Something is wrong with this service",
            ),
        }
    }
}

impl Denied {
    /// Says in the log why, in words that carry nothing of the request.
    fn log(&self) {
        match self {
            Self::Store(error) => {
                tracing::error!(%error, source = ?std::error::Error::source(error), "not served");
            }
            Self::Malformed(_) | Self::NoLayer => tracing::error!(error = %self, "not served"),
            Self::Token(_) | Self::Replayed | Self::NotBearer | Self::OutOfScope => {
                tracing::warn!(error = %self, "refused");
            }
            _ => tracing::debug!(error = %self, "not served"),
        }
    }
}

/// A problem of the type `urn:tessera:problem:<name>` (RFC 9457).
fn problem(status: StatusCode, name: &str, title: &str) -> Response {
    let problem_type = format!("urn:tessera:problem:{name}");
    let body = json!({ "type": problem_type, "title": title, "status": status.as_u16() });
    let headers = [
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json")),
    ];
    (status, headers, body.to_string()).into_response()
}

fn with(mut response: Response, name: HeaderName, value: &'static str) -> Response {
    response.headers_mut().insert(name, HeaderValue::from_static(value));
    response
}
