//! Until when something may go on.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context as _, Result};

use crate::progress::Stopwatch;

/// The end of all faults together: after so long, or at Ctrl-C.
#[derive(Clone)]
pub struct Deadline {
    watch: Stopwatch,
    limit: Duration,
    interrupted: Arc<AtomicBool>,
    abandoned: Arc<AtomicBool>,
}

impl Deadline {
    /// Begins now.
    pub fn after(limit: Duration) -> Result<Self> {
        let interrupted = Arc::new(AtomicBool::new(false));
        for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
            signal_hook::flag::register(signal, Arc::clone(&interrupted))
                .context("listening for Ctrl-C")?;
        }
        let abandoned = Arc::default();
        Ok(Self { watch: Stopwatch::start(), limit, interrupted, abandoned })
    }

    /// One for a part, which ends so much earlier and can be abandoned by itself.
    pub fn before(&self, earlier: Duration) -> Self {
        let limit = self.limit.saturating_sub(earlier);
        Self { limit, abandoned: Arc::default(), ..self.clone() }
    }

    /// Lets nobody of this part begin anything more.
    pub fn abandon(&self) {
        self.abandoned.store(true, Ordering::Relaxed);
    }

    /// Whether nothing more is to be begun.
    pub fn over(&self) -> bool {
        self.watch.elapsed() > self.limit
            || self.interrupted.load(Ordering::Relaxed)
            || self.abandoned.load(Ordering::Relaxed)
    }
}
