//! What a request may be, before anything expensive happens.

use std::time::Duration;

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{
        Method,
        header::{ACCEPT, CONTENT_TYPE},
    },
};

use super::problem::Problem;

/// How long the body of a request may take to arrive.
const PATIENCE: Duration = Duration::from_secs(10);

/// The largest body that a path takes: 16 KiB, and what the vault takes where it passes through.
fn largest_body(path: &str) -> usize {
    match path {
        "/api/add-record" | "/api/change-record" => 64 * 1024,
        _ => 16 * 1024,
    }
}

/// Whether a request is for a server function.
pub fn is_of_a_function(request: &Request) -> bool {
    request.uri().path().starts_with("/api/")
}

/// Server functions take JSON by POST, and nothing else.
pub fn json_only(request: &mut Request) -> Result<(), Problem> {
    if !is_of_a_function(request) {
        return match *request.method() {
            Method::GET | Method::HEAD => Ok(()),
            _ => Err(Problem::new(405, "Pages are only read")),
        };
    }
    if request.method() != Method::POST {
        return Err(Problem::new(405, "Functions are called by POST"));
    }
    let json = request
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|value| value.trim().eq_ignore_ascii_case("application/json"));
    if !json {
        return Err(Problem::new(415, "Functions take application/json"));
    }
    // Leptos answers a caller that takes HTML with a redirect to wherever it came from.
    request.headers_mut().remove(ACCEPT);
    Ok(())
}

/// Reads the body of a request, as far as it is allowed to go.
pub async fn in_time_and_size(request: Request) -> Result<Request, Problem> {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return Ok(request);
    }
    let largest = largest_body(request.uri().path());
    let (parts, body) = request.into_parts();
    match tokio::time::timeout(PATIENCE, to_bytes(body, largest)).await {
        // What a function ignores is skipped unread by the JSON parser (RFC 8259 §8.1).
        Ok(Ok(bytes)) if std::str::from_utf8(&bytes).is_err() => {
            Err(Problem::new(400, "The request is not UTF-8"))
        }
        Ok(Ok(bytes)) => Ok(Request::from_parts(parts, Body::from(bytes))),
        Ok(Err(_)) => Err(Problem::new(413, "The request is too large")),
        Err(_) => Err(Problem::new(408, "The request took too long to arrive")),
    }
}
