//! How a service says no, as axum responses (RFC 6750 §3, RFC 9470 §3, RFC 9457).

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

use crate::{problem::Locked, ticket::ACR_FRESH_PATTERN};

/// Why a request was not served. Neither answer depends on whether the resource exists.
#[derive(Clone, Debug)]
pub enum Refusal {
    /// There was no token: a bare challenge, without an error code (RFC 6750 §3.1).
    NoToken {
        /// The service.
        realm: &'static str,
    },
    /// The token was refused, for whatever reason.
    InvalidToken,
    /// The call is good and the service is locked for it: a ticket for a fresh pattern.
    Locked {
        /// The service.
        realm: &'static str,
        /// The ticket.
        ticket: String,
        /// Seconds for which the proof will open; 0 = this one request.
        max_age: i64,
    },
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (challenge, body) = match self {
            Self::NoToken { realm } => (
                format!(r#"Bearer realm="{realm}""#),
                plain("urn:tessera:problem:no-token", "This needs a signed call"),
            ),
            Self::InvalidToken => (
                r#"Bearer error="invalid_token""#.to_owned(),
                plain("urn:tessera:problem:invalid-token", "The token was refused"),
            ),
            Self::Locked { realm, ticket, max_age } => (
                format!(
                    r#"Bearer realm="{realm}", error="insufficient_user_authentication", acr_values="{ACR_FRESH_PATTERN}", max_age="{max_age}""#
                ),
                json!(Locked::new(ticket)),
            ),
        };
        let headers = [
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
            (header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json")),
        ];
        let mut response = (StatusCode::UNAUTHORIZED, headers, body.to_string()).into_response();
        if let Ok(challenge) = HeaderValue::from_str(&challenge) {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
        }
        response
    }
}

fn plain(problem_type: &str, title: &str) -> serde_json::Value {
    json!({ "type": problem_type, "title": title, "status": 401 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn challenge(refusal: Refusal) -> String {
        let response = refusal.into_response();
        assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
        assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
        response.headers()[header::WWW_AUTHENTICATE].to_str().unwrap().to_owned()
    }

    #[test]
    fn each_refusal_has_its_challenge() {
        assert_eq!(challenge(Refusal::NoToken { realm: "vault" }), r#"Bearer realm="vault""#);
        assert_eq!(challenge(Refusal::InvalidToken), r#"Bearer error="invalid_token""#);
        assert_eq!(
            challenge(Refusal::Locked { realm: "vault", ticket: "a.b.c".to_owned(), max_age: 300 }),
            r#"Bearer realm="vault", error="insufficient_user_authentication", acr_values="urn:tessera:acr:fresh-pattern", max_age="300""#
        );
    }
}
