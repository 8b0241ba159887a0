//! The one cookie.

use axum::http::{HeaderMap, HeaderValue, header::SET_COOKIE};
use cookie::{Cookie, SameSite};
use identity::{DeviceToken, SessionToken};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

/// Its name. The prefix makes browsers refuse it without `Secure`, with a `Domain`, or with
/// another path (draft-ietf-httpbis-rfc6265bis §4.1.3.2). On loopback they take `Secure` over
/// plain http.
pub const COOKIE: &str = "__Host-tessera";

/// The name of the device cookie: it tells a browser that somebody has signed in with from
/// others, and is worth nothing else.
const DEVICE_COOKIE: &str = "__Host-tessera-device";
/// The longest that browsers keep a cookie (draft-ietf-httpbis-rfc6265bis §5.5).
const DEVICE_DAYS: i64 = 400;

/// The token in the cookie of a request.
pub fn session_token(headers: &HeaderMap) -> Option<SessionToken> {
    request::only_cookie(headers, COOKIE)?.parse().ok()
}

/// The device in the cookie of a request.
pub(super) fn device(headers: &HeaderMap) -> Option<DeviceToken> {
    request::only_cookie(headers, DEVICE_COOKIE)?.parse().ok()
}

/// Puts a new token into the cookie.
pub(crate) fn give_token(token: &SessionToken) {
    set(Cookie::new(COOKIE, token.reveal()));
}

/// Puts a device's new token into its cookie.
pub(crate) fn give_device(token: &DeviceToken) {
    let mut cookie = Cookie::new(DEVICE_COOKIE, token.reveal());
    cookie.set_max_age(cookie::time::Duration::days(DEVICE_DAYS));
    set(cookie);
}

/// Has the browser drop what it keeps of this site's pages (W3C Clear Site Data), so that nobody
/// who comes after finds them. The device's cookie stays.
pub(crate) fn forget_site_data() {
    if let Some(response) = use_context::<ResponseOptions>() {
        let name = axum::http::HeaderName::from_static("clear-site-data");
        response.insert_header(name, HeaderValue::from_static("\"storage\""));
    }
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
