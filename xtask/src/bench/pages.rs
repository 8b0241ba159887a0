//! How pages behave in a browser; `end2end/bench` measures and prints.

use std::fs;

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::command;
use crate::test::{install_browser, playwright};
use crate::workspace::Workspace;

/// Has the browser's benchmarks run, and takes their figures.
pub fn measure(workspace: &Workspace) -> Result<Value> {
    install_browser(workspace)?;
    let file = workspace.target("bench/pages.figures.json");
    if file.exists() {
        fs::remove_file(&file)?;
    }
    command::run(
        playwright(workspace)?
            .args(["--config", "bench/playwright.config.ts"])
            .env("TESSERA_BENCH_FILE", &file),
    )?;
    let figures = fs::read_to_string(&file).context("the benchmarks told no figures")?;
    Ok(serde_json::from_str(&figures)?)
}
