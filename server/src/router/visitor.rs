//! Who asks for a page.

use app::backend::{Backend, PageVisitor, session_token};
use axum::{
    extract::{Request, State},
    http::Method,
    middleware::Next,
    response::Response,
};

/// Finds out who is signed in before a page is drawn: its head and its frame say so. Where that
/// cannot be found out, it is nobody, and what the page asks for itself says why.
pub async fn visitor(State(backend): State<Backend>, mut request: Request, next: Next) -> Response {
    if request.method() == Method::GET
        && let Some(token) = session_token(request.headers())
        && let Ok(signed_in) = backend.identity.session(&token).await
    {
        request.extensions_mut().insert(PageVisitor(signed_in));
    }
    next.run(request).await
}
