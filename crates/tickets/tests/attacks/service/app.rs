//! What stands behind the lock in these tests: handlers of every kind, which count themselves.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use axum::{
    Router,
    extract::{Query, State},
    http::{HeaderMap, header},
    response::IntoResponse,
    routing::get,
};
use serde::Deserialize;
use tickets::{Opens, SignedIn, Unlocked};

pub struct Read;
impl Opens for Read {
    const SCOPE: &'static str = "records.read";
    const PURPOSE: &'static str = "Open your records";
    const MAX_AGE: i64 = 300;
    const OPENS: &'static str = "records.read records.write";
}

pub struct Write;
impl Opens for Write {
    const SCOPE: &'static str = "records.write";
    const PURPOSE: &'static str = "Change your records";
    const MAX_AGE: i64 = 300;
    const OPENS: &'static str = "records.read records.write";
}

pub struct Export;
impl Opens for Export {
    const SCOPE: &'static str = "records.export";
    const PURPOSE: &'static str = "Take all records with you";
    const MAX_AGE: i64 = 0;
}

/// A mistake of the service's author.
pub struct Misspelt;
impl Opens for Misspelt {
    const SCOPE: &'static str = "two words";
    const PURPOSE: &'static str = "Open your records";
    const MAX_AGE: i64 = 300;
}

/// How often a handler was reached.
pub type Served = Arc<AtomicUsize>;

fn count(served: &Served) -> String {
    (served.fetch_add(1, Ordering::SeqCst) + 1).to_string()
}

async fn list(State(served): State<Served>, _: Unlocked<Read>) -> String {
    count(&served)
}

async fn add(State(served): State<Served>, _: Unlocked<Write>, body: String) -> String {
    count(&served);
    body
}

async fn export(State(served): State<Served>, open: Unlocked<Export>) -> impl IntoResponse {
    assert_eq!(open.until(), None);
    ([(header::CACHE_CONTROL, "public, max-age=9")], count(&served))
}

async fn who(State(served): State<Served>, person: SignedIn, headers: HeaderMap) -> String {
    count(&served);
    assert!(
        !headers.contains_key(header::AUTHORIZATION),
        "the token goes no further than the lock"
    );
    format!("{} {}", person.account(), person.session())
}

async fn both(_: Unlocked<Read>, _: Unlocked<Write>) -> &'static str {
    "both"
}

#[derive(Deserialize)]
struct Number {
    n: u32,
}

async fn numbered(Query(Number { n }): Query<Number>, _: Unlocked<Read>) -> String {
    n.to_string()
}

async fn public() -> impl IntoResponse {
    [(header::CACHE_CONTROL, "public, max-age=9"), ("tessera-unlocked-until".parse().unwrap(), "9")]
}

pub fn people() -> Router<Served> {
    Router::new()
        .route("/records", get(list).post(add))
        .route("/export", get(export))
        .route("/who", get(who).post(who))
        .route("/both", get(both))
        .route("/numbered", get(numbered))
        .route("/public", get(public))
        .route("/misspelt", get(async |_: Unlocked<Misspelt>| "never"))
}
