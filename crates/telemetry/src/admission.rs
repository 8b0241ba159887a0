//! Who may read the figures.

use std::net::IpAddr;

use axum::http::{HeaderMap, header::AUTHORIZATION};
use subtle::ConstantTimeEq as _;

/// Headers that only a proxy adds.
const FORWARDED: [&str; 3] = ["forwarded", "x-forwarded-for", "x-real-ip"];

/// Who may read the figures: programs on this machine that come without a proxy, and whoever has
/// the token where there is one.
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
                from.is_loopback() && !FORWARDED.iter().any(|name| headers.contains_key(*name))
            }
        }
    }
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
        assert!(admission.allows(&HeaderMap::new(), HERE));
        assert!(!admission.allows(&HeaderMap::new(), THERE));
        for name in FORWARDED {
            assert!(!admission.allows(&headers(name, "127.0.0.1"), HERE), "{name}");
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
