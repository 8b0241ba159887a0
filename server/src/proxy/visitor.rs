//! Who asks, and how.

use app::backend::{RequestMeta, session_token};
use axum::http::{
    HeaderMap, Method,
    header::{RANGE, REFERER},
    request::Parts,
};
use identity::{Client, Identity, SignedIn, Visit};
use url::Url;

use super::{destination::Destination, halt::Halt};

/// How a browser asks, by its fetch metadata (W3C Fetch Metadata).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// A person goes to a page.
    Navigation,
    /// A script asks, or a page loads a part of itself.
    Fetch,
}

impl Manner {
    /// Browsers that send no fetch metadata navigate where they take HTML.
    pub fn of(method: &Method, headers: &HeaderMap) -> Self {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        let navigates = match text("sec-fetch-mode") {
            Some(mode) => mode == "navigate",
            None => text("accept").is_some_and(|accept| accept.contains("text/html")),
        };
        let reads = matches!(*method, Method::GET | Method::HEAD | Method::POST);
        if navigates && reads { Self::Navigation } else { Self::Fetch }
    }
}

/// Somebody who is signed in and asks for something at a service.
pub struct Visitor {
    pub person: SignedIn,
    pub client: Client,
    /// Whether this very request was made by somebody who wants it: not ahead of a click, not by
    /// another site, not for a part of a page. Only such a request mails a code.
    pub invited: bool,
    /// Whether it may use up what a pattern has opened: it wants all of the answer, now.
    pub redeems: bool,
    /// Whether anything was there to be used up when it came.
    pub unlocked: bool,
    /// The path of this site where the person goes on after a pattern.
    pub return_to: String,
}

impl Visitor {
    pub async fn of(
        identity: &Identity,
        request: &Parts,
        destination: &Destination<'_>,
    ) -> Result<Self, Halt> {
        let meta = RequestMeta::of(&request.headers, &request.method, &request.extensions);
        let token = session_token(&request.headers);
        let here = destination.here.to_owned();
        let token = token.ok_or_else(|| Halt::SignedOut(here.clone()))?;
        let Visit { person, unlocked } = match identity.visit(&token).await {
            Ok(visit) => visit,
            Err(identity::Error::SignedOut) => return Err(Halt::SignedOut(here)),
            Err(error) => return Err(error.into()),
        };
        let whole = !request.headers.contains_key(RANGE);
        Ok(Self {
            person,
            client: meta.client(),
            invited: meta.invited(),
            redeems: whole && meta.in_earnest(),
            unlocked,
            return_to: return_to(request, destination),
        })
    }
}

/// A page that was asked for is where to go on; of everything else, the page that it came from.
fn return_to(request: &Parts, destination: &Destination<'_>) -> String {
    let navigation = Manner::of(&request.method, &request.headers) == Manner::Navigation;
    if navigation && request.method == Method::GET {
        return destination.here.to_owned();
    }
    let root = format!("/s/{}/", destination.service);
    let referer = request.headers.get(REFERER).and_then(|value| value.to_str().ok());
    let from = referer.and_then(|referer| Url::parse(referer).ok()).map(|url| {
        let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
        format!("{}{query}", url.path())
    });
    // Whichever host it names: it leads to a path of this site.
    let known = |path: &String| path.starts_with(&root) || path.starts_with("/vault");
    from.filter(known).unwrap_or(root)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    #[test]
    fn browsers_say_how_they_ask() {
        let manner = |pairs| Manner::of(&Method::GET, &headers(pairs));
        assert_eq!(manner(&[("sec-fetch-mode", "navigate")]), Manner::Navigation);
        let fetch = [("sec-fetch-mode", "cors"), ("accept", "text/html")];
        assert_eq!(manner(&fetch), Manner::Fetch);
        assert_eq!(manner(&[("accept", "text/html,*/*")]), Manner::Navigation);
        assert_eq!(manner(&[("accept", "*/*")]), Manner::Fetch);
        assert_eq!(manner(&[]), Manner::Fetch);
    }

    #[test]
    fn after_the_pattern_the_person_is_where_they_were() {
        let goes_on = |method: Method, pairs: &[(&'static str, &'static str)]| {
            let mut request = axum::http::Request::builder().method(method).uri("/s/notes/1?x=1");
            *request.headers_mut().unwrap() = headers(pairs);
            let (request, ()) = request.body(()).unwrap().into_parts();
            let uri = request.uri.clone();
            return_to(&request, &Destination::of(&uri).unwrap())
        };
        let navigate = ("sec-fetch-mode", "navigate");
        let form = ("referer", "https://id.example/s/notes/new?kind=a");
        assert_eq!(goes_on(Method::GET, &[navigate, form]), "/s/notes/1?x=1");
        assert_eq!(goes_on(Method::POST, &[navigate, form]), "/s/notes/new?kind=a");
        assert_eq!(goes_on(Method::GET, &[form]), "/s/notes/new?kind=a");
        let vault = ("referer", "https://id.example/vault/1");
        assert_eq!(goes_on(Method::PUT, &[vault]), "/vault/1");
        for elsewhere in ["https://evil.example/x", "javascript:x", "https://id.example/account"] {
            assert_eq!(goes_on(Method::POST, &[("referer", elsewhere)]), "/s/notes/");
        }
        assert_eq!(goes_on(Method::POST, &[]), "/s/notes/");
    }
}
