//! The end-to-end tests: Playwright drives Chromium against the release binaries.
//!
//! All of them run on SQLite. On PostgreSQL, and with two gateways, the journeys do: those tests
//! pass through everything that a database or a second process could change.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use super::tally::Tally;
use super::{chromium, left_behind, nginx, postgres, require_some};
use crate::command;
use crate::npm;
use crate::workspace::Workspace;

/// Tells the tests what the servers stand on.
const STACK: &str = "TESSERA_STACK";

/// How the tests that run in every form are tagged.
const JOURNEYS: &str = "@journey";

/// Installs the tests' packages and a browser.
pub fn install(workspace: &Workspace) -> Result<()> {
    let end2end = workspace.join("end2end");
    npm::install(&end2end, "the end-to-end tests' packages")?;
    chromium::install(&end2end)?;
    nginx::find_or_unpack(workspace).map(drop)
}

/// Playwright with what [`install`] has seen to.
pub fn playwright(workspace: &Workspace) -> Result<Command> {
    let mut playwright = Command::new("npx");
    playwright
        .current_dir(workspace.join("end2end"))
        .args(["playwright", "test"])
        .env(nginx::VARIABLE, nginx::find_or_unpack(workspace)?);
    if let Some(browser) = chromium::find()? {
        playwright.env(chromium::VARIABLE, browser);
    }
    Ok(playwright)
}

/// Checks the tests' types, and runs all of them on SQLite.
pub fn test(workspace: &Workspace, tally: &mut Tally) -> Result<()> {
    let mut check = Command::new("npm");
    let types = command::run(check.current_dir(workspace.join("end2end")).args(["run", "check"]));
    run(workspace, tally, "sqlite", |_| Ok(())).and(types)
}

/// Runs the journeys on PostgreSQL.
pub fn test_postgres(workspace: &Workspace, tally: &mut Tally) -> Result<()> {
    run(workspace, tally, "postgres", journeys)
}

/// Runs the journeys with two gateways over one PostgreSQL database.
pub fn test_replicas(workspace: &Workspace, tally: &mut Tally) -> Result<()> {
    run(workspace, tally, "replicas", journeys)
}

fn journeys(playwright: &mut Command) -> Result<()> {
    playwright.args(["--grep", JOURNEYS]).env(postgres::VARIABLE, postgres::find_or_install()?);
    Ok(())
}

/// Runs tests in one form; Playwright writes its counts to a file.
fn run(
    workspace: &Workspace,
    tally: &mut Tally,
    form: &str,
    prepare: impl FnOnce(&mut Command) -> Result<()>,
) -> Result<()> {
    let report = workspace.target(&format!("end2end-{form}.json"));
    if report.exists() {
        fs::remove_file(&report)?;
    }
    let mut playwright = playwright(workspace)?;
    playwright
        .arg("--reporter=list,json")
        .env(STACK, form)
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report);
    prepare(&mut playwright)?;
    let outcome = command::run(&mut playwright);
    if outcome.is_err() {
        left_behind::print(&workspace.join(&format!("end2end/test-results/{form}")))?;
    }
    match fs::read_to_string(&report) {
        Ok(report) => *tally = Tally::from_playwright(&report)?,
        Err(error) => return outcome.and(Err(error).context("Playwright wrote no report")),
    }
    outcome.and_then(|()| require_some(tally, "Playwright"))
}
