//! `/metrics`: what the gateway tells of itself in figures.

use app::backend::{Backend, ClientAddress};
use axum::{
    Extension, Router,
    extract::State,
    http::{HeaderMap, StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
    routing::get,
};
use identity::Waiting;
use metrics::gauge;
use telemetry::{Admission, Meters};

/// The text format of Prometheus.
const TEXT: &str = "text/plain; version=0.0.4";

#[derive(Clone)]
struct Figures {
    backend: Backend,
    meters: Meters,
    admission: Admission,
}

/// Figures, for whoever may read them; to others there is nothing here.
pub fn routes(backend: Backend, meters: Meters, token: Option<String>) -> Router {
    let figures = Figures { backend, meters, admission: Admission::new(token) };
    Router::new().route("/metrics", get(show)).with_state(figures)
}

async fn show(
    State(Figures { backend, meters, admission }): State<Figures>,
    Extension(ClientAddress(from)): Extension<ClientAddress>,
    headers: HeaderMap,
) -> Response {
    if !admission.allows(&headers, from) {
        return StatusCode::NOT_FOUND.into_response();
    }
    note_backlog(&backend).await;
    backend.identity.database().tell_figures();
    ([(CONTENT_TYPE, TEXT)], meters.text()).into_response()
}

/// What waits is in the database, which all gateways share; each tells the same.
async fn note_backlog(backend: &Backend) {
    let backlog = backend.identity.backlog().await;
    gauge!("tessera_database_up").set(if backlog.is_ok() { 1.0 } else { 0.0 });
    let Ok(backlog) = backlog else { return };
    let now = backend.identity.clock().now().millis();
    let age = |waiting: &Waiting| {
        let since = waiting.since.map_or(now, |since| since.millis());
        now.saturating_sub(since).max(0) as f64 / 1000.0
    };
    gauge!("tessera_mails_waiting").set(backlog.mails.count as f64);
    gauge!("tessera_mail_oldest_seconds").set(age(&backlog.mails));
    for (service, waiting) in &backlog.deliveries {
        gauge!("tessera_deliveries_waiting", "service" => service.clone())
            .set(waiting.count as f64);
        gauge!("tessera_delivery_oldest_seconds", "service" => service.clone()).set(age(waiting));
    }
}
