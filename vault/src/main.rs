//! `tessera-vault`: the vault as a program.

mod cli;
mod command;

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;

/// Files pass in large pieces from thread to thread, which costs the system's allocator a third of
/// its time.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    match command::run(cli.command).await {
        Ok(()) => ExitCode::SUCCESS,
        // Without a backtrace: the message says what to do, and would drown in one.
        Err(error) => {
            eprintln!("tessera-vault: {error:#}");
            ExitCode::FAILURE
        }
    }
}
