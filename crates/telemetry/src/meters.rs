//! Figures for Prometheus.

use std::time::Duration;

use metrics::{gauge, set_global_recorder};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};
use metrics_process::Collector;

/// Bounds of what takes time, in seconds: from an answer out of memory to a queue of sign-ins.
const SECONDS: [f64; 14] =
    [0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// How often what was measured is put in order where nobody asks for it.
const EVERY: Duration = Duration::from_secs(30);

/// The figures of this process.
#[derive(Clone)]
pub struct Meters {
    handle: PrometheusHandle,
    process: Collector,
}

impl Meters {
    /// Has everything counted from now on; once in a process.
    ///
    /// # Errors
    /// Somebody counts already.
    pub fn install(program: &'static str, release: &'static str) -> Result<Self, BuildError> {
        let recorder = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &SECONDS)?
            .build_recorder();
        let handle = recorder.handle();
        set_global_recorder(recorder)?;
        let process = Collector::default();
        process.describe();
        gauge!("tessera_build_info", "program" => program, "release" => release).set(1.0);
        Ok(Self { handle, process })
    }

    /// Everything so far, in Prometheus' text format.
    #[must_use]
    pub fn text(&self) -> String {
        self.process.collect();
        self.handle.render()
    }

    /// Keeps what was measured from piling up, without end.
    pub async fn keep(self) {
        loop {
            tokio::time::sleep(EVERY).await;
            self.handle.run_upkeep();
        }
    }
}
