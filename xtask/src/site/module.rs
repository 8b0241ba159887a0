//! From the compiler's WASM to the module a browser loads.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::tools::Tools;
use super::unless_done;
use crate::fingerprint::Fingerprint;
use crate::progress::step;
use crate::workspace::Workspace;

/// A module and the script that loads it.
pub struct Module {
    /// The JavaScript side, whose default export takes `{ module_or_path }`.
    pub script: PathBuf,
    /// The WebAssembly side.
    pub wasm: PathBuf,
}

/// Builds the module from what the compiler wrote.
pub fn build(workspace: &Workspace, tools: &Tools, compiled: &Path) -> Result<Module> {
    let folder = workspace.target("wasm/module");
    let module =
        Module { script: folder.join("tessera.min.js"), wasm: folder.join("tessera.min.wasm") };
    let mut inputs = Fingerprint::default();
    inputs.file(compiled)?;
    tools.add_to(&mut inputs)?;
    unless_done(&workspace.target("wasm/module.stamp"), inputs, || {
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        step("binding the module", || bind(compiled, &folder))?;
        step("optimising the module", || {
            tools.optimise(&folder.join("tessera_bg.wasm"), &module.wasm)?;
            tools.bundle(&folder.join("tessera.js"), &module.script)
        })
    })?;
    Ok(module)
}

fn bind(compiled: &Path, folder: &Path) -> Result<()> {
    let bytes = fs::read(compiled)?;
    let mut bindgen = Bindgen::new();
    bindgen
        .web(true)?
        .input_bytes("tessera", bytes)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)
        .context("wasm-bindgen cannot read the module")
}
