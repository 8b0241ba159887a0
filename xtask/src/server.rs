//! The two server binaries.

use std::process::Command;

use anyhow::Result;

use crate::command;
use crate::progress::step;
use crate::workspace::Workspace;

/// Builds `tessera-gateway` and `tessera-vault` in release mode.
pub fn build(workspace: &Workspace) -> Result<()> {
    step("building the gateway and the vault", || {
        command::run(cargo().current_dir(workspace.root()).args([
            "build",
            "--release",
            "--package",
            "server",
            "--package",
            "vault",
        ]))
    })
}

/// The cargo that runs this program.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}
