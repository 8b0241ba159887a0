//! What of a service's headers a browser gets.

use axum::http::{
    HeaderMap, HeaderName, HeaderValue,
    header::{
        ACCEPT_RANGES, ALLOW, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING,
        CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
        DATE, ETAG, EXPIRES, LAST_MODIFIED, LOCATION, RETRY_AFTER, VARY,
    },
};

use super::{halt::Halt, request_headers::named_by_connection};
use crate::config::Service;

/// About the answer itself.
const PASSED_ON: [HeaderName; 16] = [
    ACCEPT_RANGES,
    ALLOW,
    CACHE_CONTROL,
    CONTENT_DISPOSITION,
    CONTENT_ENCODING,
    CONTENT_LANGUAGE,
    CONTENT_LENGTH,
    CONTENT_RANGE,
    CONTENT_SECURITY_POLICY,
    CONTENT_TYPE,
    DATE,
    ETAG,
    EXPIRES,
    LAST_MODIFIED,
    RETRY_AFTER,
    VARY,
];

/// Names that begin like a service's own but tell a proxy in front, or a browser, what to do.
const ORDERS: [&str; 8] = [
    "x-accel-",
    "x-sendfile",
    "x-lighttpd-",
    "x-reproxy-",
    "x-frame-options",
    "x-content-type-options",
    "x-dns-prefetch-control",
    "x-permitted-cross-domain-policies",
];

/// What was asked for.
pub struct Asked<'a> {
    pub service: &'a Service,
    /// The path with query.
    pub path: &'a str,
}

/// Nothing of a page runs, so it can be shown as a page of this site. What it loads, and where its
/// forms go, is below its own path; the person's cookie goes along there.
fn without_scripts(own: &str) -> String {
    format!(
        "default-src 'none'; img-src {own} data:; style-src {own} 'unsafe-inline'; \
         font-src {own} data:; media-src {own}; form-action {own}; base-uri 'none'; \
         frame-ancestors 'none'; sandbox allow-same-origin allow-forms allow-popups \
         allow-downloads allow-top-navigation"
    )
}

/// A service whose scripts are trusted says by itself what they may load.
const WITH_SCRIPTS: &str = "object-src 'none'; base-uri 'self'; form-action 'self'; \
     frame-ancestors 'none'";

/// The headers that go on to a browser. Cookies stay at the gateway, and so does every header by
/// which a service could speak for the whole site.
pub fn passed_on(from: &HeaderMap, asked: &Asked<'_>, origin: &str) -> Result<HeaderMap, Halt> {
    let service = asked.service;
    let mut headers = HeaderMap::with_capacity(from.len());
    let named = named_by_connection(from);
    for (name, value) in from {
        if goes_on(name) && !named.contains(name) {
            headers.append(name, value.clone());
        }
    }
    if let Some(location) = from.get(LOCATION) {
        headers.insert(LOCATION, located(location, asked).ok_or(Halt::Nonsense)?);
    }
    // Another policy beside the service's own: both hold (W3C CSP3 §8.1).
    let policy = if service.scripts {
        HeaderValue::from_static(WITH_SCRIPTS)
    } else {
        let policy = without_scripts(&format!("{origin}/s/{}/", service.name));
        HeaderValue::from_str(&policy).map_err(|_| Halt::Nonsense)?
    };
    headers.append(CONTENT_SECURITY_POLICY, policy);
    let shared = |value: &HeaderValue| {
        let directives = value.to_str().unwrap_or_default().to_ascii_lowercase();
        !directives.contains("no-store") && !directives.contains("private")
    };
    if headers.get_all(CACHE_CONTROL).iter().any(shared) || !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    Ok(headers)
}

fn goes_on(name: &HeaderName) -> bool {
    let text = name.as_str();
    let own = text.starts_with("tessera-") || text.starts_with("x-");
    PASSED_ON.contains(name) || (own && !ORDERS.iter().any(|start| text.starts_with(start)))
}

/// Where a service sends somebody, as a path of this site, resolved against what was asked for
/// (RFC 9110 §10.2.2); nothing where it is another site.
fn located(location: &HeaderValue, asked: &Asked<'_>) -> Option<HeaderValue> {
    let text = location.to_str().ok().filter(|text| !text.is_empty())?;
    let service = asked.service;
    let url = service.url.join(asked.path).ok()?.join(text).ok()?;
    if url.origin() != service.url.origin() {
        return None;
    }
    let rest = &url[url::Position::BeforePath..];
    HeaderValue::from_str(&format!("/s/{}{rest}", service.name)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passed(pairs: &[(&'static str, &'static str)]) -> Result<HeaderMap, Halt> {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, HeaderValue::from_static(value));
        }
        let service = Service { name: "notes".to_owned(), ..Service::vault() };
        let asked = Asked { service: &service, path: "/books/old?page=2" };
        passed_on(&headers, &asked, "https://id.example")
    }

    #[test]
    fn nothing_that_speaks_for_the_whole_site_passes() {
        for name in [
            "set-cookie",
            "clear-site-data",
            "strict-transport-security",
            "service-worker-allowed",
            "access-control-allow-origin",
            "x-accel-redirect",
            "x-sendfile",
            "alt-svc",
            "refresh",
            "link",
            "speculation-rules",
            "reporting-endpoints",
            "x-frame-options",
            "connection",
        ] {
            assert!(!passed(&[(name, "1")]).unwrap().contains_key(name), "{name}");
        }
        let headers = passed(&[("x-total", "3"), ("tessera-unlocked-until", "9")]).unwrap();
        assert_eq!(headers["x-total"], "3");
        assert_eq!(headers["tessera-unlocked-until"], "9");
    }

    #[test]
    fn a_page_runs_nothing_whatever_its_service_says() {
        let headers = passed(&[("content-security-policy", "script-src *")]).unwrap();
        let policies: Vec<_> = headers.get_all(CONTENT_SECURITY_POLICY).iter().collect();
        assert_eq!(policies.len(), 2);
        let own = policies[1].to_str().unwrap();
        assert!(own.starts_with("default-src 'none'") && !own.contains("script-src"));
        assert!(own.contains("form-action https://id.example/s/notes/;"));
        assert!(own.contains("sandbox ") && !own.contains("allow-scripts"));
    }

    #[test]
    fn nothing_is_kept_where_others_could_find_it() {
        let cached = |value| passed(&[("cache-control", value)]).unwrap()[CACHE_CONTROL].clone();
        assert_eq!(cached("public, max-age=60"), "no-store");
        assert_eq!(cached("max-age=60"), "no-store");
        assert_eq!(cached("private, max-age=60"), "private, max-age=60");
        assert_eq!(passed(&[]).unwrap()[CACHE_CONTROL], "no-store");
    }

    #[test]
    fn a_service_sends_people_to_itself_only() {
        let located =
            |value| passed(&[("location", value)]).map(|headers| headers[LOCATION].clone());
        assert_eq!(located("/a?b#c").unwrap(), "/s/notes/a?b#c");
        assert_eq!(located("http://127.0.0.1:5000/a?b#c").unwrap(), "/s/notes/a?b#c");
        assert_eq!(located("b?c").unwrap(), "/s/notes/books/b?c");
        assert_eq!(located("?page=3").unwrap(), "/s/notes/books/old?page=3");
        for climbs in ["/../bank/x", "../../../bank/x", "/%2e%2e/bank/x", "..\\..\\bank/x"] {
            assert_eq!(located(climbs).unwrap(), "/s/notes/bank/x");
        }
        for elsewhere in
            ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x", ""]
        {
            assert!(located(elsewhere).is_err(), "{elsewhere:?}");
        }
    }
}
