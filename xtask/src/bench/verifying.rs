//! What verifying a countersigned ticket costs, over two bare verifications of ES256.

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::command;
use crate::profile::Profile;
use crate::progress::say;
use crate::server::cargo;
use crate::workspace::Workspace;

/// Runs the example of `crates/tickets` that measures it, and takes its figures.
pub fn measure(workspace: &Workspace) -> Result<Value> {
    let mut run = cargo();
    run.current_dir(workspace.root()).arg("run").args(Profile::Dist.arguments());
    run.args(["--package", "tickets", "--example", "verifying"]);
    let printed = command::output(&mut run)?;
    let figures: Value = serde_json::from_str(&printed)
        .context("the example printed something else than figures")?;
    say(&format!("{figures:#}"));
    Ok(figures)
}
