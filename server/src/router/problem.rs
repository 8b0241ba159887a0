//! Refusals as problem documents (RFC 9457).

use app::api::ApiError;
use axum::{
    body::{Body, to_bytes},
    http::{
        HeaderValue, StatusCode,
        header::{CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER},
    },
    response::{IntoResponse, Response},
};
use leptos::server_fn::error::{FromServerFnError as _, SERVER_FN_ERROR_HEADER};
use serde_json::json;

const PROBLEM_JSON: HeaderValue = HeaderValue::from_static("application/problem+json");

/// A refusal that no server function has seen.
pub struct Problem {
    status: u16,
    title: &'static str,
}

impl Problem {
    pub const fn new(status: u16, title: &'static str) -> Self {
        Self { status, title }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::BAD_REQUEST);
        // The pages read the same member in the errors of server functions.
        let error = if self.status == 413 { ApiError::Invalid } else { ApiError::Malformed };
        let body = json!({
            "type": "about:blank", "title": self.title, "status": self.status, "error": error,
        });
        (status, [(CONTENT_TYPE, PROBLEM_JSON)], body.to_string()).into_response()
    }
}

/// Gives every error of a server function the status that it stands for: Leptos sends all of
/// them as 500.
pub async fn with_its_status(of_a_function: bool, response: Response) -> Response {
    if response.headers().contains_key(SERVER_FN_ERROR_HEADER) {
        return with_status(response).await;
    }
    // No function has this path, and pages are not called by POST.
    let no_such =
        matches!(response.status(), StatusCode::BAD_REQUEST | StatusCode::METHOD_NOT_ALLOWED);
    if of_a_function && no_such {
        return Problem::new(404, "There is no such function").into_response();
    }
    response
}

async fn with_status(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, 64 * 1024).await else {
        return Problem::new(500, "The answer could not be read").into_response();
    };
    let error = ApiError::de(bytes.clone());
    parts.status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::BAD_REQUEST);
    parts.headers.insert(CONTENT_TYPE, PROBLEM_JSON);
    parts.headers.remove(CONTENT_LENGTH);
    if let Some(seconds) = error.retry_after() {
        parts.headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    Response::from_parts(parts, Body::from(bytes))
}
