//! The two server binaries, and the example that stands behind them in tests.

use std::process::Command;

use anyhow::Result;

use crate::command;
use crate::progress::step;
use crate::workspace::Workspace;

/// Builds `tessera-gateway` and `tessera-vault` in release mode.
pub fn build(workspace: &Workspace) -> Result<()> {
    step("building the gateway and the vault", || release(workspace, &["server", "vault"]))
}

/// Builds the services of `examples/` that are in Rust, in release mode.
pub fn build_examples(workspace: &Workspace) -> Result<()> {
    step("building the example of a service", || release(workspace, &["notes"]))
}

fn release(workspace: &Workspace, packages: &[&str]) -> Result<()> {
    let mut build = cargo();
    build.current_dir(workspace.root()).args(["build", "--release"]);
    for package in packages {
        build.args(["--package", package]);
    }
    command::run(&mut build)
}

/// The cargo that runs this program.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}
