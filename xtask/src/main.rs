//! `cargo xtask …`: builds, serves and tests Tessera, and fetches what these need.

mod apt;
mod bench;
mod blocklist;
mod chaos;
mod command;
mod core_time;
mod docs;
mod fingerprint;
mod fuzz;
mod mail_server;
mod npm;
mod postgres;
mod product;
mod profile;
mod progress;
mod screenshots;
mod serve;
mod server;
mod site;
mod test;
mod visual;
mod wasm_target;
mod workspace;

use std::process::ExitCode;
use std::time::Duration;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::profile::Profile;
use crate::test::Step;
use crate::workspace::Workspace;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, serves and tests Tessera")]
struct Cli {
    #[command(subcommand)]
    command: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the site (WASM, script, style, static files) and both servers.
    Build {
        /// Build the site only.
        #[arg(long)]
        site_only: bool,
        /// Build the servers as they are operated: faster and smaller, for minutes more.
        #[arg(long, conflicts_with = "site_only")]
        dist: bool,
    },
    /// Build what changed, start the vault and the gateway, and stop them at Ctrl-C.
    Serve,
    /// Install what the tests need and run all of them.
    Test {
        /// Run this step alone (may be given several times).
        #[arg(long, value_enum)]
        only: Vec<Step>,
    },
    /// Get the compiler's WASM target and say where it is.
    WasmTarget {
        /// How long `rustup target add` may take, in seconds.
        #[arg(long, default_value_t = 300)]
        rustup_seconds: u64,
    },
    /// Measure the release binaries.
    Bench {
        #[command(subcommand)]
        bench: bench::Bench,
        /// Measure what was built before.
        #[arg(long, global = true)]
        as_built: bool,
    },
    /// Break things on purpose under the release binaries, and look at what is left.
    Chaos {
        #[command(flatten)]
        wanted: chaos::Wanted,
        /// Break what was built before.
        #[arg(long)]
        as_built: bool,
    },
    /// Take the pictures of `docs/images` anew, of the real pages.
    Screenshots,
    /// Write what can be configured into `docs/configuration.md` anew, as the programs say it.
    Docs,
    /// Compare the pages with the pictures of `end2end/visual/pictures`.
    Visual {
        /// Make the pictures anew instead.
        #[arg(long)]
        update: bool,
    },
    /// Fuzz whatever reads outside bytes, with cargo-fuzz.
    Fuzz {
        /// These targets instead of all.
        targets: Vec<String>,
        /// How long each takes, in seconds.
        #[arg(long, default_value_t = 60)]
        seconds: u32,
    },
    /// Make the list of refused passwords from a source, the most common first.
    Blocklist {
        /// A JSON array of strings, or a text with one password a line.
        passwords: std::path::PathBuf,
        /// More of either form, of which what is long is added; may be given again.
        #[arg(long)]
        words: Vec<std::path::PathBuf>,
    },
    /// Run a WASM test binary in Node; cargo calls this.
    #[command(hide = true)]
    WasmTest { module: std::path::PathBuf },
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<ExitCode> {
    let workspace = Workspace::locate()?;
    match task {
        Task::Build { site_only, dist } => {
            if site_only {
                site::build(&workspace)?;
            } else {
                let profile = if dist { Profile::Dist } else { Profile::Release };
                product::build(&workspace, profile)?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Task::Serve => serve::run(&workspace),
        Task::Test { only } => test::run(&workspace, &only),
        Task::WasmTarget { rustup_seconds } => {
            let target = wasm_target::ensure(Duration::from_secs(rustup_seconds))?;
            println!("{target}");
            Ok(ExitCode::SUCCESS)
        }
        Task::Bench { bench, as_built } => {
            bench::run(&workspace, &bench, as_built)?;
            Ok(ExitCode::SUCCESS)
        }
        Task::Chaos { wanted, as_built } => chaos::run(&workspace, &wanted, as_built),
        Task::Screenshots => {
            screenshots::take(&workspace)?;
            Ok(ExitCode::SUCCESS)
        }
        Task::Docs => {
            docs::write(&workspace)?;
            Ok(ExitCode::SUCCESS)
        }
        Task::Visual { update } => {
            visual::compare(&workspace, update)?;
            Ok(ExitCode::SUCCESS)
        }
        Task::Fuzz { targets, seconds } => {
            fuzz::run(&workspace, &targets, seconds)?;
            Ok(ExitCode::SUCCESS)
        }
        Task::Blocklist { passwords, words } => {
            blocklist::make(&workspace, &passwords, &words)?;
            Ok(ExitCode::SUCCESS)
        }
        Task::WasmTest { module } => test::wasm_module(&workspace, &module),
    }
}
