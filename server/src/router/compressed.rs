//! Pages are compressed for whoever is nobody yet.
//!
//! A page of somebody who is signed in holds what is theirs, and the length of what is compressed
//! tells about its content to whoever can have something of their own put beside it (BREACH). Such
//! pages, and every answer of a server function, go out as they are.

use app::backend::session_token;
use axum::{
    extract::Request,
    http::{Method, header::ACCEPT_ENCODING},
    middleware::Next,
    response::Response,
};

/// Leaves the wish for compression to requests for public pages.
pub async fn public_only(mut request: Request, next: Next) -> Response {
    let public = request.method() == Method::GET && session_token(request.headers()).is_none();
    if !public {
        request.headers_mut().remove(ACCEPT_ENCODING);
    }
    next.run(request).await
}
