//! The site that the gateway serves: WASM, script and style under hashed names, and public files.
//!
//! ```text
//! site/manifest.json   where the files below are, as absolute URL paths, which parts each lazy
//!                      function needs, and the texts of each language
//! site/pkg/            boot-<hash>.js, tessera-<hash>.js, tessera-<hash>.wasm, tessera-<hash>.css,
//!                      later-<hash>.css, the style of what not every page has,
//!                      part-<hash>.wasm, which pages fetch that need them,
//!                      words-<language>-<bundle>-<hash>.txt, the texts,
//!                      strength-<hash>.js, which the loader fetches where a password is chosen
//! site/…               what `public/` holds
//! ```
//! Every file worth it has a `.br` and a `.gz` beside it.

mod assembly;
mod imports;
mod module;
mod tools;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use self::tools::Tools;
use crate::command;
use crate::fingerprint::Fingerprint;
use crate::progress::step;
use crate::wasm_target::{self, WasmTarget};
use crate::workspace::Workspace;

/// How long `rustup` may take to fetch the target before another way is tried.
pub const RUSTUP_LIMIT: std::time::Duration = std::time::Duration::from_secs(300);

/// Builds what changed of the site.
pub fn build(workspace: &Workspace) -> Result<()> {
    let tools = Tools::install(workspace)?;
    let target = wasm_target::ensure(RUSTUP_LIMIT)?;
    let compiled = compile(workspace, &target)?;
    let module = module::build(workspace, &tools, &compiled)?;
    assembly::build(workspace, &tools, &module)
}

fn compile(workspace: &Workspace, target: &WasmTarget) -> Result<PathBuf> {
    step("compiling the pages to WASM", || {
        command::run(target.cargo(workspace, "build")?.args([
            "--package",
            "frontend",
            "--profile",
            "wasm",
        ]))
    })?;
    Ok(workspace.target("wasm").join(wasm_target::TRIPLE).join("wasm/frontend.wasm"))
}

/// Does `work` unless it has been done with the same inputs; remembers that in the file `stamp`.
fn unless_done(stamp: &Path, inputs: Fingerprint, work: impl FnOnce() -> Result<()>) -> Result<()> {
    let inputs = inputs.finish();
    if fs::read_to_string(stamp).is_ok_and(|done| done == inputs) {
        return Ok(());
    }
    if stamp.exists() {
        fs::remove_file(stamp)?;
    }
    work()?;
    fs::write(stamp, inputs).with_context(|| format!("writing {}", stamp.display()))
}
