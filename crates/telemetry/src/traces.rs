//! Traces: what a request was about, over all programs that it went through, sent to a collector of
//! OpenTelemetry by OTLP over HTTP.
//!
//! Only in builds with the feature `traces`, and only where `OTEL_EXPORTER_OTLP_ENDPOINT` (or
//! `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT`) says where the collector is. Programs hand on by
//! `traceparent` (W3C Trace Context) which trace a request belongs to.

#[cfg(feature = "traces")]
mod sent;
#[cfg(not(feature = "traces"))]
mod unsent;

#[cfg(feature = "traces")]
pub use sent::{Traces, hand_on, take_up};
#[cfg(feature = "traces")]
pub(crate) use sent::{continue_in, start};
#[cfg(not(feature = "traces"))]
pub use unsent::{Traces, hand_on, take_up};
#[cfg(not(feature = "traces"))]
pub(crate) use unsent::{continue_in, start};

/// The target of spans that are parts of a request: they are in traces, and log lines do not name
/// them.
pub const TRACES: &str = "tessera::traces";
