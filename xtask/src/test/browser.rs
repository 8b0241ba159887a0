//! The end-to-end tests: Playwright drives Chromium against the release binaries.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use super::tally::Tally;
use super::{chromium, require_some};
use crate::command;
use crate::npm;
use crate::workspace::Workspace;

/// Installs the tests' packages and a browser.
pub fn install(workspace: &Workspace) -> Result<()> {
    let end2end = workspace.join("end2end");
    npm::install(&end2end, "the end-to-end tests' packages")?;
    chromium::install(&end2end)
}

/// Runs the tests; Playwright writes its counts to a file.
pub fn test(workspace: &Workspace, tally: &mut Tally) -> Result<()> {
    let report = workspace.target("end2end.json");
    if report.exists() {
        fs::remove_file(&report)?;
    }
    let mut playwright = Command::new("npx");
    playwright
        .current_dir(workspace.join("end2end"))
        .args(["playwright", "test", "--reporter=list,json"])
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report);
    if let Some(browser) = chromium::find()? {
        playwright.env(chromium::VARIABLE, browser);
    }
    let outcome = command::run(&mut playwright);
    match fs::read_to_string(&report) {
        Ok(report) => *tally = Tally::from_playwright(&report)?,
        Err(error) => return outcome.and(Err(error).context("Playwright wrote no report")),
    }
    outcome.and_then(|()| require_some(tally, "Playwright"))
}
