//! The programs that serve.

use std::process::Command;

use anyhow::Result;

use crate::command;
use crate::profile::Profile;
use crate::progress::step;
use crate::workspace::Workspace;

/// Builds the programs of these packages.
pub fn build(workspace: &Workspace, packages: &[&str], profile: Profile) -> Result<()> {
    step(&format!("compiling {}", packages.join(", ")), || {
        let mut build = cargo();
        build.current_dir(workspace.root()).arg("build").args(profile.arguments());
        for package in packages {
            build.args(["--package", package]);
        }
        command::run(&mut build)
    })
}

/// The cargo that runs this program.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}
