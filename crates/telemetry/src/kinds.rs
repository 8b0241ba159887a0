//! What is counted of requests, looked up once for each kind of them.

use std::{collections::HashMap, sync::LazyLock};

use metrics::{Counter, Histogram, counter, histogram};
use parking_lot::RwLock;

/// The method, and the status of the answer.
type Outcome = (&'static str, u16);

/// What one kind of request counts in. There are as many as routes, methods and statuses make:
/// nobody outside adds to them.
#[derive(Clone)]
pub struct Kind {
    took: Histogram,
    answered: Counter,
}

/// Kinds by route, and then by what became of them.
static KINDS: LazyLock<RwLock<HashMap<String, HashMap<Outcome, Kind>>>> =
    LazyLock::new(RwLock::default);

impl Kind {
    /// The kind of a request to `route` with `method` that was answered with `status`.
    pub fn of(route: &str, method: &'static str, status: u16) -> Self {
        let outcome = (method, status);
        if let Some(known) = KINDS.read().get(route).and_then(|kinds| kinds.get(&outcome)) {
            return known.clone();
        }
        let new = Self::new(route, method, status);
        KINDS.write().entry(route.to_owned()).or_default().insert(outcome, new.clone());
        new
    }

    fn new(route: &str, method: &'static str, status: u16) -> Self {
        let route = route.to_owned();
        Self {
            took: histogram!(
                "tessera_http_request_duration_seconds",
                "route" => route.clone(), "method" => method
            ),
            answered: counter!(
                "tessera_http_requests_total",
                "route" => route, "method" => method, "status" => status.to_string()
            ),
        }
    }

    /// Counts one that took so many seconds.
    pub fn count(&self, seconds: f64) {
        self.took.record(seconds);
        self.answered.increment(1);
    }
}
