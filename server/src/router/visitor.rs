//! Who asks for a page.

use app::backend::{Backend, PageVisitor};
use axum::{extract::Request, http::Method};
use identity::SessionToken;

/// Finds out whose token this is before a page is drawn: its head and its frame say so. Where that
/// cannot be found out, it is nobody, and what the page asks for itself says why.
pub async fn note(backend: &Backend, request: &mut Request, token: Option<&SessionToken>) {
    if request.method() == Method::GET
        && let Some(token) = token
        && let Ok(signed_in) = backend.identity.session(token).await
    {
        request.extensions_mut().insert(PageVisitor(signed_in));
    }
}
