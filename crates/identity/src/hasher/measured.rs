//! What hashing is like, in figures: how many wait and run, and for how long.

use std::sync::Arc;

use ambient::{Clock, Timestamp};
use metrics::{counter, gauge, histogram};
use tracing::{Span, info_span};

/// Nobody more may wait.
pub(super) fn turned_away() {
    counter!("tessera_hashes_refused_total").increment(1);
}

/// Somebody in a line; they leave it when this is dropped, whatever the reason.
pub(super) struct In {
    line: &'static str,
    took: &'static str,
    since: Timestamp,
    clock: Arc<dyn Clock>,
    /// Its part of a trace.
    _span: Span,
}

impl In {
    /// Waiting for memory and a thread.
    pub(super) fn the_queue(clock: Arc<dyn Clock>) -> Self {
        let span = info_span!(target: "tessera::traces", "wait to verify");
        Self::begin("tessera_hashes_waiting", "tessera_hash_wait_seconds", clock, span)
    }

    /// Being computed, by whoever is in this one.
    pub(super) fn the_works(&self) -> Self {
        let clock = Arc::clone(&self.clock);
        let span = info_span!(target: "tessera::traces", "verify");
        Self::begin("tessera_hashes_running", "tessera_hash_duration_seconds", clock, span)
    }

    fn begin(line: &'static str, took: &'static str, clock: Arc<dyn Clock>, span: Span) -> Self {
        gauge!(line).increment(1.0);
        Self { line, took, since: clock.now(), clock, _span: span }
    }
}

impl Drop for In {
    fn drop(&mut self) {
        gauge!(self.line).decrement(1.0);
        let millis = self.clock.now().millis().saturating_sub(self.since.millis());
        // A clock that was set back has measured nothing.
        let millis = u32::try_from(millis).unwrap_or_default();
        histogram!(self.took).record(f64::from(millis) / 1000.0);
    }
}
