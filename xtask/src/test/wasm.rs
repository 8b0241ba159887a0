//! Tests compiled to WASM and run in Node: the same functions that run natively.

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};
use serde_json::json;
use wasm_bindgen_cli_support::Bindgen;

use super::require_some;
use super::tally::Tally;
use crate::command;
use crate::site;
use crate::wasm_target::{self, TRIPLE};
use crate::workspace::Workspace;

/// How the names begin under which a module exports its tests.
const TEST_EXPORT: &[u8] = b"__wbgt_";

/// Runs the tests of `factors`, with this program as cargo's runner.
pub fn test(workspace: &Workspace, tally: &mut Tally) -> Result<()> {
    let target = wasm_target::ensure(site::RUSTUP_LIMIT)?;
    let runner = json!([workspace.program().to_string_lossy(), "wasm-test"]);
    let outcome = command::watched(
        target
            .cargo(workspace, "test")?
            .args(["--package", "factors", "--lib", "--tests", "--no-fail-fast"])
            .arg("--config")
            .arg(format!("target.{TRIPLE}.runner={runner}")),
        |line| tally.add_harness_line(line),
    );
    outcome.and_then(|()| require_some(tally, "the WASM build of factors"))
}

/// Binds one test module for Node and runs it there.
pub fn run_module(workspace: &Workspace, module: &Path) -> Result<ExitCode> {
    let bytes = fs::read(module).with_context(|| format!("reading {}", module.display()))?;
    if !bytes.windows(TEST_EXPORT.len()).any(|name| name == TEST_EXPORT) {
        // Without a test the harness is not linked, and there is nothing to bind.
        println!("no tests in {}", module.display());
        return Ok(ExitCode::SUCCESS);
    }
    let folder = module.with_extension("node");
    fs::create_dir_all(&folder)?;
    // Keeps Node from reading the script as whatever a folder above may say.
    fs::write(folder.join("package.json"), r#"{"type":"commonjs"}"#)?;
    Bindgen::new()
        .nodejs(true)?
        .debug(true)
        .export_wasm(true)
        .input_bytes("tests", bytes)
        .emit_start(false)
        .generate(&folder)
        .with_context(|| format!("binding {}", module.display()))?;
    let bound = folder.join("tests.js");
    let script = workspace.join("xtask/tools/run-wasm-tests.cjs");
    command::run(Command::new("node").arg(script).arg(bound))?;
    Ok(ExitCode::SUCCESS)
}
