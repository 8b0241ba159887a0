//! Calls to the vault.

use serde_json::Value;

use super::Opened;
use crate::{
    api::ApiError,
    backend::{ServiceAnswer, ServiceCall, backend, client, signed_in, uninvited},
};

/// A call that reads. Where the vault asks for a pattern, the person comes back to `return_to`.
pub fn get(path: &str, return_to: &str) -> ServiceCall {
    ServiceCall {
        method: "GET",
        path: path.to_owned(),
        body: None,
        // A page that is fetched ahead of a click, probed, or opened by another site sends no
        // mail.
        return_to: (!uninvited()).then(|| return_to.to_owned()),
        client: client(),
    }
}

pub async fn ask(call: ServiceCall) -> Result<ServiceAnswer, ApiError> {
    let person = signed_in().await?;
    Ok(backend()?.lock.call(&person, call).await?)
}

/// A call that writes. A ticket for it is not followed, since its body would have to be kept
/// until the pattern is drawn: the vault is opened as a whole instead, and the browser, which
/// still has what was typed, asks again.
pub async fn change(
    method: &'static str,
    path: &str,
    body: Option<Value>,
) -> Result<ServiceAnswer, ApiError> {
    let call =
        ServiceCall { method, path: path.to_owned(), body, return_to: None, client: client() };
    match ask(call.clone()).await? {
        ServiceAnswer::Closed => match ask(get("/records", "/vault")).await? {
            // The pattern that was drawn has opened it just now.
            ServiceAnswer::Served { status: 200..=299, .. } => ask(call).await,
            locked => Ok(locked),
        },
        answer => Ok(answer),
    }
}

/// What an answer means for the page.
pub fn open<T>(
    answer: ServiceAnswer,
    served: impl FnOnce(Value, u64) -> Result<T, ApiError>,
) -> Result<Opened<T>, ApiError> {
    match answer {
        ServiceAnswer::Locked(id) => Ok(Opened::Locked(id.to_string())),
        ServiceAnswer::Closed => Ok(Opened::Closed),
        ServiceAnswer::Served { status, body, unlocked_until } => match status {
            200..=299 => served(body, seconds_until(unlocked_until)?).map(Opened::Open),
            404 if is(&body, "no-account") => Err(ApiError::NotReady),
            404 => Err(ApiError::NotFound),
            409 if is(&body, "full") => Err(ApiError::Full),
            409 | 412 => Err(ApiError::Conflict),
            422 => Ok(Opened::Refused(super::wire::refusals(body))),
            413 => Err(ApiError::Invalid),
            _ => Err(ApiError::ServiceDown),
        },
    }
}

/// Whether a refusal is of this type.
fn is(body: &Value, problem: &str) -> bool {
    let name = body.get("type").and_then(Value::as_str);
    name.and_then(|name| name.strip_prefix("urn:tessera:problem:")) == Some(problem)
}

/// The path of a record; its id is checked here, so that no other path can be reached.
pub fn record_path(id: &str) -> Result<String, ApiError> {
    let plain = |character: char| character.is_ascii_alphanumeric() || "-_".contains(character);
    if id.is_empty() || id.len() > 64 || !id.chars().all(plain) {
        return Err(ApiError::NotFound);
    }
    Ok(format!("/records/{id}"))
}

fn seconds_until(until: Option<i64>) -> Result<u64, ApiError> {
    let now = backend()?.identity.clock().now().seconds();
    let left = until.unwrap_or(now).saturating_sub(now);
    Ok(u64::try_from(left).unwrap_or(0))
}
