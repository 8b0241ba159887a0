//! Log lines, on standard error.

use std::io::{IsTerminal as _, stderr};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tracing::Metadata;
use tracing_subscriber::{
    EnvFilter, Layer as _,
    filter::{FilterExt as _, filter_fn},
    fmt,
    layer::SubscriberExt as _,
    util::SubscriberInitExt as _,
};

use crate::{
    fields::Fields,
    traces::{self, TRACES, Traces},
};

/// How log lines look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people: colours where it is a terminal.
    #[default]
    Pretty,
    /// For programs: one JSON object a line.
    Json,
}

/// Has log lines written from now on, and traces sent where this build can and the environment says
/// where to. `RUST_LOG` says which lines; `usual` where it does not. `program` is what traces call
/// it.
pub fn start_logs(program: &'static str, format: LogFormat, usual: &str) -> Traces {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(usual));
    let lines = fmt::layer().with_writer(stderr).with_ansi(stderr().is_terminal());
    let lines = match format {
        LogFormat::Pretty => lines.fmt_fields(Fields).boxed(),
        LogFormat::Json => lines.json().flatten_event(true).with_span_list(false).boxed(),
    };
    // Lines belong to their request, not to a part of it.
    let lines = lines.with_filter(filter.and(filter_fn(is_for_lines)));
    let (spans, traces) = traces::start(program);
    tracing_subscriber::registry().with(spans).with(lines).init();
    traces
}

fn is_for_lines(metadata: &Metadata<'_>) -> bool {
    metadata.target() != TRACES
}
