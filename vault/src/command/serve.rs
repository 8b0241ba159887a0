//! `serve`: the vault in operation.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use ambient::{SystemClock, SystemEntropy};
use anyhow::Context;
use axum::{
    Router,
    extract::ConnectInfo,
    http::{HeaderMap, StatusCode, header::CONTENT_TYPE},
    response::IntoResponse as _,
    routing::get,
};
use keyring::{KEEP_EVERY, Rotation};
use listen::Patience;
use metrics::gauge;
use telemetry::{Admission, Meters};
use tokio::net::TcpListener;
use vault::{Settings, Vault, router};

/// Between two rounds of forgetting what has ended.
const SWEEP_EVERY: Duration = Duration::from_secs(10);

/// Serves until told to stop.
pub async fn run(settings: Settings) -> anyhow::Result<()> {
    listen::allow_many_files();
    let (listen, drain) = (settings.listen, Duration::from_secs(settings.drain_seconds));
    let token = settings.metrics_token.clone();
    let meters = Meters::install("vault", env!("CARGO_PKG_VERSION"))?;
    let vault = Vault::open(settings, Arc::new(SystemClock), Arc::new(SystemEntropy)).await?;
    let listener = TcpListener::bind(listen).await.with_context(|| {
        format!("cannot listen on {listen}: is another program there? see --listen")
    })?;
    tracing::info!(address = %listener.local_addr()?, "the vault is open for its gateway");

    let sweeping = tokio::spawn(sweep(Arc::clone(&vault)));
    let keeping = tokio::spawn(keep_keys(Arc::clone(&vault)));
    let tidying = tokio::spawn(meters.clone().keep());
    let routes = router(Arc::clone(&vault)).merge(figures(Arc::clone(&vault), meters, token));
    let drained = async {
        told_to_stop().await;
        vault.stop();
        tokio::time::sleep(drain).await;
    };
    listen::serve(listener, routes, Patience::default(), drained).await;
    tidying.abort();
    sweeping.abort();
    keeping.abort();
    vault.close().await;
    tracing::info!("the vault is closed");
    Ok(())
}

/// `/metrics`, for whoever may read them; to others there is nothing here.
fn figures(vault: Arc<Vault>, meters: Meters, token: Option<String>) -> Router {
    let admission = Admission::new(token);
    let show = async move |ConnectInfo(from): ConnectInfo<SocketAddr>, headers: HeaderMap| {
        if !admission.allows(&headers, from.ip()) {
            return StatusCode::NOT_FOUND.into_response();
        }
        gauge!("tessera_database_up").set(if vault.has_database().await { 1.0 } else { 0.0 });
        vault.tell_figures();
        ([(CONTENT_TYPE, "text/plain; version=0.0.4")], meters.text()).into_response()
    };
    Router::new().route("/metrics", get(show))
}

/// Waits for Ctrl-C or SIGTERM. Where a signal cannot be listened for, it never comes.
async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let terminated = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        () = terminated => {}
        () = interrupted => {}
    }
}

async fn sweep(vault: Arc<Vault>) {
    loop {
        if let Err(error) = vault.sweep().await {
            tracing::warn!(%error, "what has ended could not be removed; it is refused all the same");
        }
        tokio::time::sleep(SWEEP_EVERY).await;
    }
}

async fn keep_keys(vault: Arc<Vault>) {
    let mut complaint = None;
    loop {
        let keeper = Arc::clone(&vault);
        match tokio::task::spawn_blocking(move || keeper.keep_keys()).await {
            Ok(Ok(rotation)) => {
                complaint = None;
                rotation.iter().for_each(rotated);
            }
            // What lasts is said once.
            Ok(Err(error)) => {
                let text = Some(error.to_string());
                if complaint != text {
                    tracing::warn!(%error, "the keys could not be kept; those in memory are used");
                    complaint = text;
                }
            }
            Err(error) => tracing::error!(%error, "keeping the keys broke off"),
        }
        tokio::time::sleep(KEEP_EVERY).await;
    }
}

/// What is to be told of a rotation that this vault made.
fn rotated(rotation: &Rotation) {
    tracing::info!("{rotation}");
}
