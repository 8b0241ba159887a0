//! Requests: how many, with which end, how long they took; and their names in the log.

use std::{
    borrow::Cow,
    sync::{Arc, LazyLock, OnceLock},
    time::Instant,
};

use axum::{
    extract::{MatchedPath, Request},
    http::Method,
    middleware::Next,
    response::Response,
};
use metrics::{Gauge, gauge};
use tracing::{Instrument as _, Span, field};

use crate::{kinds::Kind, traces::continue_in};

/// The name of a request, for the log: put into its extensions by whoever gives it one.
#[derive(Clone, Debug)]
pub struct RequestName(pub String);

/// The span of a request.
pub(crate) const REQUEST: &str = "request";

/// Looked up once: it is touched twice by every request.
static UNDER_WAY: LazyLock<Gauge> = LazyLock::new(|| gauge!("tessera_http_requests_under_way"));

/// The route that answers, once it is known.
#[derive(Clone, Default)]
struct Route(Arc<OnceLock<MatchedPath>>);

/// Counts requests and times them by route and method, and names them in log lines that they cause.
/// It stands outside of everything that answers; [`name_route`] stands inside.
pub async fn count_requests(mut request: Request, next: Next) -> Response {
    let route = Route::default();
    if let Some(path) = request.extensions().get::<MatchedPath>() {
        let _ = route.0.set(path.clone());
    }
    request.extensions_mut().insert(route.clone());
    let method = known(request.method());
    let name = request.extensions().get::<RequestName>().map(|name| &*name.0);
    // At the level of errors, so that whatever is logged has the name of its request.
    let span = tracing::error_span!(REQUEST, request = name, method, route = field::Empty);
    continue_in(&span, request.extensions());
    if let Some(route) = route.0.get() {
        span.record("route", route.as_str());
    }
    let mut measured = Measured::begin(route, method);
    let response = next.run(request).instrument(span.clone()).await;
    measured.status = response.status().as_u16();
    span.in_scope(|| measured.tell());
    response
}

/// A request under way. It is counted when it ends, also where nobody waits for the answer any
/// more: then as 499, which no answer has.
struct Measured {
    route: Route,
    method: &'static str,
    start: Instant,
    status: u16,
}

impl Measured {
    fn begin(route: Route, method: &'static str) -> Self {
        UNDER_WAY.increment(1.0);
        #[expect(clippy::disallowed_methods, reason = "what is measured is this machine's time")]
        let start = Instant::now();
        Self { route, method, start, status: 499 }
    }
}

impl Measured {
    /// Says in the log what was answered. Who asks whether a program is ready is told no often.
    fn tell(&self) {
        let status = self.status;
        if status >= 500 && self.route.name() != "/readyz" {
            tracing::warn!(status, "answered with an error");
        } else {
            tracing::debug!(status, "answered");
        }
    }
}

impl Drop for Measured {
    fn drop(&mut self) {
        UNDER_WAY.decrement(1.0);
        Kind::of(&self.route.name(), self.method, self.status)
            .count(self.start.elapsed().as_secs_f64());
    }
}

impl Route {
    /// Not the path, which anybody can make up, and which may tell about a person.
    fn name(&self) -> Cow<'_, str> {
        let path = self.0.get().map_or("none", MatchedPath::as_str);
        // Only the last part of a route takes whatever follows.
        match path.rsplit_once('{') {
            Some((above, rest)) if rest.starts_with('*') => format!("{above}{{*}}").into(),
            _ => path.into(),
        }
    }
}

/// Says which route answers, for [`count_requests`]: in a layer of the router that has the routes.
pub fn name_route(request: &Request) {
    if let (Some(route), Some(path)) =
        (request.extensions().get::<Route>(), request.extensions().get::<MatchedPath>())
    {
        let _ = route.0.set(path.clone());
        Span::current().record("route", path.as_str());
    }
}

/// The method, of those that there are: anybody can make up others.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use axum::{
        Router,
        body::Body,
        middleware::{from_fn, map_request},
        routing::{get, post},
    };
    use tower::ServiceExt as _;

    use super::*;
    use crate::Meters;

    #[tokio::test]
    async fn requests_are_counted_by_route_and_what_was_made_up_is_not_told() {
        let meters = Meters::install("test", "0.0.0").unwrap();
        let pages = Router::new().route("/records/{id}", get(|| async { "here" })).layer(
            map_request(async |request: Request| {
                name_route(&request);
                request
            }),
        );
        let router = Router::new()
            .route("/records", post(|| async { "made" }))
            .fallback_service(pages)
            .layer(from_fn(count_requests));
        for (method, path) in [
            ("GET", "/records/ada"),
            ("GET", "/records/ada"),
            ("POST", "/records"),
            ("BREW", "/ada"),
        ] {
            let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
            router.clone().oneshot(request).await.unwrap();
        }
        let text = meters.text();
        for line in [
            "tessera_http_requests_total{route=\"/records/{id}\",method=\"GET\",status=\"200\"} 2",
            "tessera_http_requests_total{route=\"/records\",method=\"POST\",status=\"200\"} 1",
            "tessera_http_requests_total{route=\"none\",method=\"other\",status=\"404\"} 1",
            "tessera_http_requests_under_way 0",
            "tessera_build_info{program=\"test\",release=\"0.0.0\"} 1",
        ] {
            assert!(text.contains(line), "{line} in {text}");
        }
        assert!(text.contains("process_resident_memory_bytes"), "{text}");
        assert!(!text.contains("ada"), "{text}");
    }
}
