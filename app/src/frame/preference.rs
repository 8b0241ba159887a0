//! Keeping a choice in a cookie, so that the server can draw the next page by it.

use leptos::prelude::*;

use crate::site::Preference;

const A_YEAR: u32 = 365 * 24 * 3600;

/// Keeps a choice for a year; `None` forgets it.
pub fn keep(preference: Preference, choice: Option<&str>) {
    let (value, life) = choice.map_or(("", 0), |choice| (choice, A_YEAR));
    let attributes = format!("path=/; max-age={life}; samesite=lax");
    write_cookie(&format!("{}={value}; secure; {attributes}", preference.cookie));
    // Some browsers take `Secure` over https only, and so not on loopback.
    if choice.is_none() || !cookies().contains(preference.cookie) {
        write_cookie(&format!("{}={value}; {attributes}", preference.plain_cookie));
    }
}

/// `document.cookie = …` of the page's document.
fn write_cookie(cookie: &str) {
    // The browser takes it or leaves it; it never throws.
    let _ = js_sys::Reflect::set(&document(), &"cookie".into(), &cookie.into());
}

/// `document.cookie` of the page's document.
fn cookies() -> String {
    let cookies = js_sys::Reflect::get(&document(), &"cookie".into()).ok();
    cookies.and_then(|cookies| cookies.as_string()).unwrap_or_default()
}
