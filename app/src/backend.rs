//! What the server functions stand on; there on the server only.

mod browser;
mod client;
mod convert;
mod cookie;
mod key_states;
mod pieces;
mod preference;
mod second_lock;

use std::{collections::BTreeMap, sync::Arc};

use axum::http::request::Parts;
use identity::{Admin, ChallengeId, Entered, Identity, SessionToken, SignedIn};
use leptos::reactive::owner::{use_context, with_context};

use crate::api::ApiError;

use browser::describe;
pub use client::{ClientAddress, PageVisitor, RequestId, RequestMeta};
pub(crate) use client::{client, uninvited};
pub use cookie::{COOKIE, session_token};
pub(crate) use cookie::{forget_site_data, give_token, take_token};
pub use key_states::{KeyState, KeyStates};
pub use pieces::Pieces;
pub(crate) use preference::theme;
pub use preference::{language, speak_its_language};
pub use second_lock::{LockError, SecondLock, ServiceAnswer, ServiceCall};

/// The gateway, as pages and server functions see it. The server provides it as a context to the
/// page routes and to the server functions alike.
#[derive(Clone)]
pub struct Backend {
    /// Who somebody is.
    pub identity: Arc<Identity>,
    /// The services behind the second lock.
    pub lock: Arc<dyn SecondLock>,
    /// The keys that sign, as far as they are shown.
    pub keys: Arc<dyn KeyStates>,
    /// The names of the static files.
    pub assets: Arc<Assets>,
    /// The pieces of the frame that were drawn.
    pub pieces: Arc<Pieces>,
    /// Whether mail goes to the local inbox page.
    pub local_inbox: bool,
    /// Whether the page with every component is shown, for developers.
    pub components_page: bool,
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
    /// The style sheet of every page.
    pub style: String,
    /// The style sheet of what not every page has.
    pub later_style: String,
    /// The parts that pages fetch when they need them, by what needs them.
    #[serde(default)]
    pub needs: BTreeMap<String, Vec<String>>,
    /// The texts of each language, by its tag: a file for each bundle that browsers fetch.
    pub words: BTreeMap<String, Vec<String>>,
}

/// The backend of this request.
pub(crate) fn backend() -> Result<Backend, ApiError> {
    use_context::<Backend>().ok_or(ApiError::Unavailable)
}

/// What the browser shows for its session, whether it is still worth anything or not.
pub(crate) fn shown_token() -> Result<SessionToken, ApiError> {
    let shown = with_context(|parts: &Parts| session_token(&parts.headers));
    shown.flatten().ok_or(ApiError::SignedOut)
}

/// What `tell` says of whoever asks for this page.
pub(crate) fn visitor<T>(tell: impl FnOnce(&SignedIn) -> T) -> Option<T> {
    let found = |parts: &Parts| parts.extensions.get().map(|PageVisitor(person)| tell(person));
    with_context(found).flatten()
}

/// Whoever is signed in. For a page that was found out before it is drawn.
pub(crate) async fn signed_in() -> Result<SignedIn, ApiError> {
    match visitor(Clone::clone) {
        Some(person) => Ok(person),
        None => Ok(Box::pin(backend()?.identity.session(&shown_token()?)).await?),
    }
}

/// Whoever is signed in, as an administrator who has drawn a pattern just now. To whom that is not
/// there is nothing here, whether they are signed in or not.
pub(crate) async fn admin() -> Result<Admin, ApiError> {
    match signed_in().await {
        Ok(person) => Ok(backend()?.identity.admin(&person).await?),
        Err(ApiError::SignedOut) => Err(ApiError::NotFound),
        Err(error) => Err(error),
    }
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
