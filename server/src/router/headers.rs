//! Headers on every answer.

use axum::{
    http::{
        HeaderName, HeaderValue, StatusCode, Uri,
        header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, STRICT_TRANSPORT_SECURITY, VARY},
    },
    response::Response,
};
use leptos::{context::use_context, nonce::use_nonce};
use leptos_axum::ResponseOptions;
use url::Url;

/// For answers that are no page of the application: nothing may run or load.
const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

/// A header that is the same on every answer that has it. Names are looked at once, not each time.
type Fixed = (HeaderName, HeaderValue);

const fn header(name: &'static str, value: &'static str) -> Fixed {
    (HeaderName::from_static(name), HeaderValue::from_static(value))
}

/// For every answer.
static EVERYWHERE: [Fixed; 2] = [
    header("x-content-type-options", "nosniff"),
    header("cross-origin-resource-policy", "same-origin"),
];

/// For whatever can be a document. What pages load, of which there is much, cannot: its policy
/// forbids frames and everything else by itself.
static DOCUMENTS: [Fixed; 4] = [
    header("referrer-policy", "same-origin"),
    header("cross-origin-opener-policy", "same-origin"),
    header("x-frame-options", "DENY"),
    header(
        "permissions-policy",
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    ),
];

/// How long what has a hash in its name is kept.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";

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

/// Sets the headers that every answer has, to a request for what may be kept for so long.
pub fn secure(https: Https, caching: &'static str, response: &mut Response) {
    let fixed = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    // Those, and the policy, two about caching, the one about https, and the request's name.
    headers.reserve(EVERYWHERE.len() + DOCUMENTS.len() + 5);
    let document = caching != FOR_GOOD || !fixed;
    let documents = DOCUMENTS.iter().filter(|_| document);
    for (name, value) in EVERYWHERE.iter().chain(documents) {
        headers.insert(name.clone(), value.clone());
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
}

/// Files with a hash in their name never change; everything else is somebody's own.
pub fn caching(uri: &Uri) -> &'static str {
    match uri.path() {
        path if path.starts_with("/pkg/") => FOR_GOOD,
        "/favicon.svg" => "public, max-age=86400",
        "/.well-known/jwks.json" => "public, max-age=300",
        _ => "no-store",
    }
}
