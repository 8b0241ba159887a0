//! What a program tells of itself while it runs: log lines, for people or for programs, with the
//! name of the request that they belong to; and figures in the text format of Prometheus.
//!
//! Figures are counted where things happen, by the facade `metrics`; here they are gathered. Names
//! begin with `tessera_`, and no label holds anything about a person.

#![warn(missing_docs)]

mod admission;
mod logs;
mod meters;
mod requests;

pub use admission::Admission;
pub use logs::{LogFormat, start_logs};
pub use meters::Meters;
pub use requests::{RequestName, count_requests, name_route};
