//! From a configuration to a gateway that serves, and to its end.

use std::{fs, path::Path, sync::Arc, time::Duration};

use anyhow::Context as _;
use app::backend::{Assets, Backend};
use listen::Patience;
use telemetry::Meters;
use tokio::{net::TcpListener, signal, sync::watch, time::sleep};

use crate::{
    config::Config,
    lock::{Foundations, Services},
    mail::Post,
    open::{self, Surroundings},
    router::{self, Grounds},
    signing::{self, SigningKeys},
    worker::work,
};

/// Serves until SIGINT or SIGTERM.
pub async fn serve(config: Config) -> anyhow::Result<()> {
    listen::allow_many_files();
    let surroundings = Surroundings::of_this_machine();
    let Surroundings { clock, entropy } = surroundings.clone();
    open::private_folder(&config.data)?;
    let (database, fresh) = open::database(&config).await?;
    let signing = Arc::new(SigningKeys::open(&config, &clock, fresh)?);
    let identity = Arc::new(open::identity(&config, &surroundings, database, fresh)?);
    let foundations = Foundations {
        gateway: config.issuer(),
        signing: Arc::clone(&signing),
        clock: Arc::clone(&clock),
        entropy: entropy.clone(),
        identity: Arc::clone(&identity),
    };
    let services = Arc::new(Services::new(&config, &foundations)?);
    let post = Arc::new(Post::new(config.smtp.as_ref())?);
    let backend = Backend {
        identity: Arc::clone(&identity),
        lock: services.clone(),
        keys: signing.clone(),
        assets: Arc::new(assets(&config.site_dir)?),
        pieces: Arc::default(),
        local_inbox: config.smtp.is_none(),
        components_page: config.components_page,
    };
    let listener = TcpListener::bind(config.listen)
        .await
        .with_context(|| format!("{} is taken; is another gateway running?", config.listen))?;
    let meters = Meters::install("gateway", env!("CARGO_PKG_VERSION"))?;
    // There from the beginning, so that the first one shows as one more.
    metrics::counter!("tessera_hashes_refused_total").increment(0);
    let (stop, stopped) = watch::channel(false);
    let (last_call, stopping) = watch::channel(false);
    let tidying = tokio::spawn(meters.clone().keep());
    let database = identity.database().clone();
    let keeper = tokio::spawn(signing::keep(Arc::clone(&signing), Arc::clone(&identity)));
    let worker = tokio::spawn(work(identity, post, Arc::clone(&services), stopped));
    tracing::info!(listen = %config.listen, "serving");
    let grounds = Grounds { clock, entropy, backend, signing, services, meters, stopping };
    let router = router::router(&config, grounds);
    let drained = async {
        asked_to_stop().await;
        let _ = last_call.send(true);
        sleep(Duration::from_secs(config.drain_seconds)).await;
    };
    listen::serve(listener, router, Patience::default(), drained).await;
    stop.send(true)?;
    worker.await?;
    keeper.abort();
    tidying.abort();
    database.close().await;
    Ok(())
}

async fn asked_to_stop() {
    let terminated = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut terminate) => {
                terminate.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = signal::ctrl_c() => {}
        () = terminated => {}
    }
}

fn assets(site: &Path) -> anyhow::Result<Assets> {
    let file = site.join("manifest.json");
    let text = fs::read_to_string(&file).with_context(|| {
        format!("{}: the pages are not built; run: cargo xtask build", file.display())
    })?;
    serde_json::from_str(&text).with_context(|| format!("{} is malformed", file.display()))
}
