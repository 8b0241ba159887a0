//! `tessera-vault`: the vault as a program.

mod cli;
mod command;

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;
use tracing_subscriber::EnvFilter;

/// Files pass in large pieces from thread to thread, which costs the system's allocator a third of
/// its time.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match command::run(cli.command).await {
        Ok(()) => ExitCode::SUCCESS,
        // Without a backtrace: the message says what to do, and would drown in one.
        Err(error) => {
            eprintln!("tessera-vault: {error:#}");
            ExitCode::FAILURE
        }
    }
}
