//! Where a request comes from.

use std::net::IpAddr;

use axum::http::{Extensions, HeaderMap, Method, request::Parts};
use identity::{Client, SignedIn};
use leptos::reactive::owner::with_context;

use super::{cookie, describe};

/// The address that a request comes from. The server finds it out, by its own rules, and puts it
/// into the request's extensions.
#[derive(Clone, Copy, Debug)]
pub struct ClientAddress(pub IpAddr);

/// Whoever asks for a page, if somebody is signed in. The server puts them into the extensions.
#[derive(Clone, Debug)]
pub struct PageVisitor(pub SignedIn);

/// The name of a request: 16 characters of base 16. The server puts it into the extensions.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

/// What a request tells of whoever makes it.
pub struct RequestMeta<'a> {
    headers: &'a HeaderMap,
    method: &'a Method,
    extensions: &'a Extensions,
}

impl<'a> RequestMeta<'a> {
    /// Of a request.
    pub const fn of(
        headers: &'a HeaderMap,
        method: &'a Method,
        extensions: &'a Extensions,
    ) -> Self {
        Self { headers, method, extensions }
    }

    /// Who is asking, as far as the request tells.
    pub fn client(&self) -> Client {
        let request = self.extensions.get::<RequestId>();
        Client {
            browser: describe(self.header("user-agent").unwrap_or_default()),
            address: self.extensions.get::<ClientAddress>().map(|address| address.0),
            device: cookie::device(self.headers),
            request: request.map_or_else(String::new, |request| request.0.clone()),
            language: messages::current(),
            acting: None,
        }
    }

    /// Whether it wants the answer now: it neither probes nor fetches ahead.
    pub fn in_earnest(&self) -> bool {
        // Whatever they say: services find the same (`tickets`).
        let ahead = ["sec-purpose", "purpose", "x-moz"];
        *self.method != Method::HEAD && !ahead.iter().any(|name| self.headers.contains_key(*name))
    }

    /// Whether somebody here has asked for it: in earnest, and not from another site.
    pub fn invited(&self) -> bool {
        let (site, dest) = (self.header("sec-fetch-site"), self.header("sec-fetch-dest"));
        self.in_earnest() && invites(site, dest)
    }

    fn header(&self, name: &str) -> Option<&'a str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }
}

/// Whether a request with these fetch metadata (W3C Fetch Metadata) was made by a person who goes
/// to a page, or by a page of this site. Browsers that send none are taken at their word.
fn invites(site: Option<&str>, dest: Option<&str>) -> bool {
    matches!(site, None | Some("same-origin" | "none"))
        && matches!(dest, None | Some("document" | "empty"))
}

/// Who is asking, as far as this request tells.
pub(crate) fn client() -> Client {
    with_context(|parts| meta(parts).client()).unwrap_or_default()
}

/// Whether this request only probes or fetches ahead, or was made by another site: nobody here
/// has asked for the page yet.
pub(crate) fn uninvited() -> bool {
    with_context(|parts| !meta(parts).invited()).unwrap_or(true)
}

fn meta(parts: &Parts) -> RequestMeta<'_> {
    RequestMeta::of(&parts.headers, &parts.method, &parts.extensions)
}

#[cfg(test)]
mod tests {
    use super::invites;

    #[test]
    fn only_a_person_or_a_page_of_this_site_invites() {
        for site in [None, Some("same-origin"), Some("none")] {
            for dest in [None, Some("document"), Some("empty")] {
                assert!(invites(site, dest), "{site:?} {dest:?}");
            }
            for dest in ["image", "iframe", "embed", "object", "script", "style", "audio", "report"]
            {
                assert!(!invites(site, Some(dest)), "{site:?} {dest}");
            }
        }
        for site in ["cross-site", "same-site", ""] {
            assert!(!invites(Some(site), Some("document")), "{site}");
            assert!(!invites(Some(site), None), "{site}");
        }
    }
}
