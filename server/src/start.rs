//! From a configuration to a gateway that serves, and to its end.

use std::{fs, net::SocketAddr, os::unix::fs::DirBuilderExt as _, path::Path, sync::Arc};

use ambient::{Clock, Entropy, SystemClock, SystemEntropy};
use anyhow::{Context as _, ensure};
use app::backend::{Assets, Backend};
use database::Database;
use identity::{Identity, Keys, MIGRATIONS};
use tokio::{net::TcpListener, signal, sync::watch};

use crate::{
    config::Config,
    lock::ServiceClient,
    mail::Post,
    router,
    signing::{self, SigningKeys},
    worker::work,
};

/// Serves until SIGINT or SIGTERM.
pub async fn serve(config: Config) -> anyhow::Result<()> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let entropy: Arc<dyn Entropy> = Arc::new(SystemEntropy);
    private_folder(&config.data)?;
    let database = Database::open(&config.database(), &MIGRATIONS)
        .await
        .context("the database could not be opened")?;
    // Keys are made only where no account depends on them: a lost key must not be replaced
    // silently by one that opens nothing.
    let folder = config.data.join("keys");
    let fresh = !Identity::has_accounts(&database).await?;
    let keys = Keys::load(&folder, &*entropy, fresh)?;
    let signing = Arc::new(SigningKeys::open(&config, &clock, fresh)?);
    let site = site_id(&config, &*entropy, fresh)?;
    let services = vec![config.vault.name.clone()];
    let settings = config.policy.settings(&site, &config.name, config.issuer(), services);
    let identity =
        Arc::new(Identity::new(database, keys, clock.clone(), entropy.clone(), settings)?);
    let vault = Arc::new(ServiceClient::new(
        config.vault.clone(),
        config.issuer(),
        Arc::clone(&signing),
        clock,
        entropy.clone(),
        Arc::clone(&identity),
    )?);
    let post = Arc::new(Post::new(config.smtp.as_ref())?);
    let backend = Backend {
        identity: Arc::clone(&identity),
        lock: vault.clone(),
        assets: Arc::new(assets(&config.site_dir)?),
        local_inbox: config.smtp.is_none(),
    };
    let listener = TcpListener::bind(config.listen)
        .await
        .with_context(|| format!("{} is taken; is another gateway running?", config.listen))?;
    let (stop, stopped) = watch::channel(false);
    let database = identity.database().clone();
    let keeper = tokio::spawn(signing::keep(Arc::clone(&signing)));
    let worker = tokio::spawn(work(identity, post, vault, stopped));
    tracing::info!(listen = %config.listen, "serving");
    let router = router::router(&config, entropy, backend, Arc::clone(&signing));
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(asked_to_stop()).await?;
    stop.send(true)?;
    worker.await?;
    keeper.abort();
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

fn private_folder(folder: &Path) -> anyhow::Result<()> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .with_context(|| format!("{} could not be made", folder.display()))
}

/// What digests are bound to: as configured, or random and kept.
fn site_id(config: &Config, entropy: &dyn Entropy, fresh: bool) -> anyhow::Result<String> {
    if let Some(site) = &config.site_id {
        return Ok(site.clone());
    }
    let file = config.data.join("site");
    match fs::read_to_string(&file) {
        Ok(site) => Ok(site.trim().to_owned()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            // With another site nobody could sign in any more.
            ensure!(fresh, "{}: missing; restore it, or set site_id", file.display());
            let site: String =
                entropy.bytes::<8>().iter().map(|byte| format!("{byte:02x}")).collect();
            let draft = config.data.join("site.draft");
            fs::write(&draft, &site)
                .and_then(|()| fs::rename(&draft, &file))
                .with_context(|| format!("{} could not be written", file.display()))?;
            Ok(site)
        }
        Err(error) => Err(error).with_context(|| format!("{}", file.display())),
    }
}

fn assets(site: &Path) -> anyhow::Result<Assets> {
    let file = site.join("manifest.json");
    let text = fs::read_to_string(&file).with_context(|| {
        format!("{}: the pages are not built; run: cargo xtask build", file.display())
    })?;
    serde_json::from_str(&text).with_context(|| format!("{} is malformed", file.display()))
}
