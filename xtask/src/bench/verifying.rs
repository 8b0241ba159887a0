//! What verifying a countersigned ticket costs, over two bare verifications of ES256.

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::command;
use crate::progress::say;
use crate::server::cargo;
use crate::workspace::Workspace;

/// Runs the example of `crates/tickets` that measures it, and takes its figures.
pub fn measure(workspace: &Workspace) -> Result<Value> {
    let printed = command::output(cargo().current_dir(workspace.root()).args([
        "run",
        "--release",
        "--package",
        "tickets",
        "--example",
        "verifying",
    ]))?;
    let figures: Value = serde_json::from_str(&printed)
        .context("the example printed something else than figures")?;
    say(&format!("{figures:#}"));
    Ok(figures)
}
