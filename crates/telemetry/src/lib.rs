//! What a program tells of itself while it runs: log lines, for people or for programs, with the
//! name of the request that they belong to; and figures in the text format of Prometheus.
//!
//! With the feature `traces` it also sends spans to a collector of OpenTelemetry.
//!
//! Figures are counted where things happen, by the facade `metrics`; here they are gathered. Names
//! begin with `tessera_`, and no label holds anything about a person.

#![warn(missing_docs)]

mod admission;
mod fields;
mod kinds;
mod logs;
mod meters;
mod requests;
mod traces;

pub use admission::Admission;
pub use logs::{LogFormat, start_logs};
pub use meters::Meters;
pub use requests::{RequestName, count_requests, name_route};
pub use traces::{TRACES, Traces, hand_on, take_up};
