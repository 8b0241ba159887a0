//! The gateway: who somebody is, the pages, and the gateway's side of the second lock.

#![recursion_limit = "512"]

mod cli;
mod command;
mod config;
mod lock;
mod mail;
mod router;
mod signing;
mod start;
mod worker;

use clap::Parser as _;

fn main() -> anyhow::Result<()> {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| {
                tracing_subscriber::EnvFilter::new("warn,tessera_gateway=info")
            }),
        )
        .with_writer(std::io::stderr)
        .init();
    let cli = cli::Cli::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(command::run(cli.command))
}
