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

/// With what only some builds have, so that it is compiled and tried.
const NATIVE: [&str; 5] =
    ["--workspace", "--exclude", "frontend", "--features", "telemetry/traces"];

pub fn format(workspace: &Workspace) -> Result<()> {
    command::run(cargo(workspace, "fmt").args(["--all", "--check"]))
}

/// Compiles every test, with clippy as the compiler: `cargo clippy` would go through all
/// dependencies once more for its own.
pub fn lint(workspace: &Workspace) -> Result<()> {
    command::run(linted(workspace).args(NATIVE).args(["--no-run", "--all-targets"]))
}

pub fn test(workspace: &Workspace, tally: &mut Tally) -> Result<()> {
    let postgres = postgres::find_or_install()?;
    let outcome = command::watched(
        linted(workspace).args(NATIVE).arg("--no-fail-fast").env(postgres::VARIABLE, postgres),
        |line| tally.add_harness_line(line),
    );
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
