//! What the server functions stand on; there on the server only.

mod browser;
mod client;
mod convert;
mod cookie;
mod second_lock;

use std::sync::Arc;

use axum::http::request::Parts;
use identity::{ChallengeId, Entered, Identity, SignedIn};
use leptos::prelude::use_context;

use crate::api::ApiError;

use browser::describe;
pub(crate) use client::client;
pub use client::{ClientAddress, RequestId};
pub use cookie::COOKIE;
pub(crate) use cookie::{forget_site_data, give_token, take_token, theme};
pub use second_lock::{LockError, SecondLock, ServiceAnswer, ServiceCall};

/// The gateway, as pages and server functions see it. The server provides it as a context to the
/// page routes and to the server functions alike.
#[derive(Clone)]
pub struct Backend {
    /// Who somebody is.
    pub identity: Arc<Identity>,
    /// The services behind the second lock.
    pub lock: Arc<dyn SecondLock>,
    /// The names of the static files.
    pub assets: Arc<Assets>,
    /// Whether mail goes to the local inbox page.
    pub local_inbox: bool,
}

/// The names of the static files, hashed by the build.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct Assets {
    /// The loader.
    pub script: String,
    /// The JavaScript beside the WASM.
    pub module: String,
    /// The WASM.
    pub wasm: String,
    /// The style sheet.
    pub style: String,
}

/// The backend of this request.
pub(crate) fn backend() -> Result<Backend, ApiError> {
    use_context::<Backend>().ok_or(ApiError::Unavailable)
}

/// Whoever is signed in.
pub(crate) async fn signed_in() -> Result<SignedIn, ApiError> {
    let token = cookie::token().ok_or(ApiError::SignedOut)?;
    Ok(backend()?.identity.session(&token).await?)
}

/// Ends the session that this browser has, before it gets another.
pub(crate) async fn end_former_session() -> Result<(), ApiError> {
    match signed_in().await {
        Ok(former) => Ok(backend()?.identity.sign_out(&former, &client()).await?),
        Err(ApiError::SignedOut) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Puts what somebody got by signing in into the cookies.
pub(crate) fn give_entered(entered: &Entered) {
    give_token(&entered.session);
    cookie::give_device(&entered.device);
}

/// The challenge of that name.
pub(crate) fn challenge_id(text: &str) -> Result<ChallengeId, ApiError> {
    text.parse().map_err(|_| ApiError::ChallengeOver)
}

/// A header of this request.
pub(crate) fn header(name: &str) -> Option<String> {
    let parts = use_context::<Parts>()?;
    parts.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
}

/// Sets the status of the page that is being answered.
pub(crate) fn answer_status(status: u16) {
    if let (Some(response), Ok(status)) =
        (use_context::<leptos_axum::ResponseOptions>(), axum::http::StatusCode::from_u16(status))
    {
        response.set_status(status);
    }
}

/// Answers with 303: the person goes on elsewhere (RFC 9110 §15.4.4).
pub(crate) fn see_other(path: &str) {
    if let (Some(response), Ok(location)) =
        (use_context::<leptos_axum::ResponseOptions>(), axum::http::HeaderValue::from_str(path))
    {
        response.insert_header(axum::http::header::LOCATION, location);
        response.set_status(axum::http::StatusCode::SEE_OTHER);
    }
}

/// Whether this request only probes or fetches ahead, or was made by another site: nobody here
/// has asked for the page yet.
pub(crate) fn uninvited() -> bool {
    let head = use_context::<Parts>().is_none_or(|parts| parts.method == axum::http::Method::HEAD);
    let ahead = ["sec-purpose", "purpose", "x-moz"]
        .iter()
        .filter_map(|name| header(name))
        .any(|value| value.contains("prefetch") || value.contains("prerender"));
    let (site, dest) = (header("sec-fetch-site"), header("sec-fetch-dest"));
    head || ahead || !invites(site.as_deref(), dest.as_deref())
}

/// Whether a request with these fetch metadata (W3C Fetch Metadata) was made by a person who goes
/// to a page, or by a page of this site. Browsers that send none are taken at their word.
fn invites(site: Option<&str>, dest: Option<&str>) -> bool {
    matches!(site, None | Some("same-origin" | "none"))
        && matches!(dest, None | Some("document" | "empty"))
}

#[cfg(test)]
mod tests {
    use super::invites;

    #[test]
    fn only_a_person_or_a_page_of_this_site_invites() {
        for site in [None, Some("same-origin"), Some("none")] {
            for dest in [None, Some("document"), Some("empty")] {
                assert!(invites(site, dest), "{site:?} {dest:?}");
            }
            for dest in ["image", "iframe", "embed", "object", "script", "style", "audio", "report"]
            {
                assert!(!invites(site, Some(dest)), "{site:?} {dest}");
            }
        }
        for site in ["cross-site", "same-site", ""] {
            assert!(!invites(Some(site), Some("document")), "{site}");
            assert!(!invites(Some(site), None), "{site}");
        }
    }
}
