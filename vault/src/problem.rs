//! Answers that say what was wrong, as `application/problem+json` (RFC 9457).

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

/// What is wrong with one field of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct FieldProblem {
    /// The field's name, as it was sent.
    pub(crate) field: String,
    /// What to do about it, in words for the person.
    pub(crate) message: String,
}

/// The body of an answer that is not a success.
#[derive(Debug, Serialize)]
pub(crate) struct Problem {
    #[serde(rename = "type")]
    problem_type: String,
    title: &'static str,
    status: u16,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldProblem>,
}

impl Problem {
    /// A problem of the type `urn:tessera:problem:<name>`.
    pub(crate) fn new(status: StatusCode, name: &str, title: &'static str) -> Self {
        let problem_type = format!("urn:tessera:problem:{name}");
        Self { problem_type, title, status: status.as_u16(), errors: Vec::new() }
    }

    /// Adds what is wrong with each field.
    pub(crate) fn with_errors(self, errors: Vec<FieldProblem>) -> Self {
        Self { errors, ..self }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let content_type = [(header::CONTENT_TYPE, "application/problem+json")];
        match serde_json::to_string(&self) {
            Ok(body) => (status, content_type, body).into_response(),
            Err(_) => status.into_response(),
        }
    }
}
