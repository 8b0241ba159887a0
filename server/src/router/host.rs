//! One address for everybody.

use axum::{
    extract::Request,
    http::{HeaderMap, Method, header::HOST},
    response::{IntoResponse as _, Redirect, Response},
};
use url::Url;

use super::problem::Problem;

/// The address that people use.
pub struct PublicAddress {
    origin: String,
    authority: String,
}

impl PublicAddress {
    pub fn of(url: &Url) -> Self {
        let origin = url.origin().ascii_serialization();
        let authority = origin.split_once("://").map(|(_, rest)| rest.to_owned());
        Self { authority: authority.unwrap_or_default(), origin }
    }

    fn meant(&self, headers: &HeaderMap) -> bool {
        headers.get(HOST).is_some_and(|host| host.as_bytes() == self.authority.as_bytes())
    }

    /// Leads whoever came by another name to the public address, and refuses everything else that
    /// names another host. So a name that somebody points at this machine (DNS rebinding) shows
    /// nothing, and digests, cookies and origins have one address to agree on.
    pub fn refusal(&self, request: &Request) -> Option<Response> {
        if self.meant(request.headers()) {
            return None;
        }
        if *request.method() == Method::GET {
            let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
            return Some(Redirect::to(&format!("{}{path}", self.origin)).into_response());
        }
        Some(Problem::new(421, "This site has another address").into_response())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_public_address_is_meant() {
        let address = PublicAddress::of(&"http://127.0.0.1:8000".parse().unwrap());
        let meant = |host: &'static str| {
            address.meant(&HeaderMap::from_iter([(HOST, host.parse().unwrap())]))
        };
        assert!(meant("127.0.0.1:8000"));
        for host in ["localhost:8000", "127.0.0.1", "evil.example:8000", "127.0.0.1:8000.evil"] {
            assert!(!meant(host), "{host}");
        }
        assert!(!address.meant(&HeaderMap::new()));
    }

    #[test]
    fn a_default_port_is_left_out_as_browsers_do() {
        let address = PublicAddress::of(&"https://id.example:443/".parse().unwrap());
        assert_eq!(address.authority, "id.example");
    }
}
