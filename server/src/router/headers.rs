//! Headers on every answer.

use axum::{
    extract::{Request, State},
    http::{
        HeaderName, HeaderValue, StatusCode, Uri,
        header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, STRICT_TRANSPORT_SECURITY, VARY},
    },
    middleware::Next,
    response::Response,
};
use leptos::{context::use_context, nonce::use_nonce};
use leptos_axum::ResponseOptions;
use url::Url;

/// For answers that are no page of the application: nothing may run or load.
const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

const FIXED: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    (
        "permissions-policy",
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    ),
];

/// Whether people reach this gateway over https.
#[derive(Clone, Copy)]
pub struct Https(bool);

impl Https {
    pub fn of(url: &Url) -> Self {
        Self(url.scheme() == "https")
    }
}

/// Sets the content security policy of the page that is being rendered: its scripts carry a
/// fresh nonce, and nothing else runs.
pub fn allow_scripts_of_this_page() {
    let (Some(nonce), Some(response)) = (use_nonce(), use_context::<ResponseOptions>()) else {
        return;
    };
    let policy = format!(
        "default-src 'none'; object-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; \
         style-src 'self'; connect-src 'self'; img-src 'self' blob: data:; font-src 'self'; \
         manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.insert_header(CONTENT_SECURITY_POLICY, policy);
    }
}

/// Sets the headers that every answer has.
pub async fn security(State(https): State<Https>, request: Request, next: Next) -> Response {
    let caching = caching(request.uri());
    let mut response = next.run(request).await;
    let fixed = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    headers.entry(CONTENT_SECURITY_POLICY).or_insert_with(|| HeaderValue::from_static(NOTHING));
    let caching = if fixed { caching } else { "no-store" };
    if caching != "no-store" {
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    }
    headers.entry(CACHE_CONTROL).or_insert_with(|| HeaderValue::from_static(caching));
    if https.0 {
        let forever = HeaderValue::from_static("max-age=63072000; includeSubDomains");
        headers.insert(STRICT_TRANSPORT_SECURITY, forever);
    }
    response
}

/// Files with a hash in their name never change; everything else is somebody's own.
fn caching(uri: &Uri) -> &'static str {
    match uri.path() {
        path if path.starts_with("/pkg/") => "public, max-age=31536000, immutable",
        "/favicon.svg" => "public, max-age=86400",
        "/.well-known/jwks.json" => "public, max-age=300",
        _ => "no-store",
    }
}
