//! `/s/<name>/…`: services behind the lock, for people who are signed in.
//!
//! The browser speaks with the gateway only. Every request goes on under a call that the gateway
//! signs; where the service answers with a ticket, the person is asked for a pattern, and the same
//! request hands the ticket back, countersigned.

mod answer;
mod body;
mod destination;
mod forward;
mod halt;
mod request_headers;
mod response_headers;
mod session;
mod socket;
mod visitor;

use std::sync::Arc;

use app::backend::Backend;
use axum::{
    Router,
    extract::{Request, State},
    http::{Uri, header::LOCATION},
    response::{IntoResponse as _, Response},
    routing::any,
};
use messages::Language;
use url::Url;

use self::{destination::Destination, visitor::Visitor};
use crate::lock::Services;

pub use self::{answer::see_other, halt::Halt, visitor::Manner};

/// What every request to a service needs.
struct Proxy {
    backend: Backend,
    services: Arc<Services>,
    /// Where people reach this site.
    site: Site,
}

/// Where people reach this site.
#[derive(Clone)]
pub struct Site {
    /// Its origin.
    pub origin: String,
    /// Its host, with the port where one is needed.
    pub host: String,
    /// `http` or `https`.
    pub scheme: String,
}

impl Site {
    pub fn of(url: &Url) -> Self {
        let origin = url.origin().ascii_serialization();
        let host = origin.split_once("://").map_or("", |(_, host)| host).to_owned();
        Self { host, scheme: url.scheme().to_owned(), origin }
    }
}

/// All that is below `/s/`.
pub fn routes(backend: Backend, services: Arc<Services>, public_url: &Url) -> Router {
    let proxy = Arc::new(Proxy { backend, services, site: Site::of(public_url) });
    Router::new()
        .route("/s/{service}", any(enter))
        .route("/s/{service}/", any(pass_on))
        .route("/s/{service}/{*path}", any(pass_on))
        .with_state(proxy)
}

/// Relative links of a service's first page need the slash.
async fn enter(uri: Uri) -> Response {
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let location = format!("{}/{query}", uri.path());
    (axum::http::StatusCode::PERMANENT_REDIRECT, [(LOCATION, location)]).into_response()
}

async fn pass_on(State(proxy): State<Arc<Proxy>>, request: Request) -> Response {
    let manner = Manner::of(request.method(), request.headers());
    // Only pages are for people.
    let language = match manner {
        Manner::Navigation => app::backend::language(request.headers()),
        Manner::Fetch => Language::English,
    };
    match proxy.serve(request).await {
        Ok(response) => response,
        Err(halt) => halt.answer(manner, language, &proxy.backend.assets),
    }
}

impl Proxy {
    async fn serve(&self, request: Request) -> Result<Response, Halt> {
        let (parts, body) = request.into_parts();
        let uri = parts.uri.clone();
        let destination = Destination::of(&uri)?;
        let service = self.services.named(destination.service).ok_or(Halt::NoService)?;
        if !service.service().exposes(&destination.decoded) {
            return Err(Halt::NoService);
        }
        let visitor = Visitor::of(&self.backend.identity, &parts, &destination).await?;
        self.forward(service, &destination, &visitor, parts, body).await
    }
}
