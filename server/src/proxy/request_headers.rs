//! What of a browser's headers a service gets.

use axum::http::{
    HeaderMap, HeaderName, HeaderValue,
    header::{
        ACCEPT_ENCODING, AUTHORIZATION, CONNECTION, COOKIE, EXPECT, FORWARDED, HOST,
        PROXY_AUTHENTICATE, PROXY_AUTHORIZATION, TE, TRAILER, TRANSFER_ENCODING, UPGRADE,
    },
};

use super::Site;

/// Between two neighbours only (RFC 9110 §7.6.1).
pub const HOP_BY_HOP: [HeaderName; 9] = [
    CONNECTION,
    HeaderName::from_static("keep-alive"),
    HeaderName::from_static("proxy-connection"),
    PROXY_AUTHENTICATE,
    PROXY_AUTHORIZATION,
    TE,
    TRAILER,
    TRANSFER_ENCODING,
    UPGRADE,
];

/// The gateway's alone: what it knows of the browser, the browser's secrets, and how an answer is
/// written that the gateway may have to read itself.
const KEPT_BACK: [HeaderName; 7] = [
    AUTHORIZATION,
    COOKIE,
    HOST,
    FORWARDED,
    EXPECT,
    ACCEPT_ENCODING,
    // The gateway names requests by itself.
    HeaderName::from_static("x-request-id"),
];

/// Names by which programs behind a proxy are told who somebody is or what they asked for.
const IDENTITY: [&str; 22] = [
    "tessera-",
    "x-tessera-",
    "x-forwarded-",
    "x-original-",
    "x-rewrite-",
    "x-remote-",
    "x-auth-",
    "x-authenticated-",
    "x-client-cert",
    "x-real-ip",
    "x-webauth-",
    "x-goog-",
    "x-ms-client-",
    "x-amzn-oidc-",
    "x-ssl-",
    "x-client-ip",
    "x-http-method",
    "x-method-override",
    "cf-",
    "true-client-ip",
    "remote-",
    "ssl-client-",
];

/// The headers that go on to a service: those of the browser that are about the request, and what
/// the gateway says of it.
pub fn passed_on(from: &HeaderMap, site: &Site, prefix: &str) -> HeaderMap {
    let mut headers = HeaderMap::with_capacity(from.len());
    let named = named_by_connection(from);
    for (name, value) in from {
        if goes_on(name) && !named.contains(name) {
            headers.append(name, value.clone());
        }
    }
    let says = [
        ("x-forwarded-prefix", prefix),
        ("x-forwarded-host", site.host.as_str()),
        ("x-forwarded-proto", site.scheme.as_str()),
    ];
    for (name, value) in says {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
    headers
}

fn goes_on(name: &HeaderName) -> bool {
    let text = name.as_str();
    // Many programs read `a_b` and `a-b` as one.
    !text.contains('_')
        && !HOP_BY_HOP.contains(name)
        && !KEPT_BACK.contains(name)
        && !IDENTITY.iter().any(|start| text.starts_with(start))
}

/// What `Connection` names is between two neighbours as well.
pub fn named_by_connection(headers: &HeaderMap) -> Vec<HeaderName> {
    let values = headers.get_all(CONNECTION).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).filter_map(|name| name.trim().parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passed(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let headers = pairs
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
            .collect();
        let site = Site::of(&"https://id.example".parse().unwrap());
        passed_on(&headers, &site, "/s/notes")
    }

    #[test]
    fn secrets_and_what_names_somebody_never_pass() {
        for name in [
            "cookie",
            "authorization",
            "proxy-authorization",
            "host",
            "forwarded",
            "tessera-account",
            "x-forwarded-user",
            "x-forwarded-for",
            "x-original-uri",
            "x-remote-user",
            "remote-user",
            "x-auth-request-email",
            "x-client-cert",
            "x-webauth-user",
            "x-goog-authenticated-user-email",
            "x-ms-client-principal-name",
            "x-amzn-oidc-identity",
            "x-ssl-client-s-dn",
            "x-http-method-override",
            "cf-access-authenticated-user-email",
            "true-client-ip",
            "x-request-id",
            "accept-encoding",
            "tessera_account",
            "x_forwarded_user",
            "connection",
            "keep-alive",
            "te",
            "transfer-encoding",
            "upgrade",
            "expect",
        ] {
            let headers = passed(&[(name, "6.6.6.6")]);
            assert!(!headers.values().any(|value| value == "6.6.6.6"), "{name}");
        }
    }

    #[test]
    fn what_connection_names_is_left_out_and_cannot_take_away_what_the_gateway_says() {
        let headers = passed(&[
            ("connection", "x-one, x-forwarded-prefix"),
            ("x-one", "1"),
            ("x-two", "2"),
            ("accept", "text/html"),
        ]);
        assert!(!headers.contains_key("x-one"));
        assert_eq!(headers["x-two"], "2");
        assert_eq!(headers["accept"], "text/html");
        assert_eq!(headers["x-forwarded-prefix"], "/s/notes");
        assert_eq!(headers["x-forwarded-host"], "id.example");
        assert_eq!(headers["x-forwarded-proto"], "https");
    }
}
