//! What the gateway asks of every service.

use axum::{
    Json, Router,
    extract::{Path, Request, State, rejection::PathRejection},
    http::{HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{delete, get, put},
};
use serde_json::json;

use super::{
    Lock,
    denied::{Denial, Denied},
};
use crate::{account_id::AccountId, session_hash::SessionHash, store::Change};

/// Every answer is made by one of the functions below; the caller adds the name of the service.
type Answer = Result<Response, Denied>;

/// The last part of the path, looked at only once the token is verified.
type Name = Result<Path<String>, PathRejection>;

pub(super) fn routes(lock: &Lock) -> Router {
    Router::new()
        .route("/.well-known/jwks.json", get(published))
        .route("/accounts/{id}", put(create).get(state).delete(erase))
        .route("/grants/{sid}", delete(end))
        .method_not_allowed_fallback(|| async { Denied::Method })
        .with_state(lock.clone())
}

/// The keys that tickets are signed with (RFC 7517 §8.5.2).
async fn published(State(lock): State<Lock>) -> Response {
    let headers: [(HeaderName, &str); 2] = [
        (header::CONTENT_TYPE, "application/jwk-set+json"),
        (header::CACHE_CONTROL, "public, max-age=300"),
    ];
    (headers, Json(&*lock.service.ticket_keys.published()).into_response()).into_response()
}

/// `PUT`: 201 the first time, 204 from then on.
async fn create(State(lock): State<Lock>, id: Name, request: Request) -> Response {
    let made = async {
        let order = lock.order(request).await?;
        let change = lock.service.store.make_account(account(id)?, &order, lock.now()).await?;
        changed(change, StatusCode::CREATED)
    };
    answer(&lock, made.await)
}

/// `GET`: the state of an account, or 404.
async fn state(State(lock): State<Lock>, id: Name, request: Request) -> Response {
    let told = async {
        lock.order(request).await?;
        let id = account(id)?;
        let made_at = lock.service.store.account_made_at(id).await?.ok_or(Denied::NoAccount)?;
        let account = json!({ "id": id, "state": "active", "created_at": made_at });
        Ok(([(header::CACHE_CONTROL, "no-store")], Json(account)).into_response())
    };
    answer(&lock, told.await)
}

/// `DELETE`: 204, whether or not there was one.
async fn erase(State(lock): State<Lock>, id: Name, request: Request) -> Response {
    let erased = async {
        let order = lock.order(request).await?;
        let change = lock.service.store.erase_account(account(id)?, &order, lock.now()).await?;
        changed(change, StatusCode::NO_CONTENT)
    };
    answer(&lock, erased.await)
}

/// `DELETE`: 204, whether or not there were any.
async fn end(State(lock): State<Lock>, sid: Name, request: Request) -> Response {
    let ended = async {
        let order = lock.order(request).await?;
        let session = session(sid)?;
        let change = lock.service.store.end_grants(&session, &order, lock.now()).await?;
        changed(change, StatusCode::NO_CONTENT)
    };
    answer(&lock, ended.await)
}

fn account(name: Name) -> Result<AccountId, Denied> {
    let Path(id) = name.map_err(|_| Denied::NoAccount)?;
    id.parse().map_err(|_| Denied::NoAccount)
}

fn session(name: Name) -> Result<SessionHash, Denied> {
    let Path(sid) = name.map_err(|_| Denied::NoPath)?;
    SessionHash::parse(&sid).map_err(|_| Denied::NoPath)
}

fn changed(change: Change, done: StatusCode) -> Answer {
    match change {
        Change::Done => Ok(done.into_response()),
        Change::AsBefore => Ok(StatusCode::NO_CONTENT.into_response()),
        Change::Replayed => Err(Denied::Replayed),
    }
}

fn answer(lock: &Lock, answer: Answer) -> Response {
    answer.unwrap_or_else(|why| Denial { realm: lock.service.realm, why }.into_response())
}
