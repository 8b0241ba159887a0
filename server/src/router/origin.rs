//! Only pages of this site change anything.

use axum::{
    extract::Request,
    http::{HeaderMap, Method, header::ORIGIN},
    response::{IntoResponse as _, Response},
};
use url::Url;

use super::problem::Problem;

/// The origin of this site.
pub struct Own(String);

impl Own {
    pub fn of(url: &Url) -> Self {
        Self(url.origin().ascii_serialization())
    }

    /// Whether a request with these headers comes from a page of this site. `Origin` decides
    /// where it is there, `Sec-Fetch-Site` otherwise; a request with neither is refused.
    fn sent(&self, headers: &HeaderMap) -> bool {
        let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("null"));
        match (text(ORIGIN.as_str()), text("sec-fetch-site")) {
            (Some(origin), _) => origin == self.0,
            (None, Some(site)) => site == "same-origin",
            (None, None) => false,
        }
    }

    /// Refuses every request but a GET or HEAD that does not come from a page of this site.
    pub fn refusal(&self, request: &Request) -> Option<Response> {
        let reads = matches!(*request.method(), Method::GET | Method::HEAD);
        if reads || self.sent(request.headers()) {
            return None;
        }
        let why = "This request does not come from a page of this site";
        Some(Problem::new(403, why).into_response())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(headers: &[(&'static str, &'static str)]) -> bool {
        let headers = headers
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
            .collect();
        Own::of(&"https://id.example".parse().unwrap()).sent(&headers)
    }

    #[test]
    fn the_origin_decides() {
        assert!(sent(&[("origin", "https://id.example")]));
        for origin in
            ["null", "https://id.example.evil", "http://id.example", "https://id.example:444", ""]
        {
            assert!(!sent(&[("origin", origin), ("sec-fetch-site", "same-origin")]), "{origin}");
        }
    }

    #[test]
    fn without_an_origin_the_browser_tells_where_it_comes_from() {
        assert!(sent(&[("sec-fetch-site", "same-origin")]));
        assert!(!sent(&[("sec-fetch-site", "same-site")]));
        assert!(!sent(&[("sec-fetch-site", "none")]));
        assert!(!sent(&[]));
    }
}
