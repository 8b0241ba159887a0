//! `tessera-vault`: the vault as a program.

use std::{net::SocketAddr, path::PathBuf, process::ExitCode, sync::Arc, time::Duration};

use ambient::{SystemClock, SystemEntropy};
use anyhow::{Context, ensure};
use clap::{Args, Parser, Subcommand};
use figment::{
    Figment,
    providers::{Env, Format, Serialized, Toml},
};
use serde::Serialize;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;
use url::Url;
use vault::{Settings, Vault, router};

/// Between two rounds of forgetting what has ended.
const SWEEP_EVERY: Duration = Duration::from_secs(10);

/// How long requests may take to end after the vault was told to stop.
const LAST_ORDERS: Duration = Duration::from_secs(10);

/// The second service of Tessera: records behind the second lock.
#[derive(Parser)]
#[command(name = "tessera-vault", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves until it is told to stop (Ctrl-C or SIGTERM).
    Serve(Serve),
}

/// Options come before the environment (TESSERA_VAULT_…), which comes before the file.
#[derive(Args, Serialize)]
struct Serve {
    /// A TOML file with settings.
    #[arg(long, env = "TESSERA_VAULT_CONFIG")]
    #[serde(skip)]
    config: Option<PathBuf>,
    /// The folder of everything that the vault keeps [default: data/vault].
    #[arg(long)]
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<PathBuf>,
    /// Where to listen [default: 127.0.0.1:5000].
    #[arg(long)]
    #[serde(skip_serializing_if = "Option::is_none")]
    listen: Option<SocketAddr>,
    /// sqlite:… or postgres://… [default: vault.db in the data folder].
    #[arg(long)]
    #[serde(skip_serializing_if = "Option::is_none")]
    database_url: Option<String>,
    /// The vault's own name in tokens [default: http://127.0.0.1:5000].
    #[arg(long)]
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer: Option<String>,
    /// The gateway's name in tokens [default: http://127.0.0.1:8000].
    #[arg(long)]
    #[serde(skip_serializing_if = "Option::is_none")]
    gateway_issuer: Option<String>,
    /// Where the gateway publishes its keys [default: below its name].
    #[arg(long)]
    #[serde(skip_serializing_if = "Option::is_none")]
    gateway_jwks_url: Option<Url>,
}

impl Serve {
    fn settings(&self) -> Result<Settings, Box<figment::Error>> {
        let mut figment = Figment::from(Serialized::defaults(Settings::default()));
        if let Some(file) = &self.config {
            figment = figment.merge(Toml::file_exact(file));
        }
        figment.merge(environment()).merge(Serialized::defaults(self)).extract().map_err(Box::new)
    }
}

/// `TESSERA_VAULT_…`; with two underscores it is the gateway's view of the vault.
fn environment() -> Env {
    Env::prefixed("TESSERA_VAULT_").ignore(&["config"]).filter(|key| !key.starts_with("_"))
}

#[tokio::main]
async fn main() -> ExitCode {
    let Cli { command: Command::Serve(options) } = Cli::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match run(&options).await {
        Ok(()) => ExitCode::SUCCESS,
        // Without a backtrace: the message says what to do, and would drown in one.
        Err(error) => {
            eprintln!("tessera-vault: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(options: &Serve) -> anyhow::Result<()> {
    if let Some(file) = &options.config {
        ensure!(file.exists(), "{}: there is no such configuration file", file.display());
    }
    serve(options.settings().context("the configuration cannot be read")?).await
}

async fn serve(settings: Settings) -> anyhow::Result<()> {
    let listen = settings.listen;
    let vault = Vault::open(settings, Arc::new(SystemClock), Arc::new(SystemEntropy)).await?;
    let listener = TcpListener::bind(listen).await.with_context(|| {
        format!("cannot listen on {listen}: is another program there? see --listen")
    })?;
    tracing::info!(address = %listener.local_addr()?, "the vault is open for its gateway");

    let sweeping = tokio::spawn(sweep(Arc::clone(&vault)));
    let (stop, stopped) = tokio::sync::watch::channel(());
    let server =
        axum::serve(listener, router(Arc::clone(&vault))).with_graceful_shutdown(async move {
            told_to_stop().await;
            drop(stop);
        });
    tokio::select! {
        result = server.into_future() => result?,
        () = last_orders(stopped) => tracing::warn!("requests were still under way"),
    }
    sweeping.abort();
    vault.close().await;
    tracing::info!("the vault is closed");
    Ok(())
}

/// Ends some time after the vault was told to stop.
async fn last_orders(mut stopped: tokio::sync::watch::Receiver<()>) {
    while stopped.changed().await.is_ok() {}
    tokio::time::sleep(LAST_ORDERS).await;
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
