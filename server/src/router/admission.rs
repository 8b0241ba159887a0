//! What a request passes on its way to whatever answers it.

use std::{net::SocketAddr, sync::Arc};

use app::backend::{Backend, session_token};
use axum::{
    extract::{ConnectInfo, Request, State},
    middleware::Next,
    response::Response,
};
use telemetry::{count_requests, name_route};

use super::{
    caller::{Callers, REQUEST_ID},
    compressed,
    headers::{self, Https},
    host::PublicAddress,
    limits,
    origin::Own,
    problem::{self, Problem},
    visitor,
};

/// What there is to know about every request and every answer.
#[derive(Clone)]
pub struct Every {
    pub callers: Callers,
    pub https: Https,
}

/// Names a request and whoever sends it, counts it, and gives the answer the headers that every
/// one has.
pub async fn every(
    State(every): State<Every>,
    ConnectInfo(socket): ConnectInfo<SocketAddr>,
    mut request: Request,
    next: Next,
) -> Response {
    let name = every.callers.name(socket, &mut request);
    let caching = headers::caching(request.uri());
    let mut response = count_requests(request, next).await;
    headers::secure(every.https, caching, &mut response);
    if let Some(name) = name {
        response.headers_mut().insert(REQUEST_ID, name);
    }
    response
}

/// Who is let in, to pages and services alike.
pub struct Door {
    pub address: PublicAddress,
    pub own: Own,
}

/// Lets in who has come by the public address, and changes something only from a page of this site.
pub async fn at_the_door(
    State(door): State<Arc<Door>>,
    request: Request,
) -> Result<Request, Response> {
    let refusal = door.address.refusal(&request).or_else(|| door.own.refusal(&request));
    refusal.map_or(Ok(request), Err)
}

/// Makes a request for a page or a function what those can rely on, in the order of what it costs,
/// and the answer of a function what callers can.
pub async fn to_a_page(
    State(backend): State<Backend>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    name_route(&request);
    let mut request = limits::in_time_and_size(request).await?;
    limits::json_only(&mut request)?;
    let token = session_token(request.headers());
    compressed::public_only(&mut request, token.as_ref());
    visitor::note(&backend, &mut request, token.as_ref()).await;
    let of_a_function = limits::is_of_a_function(&request);
    Ok(problem::with_its_status(of_a_function, next.run(request).await).await)
}

/// Passes on a request whose route is known.
pub async fn named(request: Request) -> Request {
    name_route(&request);
    request
}
