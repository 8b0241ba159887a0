//! Formatting, lints and tests of the workspace, natively.
//!
//! `frontend` exists for WASM alone; the site's build is its check.

use std::process::Command;

use anyhow::Result;

use super::tally::Tally;
use super::{postgres, require_some};
use crate::command;
use crate::server;
use crate::workspace::Workspace;

const NATIVE: [&str; 3] = ["--workspace", "--exclude", "frontend"];

/// What only some builds have.
const TRACES: [&str; 4] = ["--package", "telemetry", "--features", "traces"];

pub fn format(workspace: &Workspace) -> Result<()> {
    command::run(cargo(workspace, "fmt").args(["--all", "--check"]))
}

/// Compiles every test, with clippy as the compiler: `cargo clippy` would go through all
/// dependencies once more for its own.
pub fn lint(workspace: &Workspace) -> Result<()> {
    for part in [&NATIVE[..], &TRACES] {
        command::run(linted(workspace).args(part).args(["--no-run", "--all-targets"]))?;
    }
    Ok(())
}

pub fn test(workspace: &Workspace, tally: &mut Tally) -> Result<()> {
    let postgres = postgres::find_or_install()?;
    let mut outcome = Ok(());
    for part in [&NATIVE[..], &TRACES] {
        let mut cargo = linted(workspace);
        cargo.args(part).arg("--no-fail-fast").env(postgres::VARIABLE, &postgres);
        outcome = outcome.and(command::watched(&mut cargo, |line| tally.add_harness_line(line)));
    }
    outcome.and_then(|()| require_some(tally, "cargo test"))
}

/// `cargo test`, where workspace members are compiled by clippy's driver and its warnings are errors.
fn linted(workspace: &Workspace) -> Command {
    let mut cargo = cargo(workspace, "test");
    cargo.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver").env("CLIPPY_ARGS", "-Dwarnings");
    cargo
}

fn cargo(workspace: &Workspace, verb: &str) -> Command {
    let mut cargo = server::cargo();
    cargo.current_dir(workspace.root()).arg(verb);
    cargo
}
