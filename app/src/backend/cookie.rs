//! The one cookie.

use axum::http::{HeaderValue, header::SET_COOKIE, request::Parts};
use cookie::{Cookie, SameSite};
use identity::SessionToken;
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

/// Its name. The prefix makes browsers refuse it without `Secure`, with a `Domain`, or with
/// another path (draft-ietf-httpbis-rfc6265bis §4.1.3.2). On loopback they take `Secure` over
/// plain http.
pub const COOKIE: &str = "__Host-tessera";

/// The token in this request's cookie.
pub(super) fn token() -> Option<SessionToken> {
    match sent(COOKIE).as_slice() {
        [token] => token.parse().ok(),
        // Two of them mean that somebody else has planted one.
        _ => None,
    }
}

/// The values of the cookies of that name in this request.
fn sent(name: &str) -> Vec<String> {
    let Some(parts) = use_context::<Parts>() else { return Vec::new() };
    let headers = parts.headers.get_all("cookie").iter();
    headers
        .filter_map(|value| value.to_str().ok())
        .flat_map(Cookie::split_parse)
        .filter_map(Result::ok)
        .filter(|cookie| cookie.name() == name)
        .map(|cookie| cookie.value().to_owned())
        .collect()
}

/// Puts a new token into the cookie.
pub(crate) fn give_token(token: &SessionToken) {
    set(Cookie::new(COOKIE, token.reveal()));
}

/// Takes the cookie away.
pub(crate) fn take_token() {
    let mut cookie = Cookie::new(COOKIE, "");
    cookie.make_removal();
    set(cookie);
}

fn set(mut cookie: Cookie<'static>) {
    cookie.set_path("/");
    cookie.set_secure(true);
    cookie.set_http_only(true);
    cookie.set_same_site(SameSite::Lax);
    if let (Some(response), Ok(value)) =
        (use_context::<ResponseOptions>(), HeaderValue::from_str(&cookie.to_string()))
    {
        response.append_header(SET_COOKIE, value);
    }
}

/// The theme that the person has chosen, if they did. The page's switch writes this cookie, so
/// that the right colours are there before anything runs.
pub(crate) fn theme() -> Option<String> {
    sent("tessera-theme").into_iter().find(|theme| ["light", "dark"].contains(&theme.as_str()))
}
