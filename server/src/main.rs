//! The gateway: who somebody is, the pages, and the gateway's side of the second lock.

#![recursion_limit = "512"]

mod cli;
mod command;
mod config;
mod doctor;
mod forward_auth;
mod keepsakes;
mod lock;
mod mail;
mod open;
mod proxy;
mod router;
mod signing;
mod start;
mod worker;

use std::process::ExitCode;

use clap::Parser as _;
use mimalloc::MiMalloc;

/// Files pass in large pieces from thread to thread, which costs the system's allocator a third of
/// its time.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    match run(cli::Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        // Without a backtrace: the message says what to do, and would drown in one.
        Err(error) => {
            eprintln!("tessera-gateway: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: cli::Cli) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(command::run(cli.command))
}
