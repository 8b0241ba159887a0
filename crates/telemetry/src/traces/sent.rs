//! A build that sends traces.

use std::{env, time::Duration};

use axum::{
    extract::Request,
    http::{Extensions, HeaderMap, HeaderName, HeaderValue},
};
use opentelemetry::{
    Context, KeyValue,
    propagation::{Extractor, Injector, TextMapPropagator as _},
    trace::TracerProvider as _,
};
use opentelemetry_otlp::{ExporterBuildError, Protocol, SpanExporter, WithExportConfig as _};
use opentelemetry_sdk::{
    Resource,
    propagation::TraceContextPropagator,
    trace::{SdkTracer, SdkTracerProvider},
};
use tracing::{Metadata, Span, Subscriber};
use tracing_opentelemetry::{OpenTelemetryLayer, OpenTelemetrySpanExt as _};
use tracing_subscriber::{Layer, filter::filter_fn, registry::LookupSpan};

use super::TRACES;
use crate::requests::REQUEST;

/// Where a collector is, as OpenTelemetry's specification names it.
const ENDPOINTS: [&str; 2] = ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT"];

/// How long the last spans may take when a program ends.
const LAST_SPANS: Duration = Duration::from_secs(3);

/// Traces that are being sent.
#[derive(Debug)]
pub struct Traces(Option<SdkTracerProvider>);

impl Traces {
    /// Sends what was not sent yet; a collector that does not take it is not waited for.
    pub fn finish(self) {
        if let Some(provider) = self.0 {
            let _ = provider.shutdown_with_timeout(LAST_SPANS);
        }
    }
}

pub(crate) fn start<S>(program: &'static str) -> (Option<impl Layer<S>>, Traces)
where
    S: Subscriber + for<'span> LookupSpan<'span>,
{
    if ENDPOINTS.iter().all(|name| env::var_os(name).is_none()) {
        return (None, Traces(None));
    }
    match provider(program) {
        Ok(provider) => {
            let tracer = provider.tracer(program);
            (Some(layer(tracer).with_filter(filter_fn(is_for_traces))), Traces(Some(provider)))
        }
        Err(error) => {
            // There are no log lines yet.
            #[expect(clippy::print_stderr, reason = "the log begins after this")]
            {
                eprintln!("traces are not sent: {error}");
            }
            (None, Traces(None))
        }
    }
}

fn provider(program: &'static str) -> Result<SdkTracerProvider, ExporterBuildError> {
    let exporter =
        SpanExporter::builder().with_http().with_protocol(Protocol::HttpBinary).build()?;
    let resource =
        Resource::builder().with_attributes([KeyValue::new("service.name", program)]).build();
    let provider = SdkTracerProvider::builder().with_batch_exporter(exporter);
    Ok(provider.with_resource(resource).build())
}

fn layer<S>(tracer: SdkTracer) -> OpenTelemetryLayer<S, SdkTracer>
where
    S: Subscriber + for<'span> LookupSpan<'span>,
{
    tracing_opentelemetry::layer().with_tracer(tracer).with_location(false).with_threads(false)
}

/// Requests and their parts; what libraries say of themselves is not ours to send.
fn is_for_traces(metadata: &Metadata<'_>) -> bool {
    metadata.is_span() && (metadata.target() == TRACES || metadata.name() == REQUEST)
}

/// The trace that a request belongs to.
#[derive(Clone)]
struct Belongs(Context);

/// Says in the headers of a request to another program which trace it belongs to.
pub fn hand_on(headers: &mut HeaderMap) {
    let context = Span::current().context();
    TraceContextPropagator::new().inject_context(&context, &mut Outgoing(headers));
}

/// Has a request belong to the trace that its headers tell. Only where they come from a program of
/// the same site: anybody can make them up.
pub fn take_up(request: &mut Request) {
    let context = TraceContextPropagator::new().extract(&Incoming(request.headers()));
    request.extensions_mut().insert(Belongs(context));
}

pub(crate) fn continue_in(span: &Span, extensions: &Extensions) {
    if let Some(Belongs(context)) = extensions.get() {
        // Fails where no traces are sent.
        let _ = span.set_parent(context.clone());
    }
}

struct Outgoing<'a>(&'a mut HeaderMap);

impl Injector for Outgoing<'_> {
    fn set(&mut self, key: &str, value: String) {
        if let (Ok(name), Ok(value)) =
            (HeaderName::from_bytes(key.as_bytes()), HeaderValue::from_str(&value))
        {
            self.0.insert(name, value);
        }
    }
}

struct Incoming<'a>(&'a HeaderMap);

impl Extractor for Incoming<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.to_str().ok()
    }

    fn keys(&self) -> Vec<&str> {
        self.0.keys().map(HeaderName::as_str).collect()
    }
}
