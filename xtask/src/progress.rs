//! What the commands say while they work.

use std::time::{Duration, Instant};

use anyhow::Result;

/// Says `what` is being done, does it, and says how long it took.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    say(what);
    let watch = Stopwatch::start();
    let outcome = work();
    let verb = if outcome.is_ok() { "done" } else { "failed" };
    say(&format!("  {verb} after {}", seconds(watch.elapsed())));
    outcome
}

/// One line for whoever watches; standard output stays free for results.
pub fn say(line: &str) {
    eprintln!("· {line}");
}

/// `1.23 s`, or `2 min 05 s` from two minutes on.
pub fn seconds(duration: Duration) -> String {
    let whole = duration.as_secs();
    if whole < 120 {
        format!("{:.1} s", duration.as_secs_f64())
    } else {
        format!("{} min {:02} s", whole / 60, whole % 60)
    }
}

/// Measures the work of this program, whose time is nobody's parameter.
#[derive(Clone, Copy)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts measuring.
    #[expect(
        clippy::disallowed_methods,
        reason = "a build tool measures its own work; no rule depends on it"
    )]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// The time since the start.
    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_naturally() {
        assert_eq!(seconds(Duration::from_millis(1_240)), "1.2 s");
        assert_eq!(seconds(Duration::from_secs(125)), "2 min 05 s");
    }
}
