//! Who may read the figures.

use std::net::IpAddr;

use axum::http::{
    HeaderMap,
    header::{AUTHORIZATION, HOST},
    uri::Authority,
};
use subtle::ConstantTimeEq as _;

/// Headers that only a proxy adds.
const FORWARDED: [&str; 3] = ["forwarded", "x-forwarded-for", "x-real-ip"];

/// Who may read the figures: programs on this machine that ask for this machine and come without a
/// proxy, and whoever has the token where there is one.
#[derive(Clone)]
pub struct Admission {
    token: Option<String>,
}

impl Admission {
    /// With or without a token.
    #[must_use]
    pub const fn new(token: Option<String>) -> Self {
        Self { token }
    }

    /// Whether a request with these headers from this address may.
    #[must_use]
    pub fn allows(&self, headers: &HeaderMap, from: IpAddr) -> bool {
        let bearer = || headers.get(AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ");
        match (&self.token, bearer()) {
            (Some(token), Some(bearer)) => bearer.as_bytes().ct_eq(token.as_bytes()).into(),
            (Some(_), None) => false,
            (None, _) => {
                // A proxy that says nothing of itself still asks for the name that people use, and
                // so does a page whose name was made to lead here.
                from.to_canonical().is_loopback()
                    && asks_for_this_machine(headers)
                    && !FORWARDED.iter().any(|name| headers.contains_key(*name))
            }
        }
    }
}

fn asks_for_this_machine(headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    host.and_then(|host| host.parse::<Authority>().ok()).is_some_and(|authority| {
        let host = authority.host().trim_start_matches('[').trim_end_matches(']');
        host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
    })
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use axum::http::{HeaderName, HeaderValue};

    use super::*;

    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
    const THERE: IpAddr = IpAddr::V4(Ipv4Addr::new(203, 0, 113, 1));

    fn headers(name: &'static str, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(HeaderName::from_static(name), HeaderValue::from_static(value))])
    }

    #[test]
    fn without_a_token_only_this_machine_may_and_not_through_a_proxy() {
        let admission = Admission::new(None);
        for host in ["127.0.0.1:8000", "localhost", "localhost:8000", "[::1]:8000"] {
            assert!(admission.allows(&headers("host", host), HERE), "{host}");
            assert!(!admission.allows(&headers("host", host), THERE), "{host}");
        }
        // As a socket of both families tells of one of the older.
        let mapped = "::ffff:127.0.0.1".parse().unwrap();
        assert!(admission.allows(&headers("host", "127.0.0.1:8000"), mapped));
        assert!(!admission.allows(&HeaderMap::new(), HERE));
        for host in ["id.example", "id.example:8000", "127.0.0.1.example", "localhost.example"] {
            assert!(!admission.allows(&headers("host", host), HERE), "{host}");
        }
        for name in FORWARDED {
            let mut through = headers("host", "127.0.0.1:8000");
            through.extend(headers(name, "127.0.0.1"));
            assert!(!admission.allows(&through, HERE), "{name}");
        }
    }

    #[test]
    fn with_a_token_whoever_has_it_may_and_nobody_else() {
        let admission = Admission::new(Some("secret".to_owned()));
        assert!(admission.allows(&headers("authorization", "Bearer secret"), THERE));
        for value in ["Bearer secre", "Bearer secret2", "secret", "Basic secret"] {
            assert!(!admission.allows(&headers("authorization", value), HERE), "{value}");
        }
        assert!(!admission.allows(&HeaderMap::new(), HERE));
    }
}
