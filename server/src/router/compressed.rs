//! Pages are compressed for whoever is nobody yet.
//!
//! A page of somebody who is signed in holds what is theirs, and the length of what is compressed
//! tells about its content to whoever can have something of their own put beside it (BREACH). Such
//! pages, and every answer of a server function, go out as they are.

use axum::{
    extract::Request,
    http::{Method, header::ACCEPT_ENCODING},
};
use identity::SessionToken;

/// Leaves the wish for compression to requests for public pages: those that show no token.
pub fn public_only(request: &mut Request, token: Option<&SessionToken>) {
    let public = request.method() == Method::GET && token.is_none();
    if !public {
        request.headers_mut().remove(ACCEPT_ENCODING);
    }
}
