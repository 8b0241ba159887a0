//! From the compiler's WASM to the module a browser loads.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::{Options, SplitWasm};

use super::tools::Tools;
use super::{imports, unless_done};
use crate::fingerprint::{Fingerprint, files_below};
use crate::progress::step;
use crate::workspace::Workspace;

/// A module, the script that loads it, and the parts that are fetched when they are needed.
pub struct Module {
    /// The JavaScript side, whose default export takes `{ module_or_path }`. It names the chunks
    /// as `./<name>.wasm`.
    pub script: PathBuf,
    /// The WebAssembly side.
    pub wasm: PathBuf,
    /// What is fetched later, as `<name>.wasm`.
    pub chunks: Vec<PathBuf>,
    /// Which chunks each lazy function needs: names by function.
    pub needs: PathBuf,
}

/// The names that stand for the module's parts until they are published.
const MAIN: &str = "tessera";
const LINK: &str = "link";

/// Builds the module from what the compiler wrote.
pub fn build(workspace: &Workspace, tools: &Tools, compiled: &Path) -> Result<Module> {
    let folder = workspace.target("wasm/module");
    let small = folder.join("small");
    let (script, wasm) = (small.join("tessera.js"), small.join("tessera.wasm"));
    let needs = small.join("needs.json");
    let mut inputs = Fingerprint::default();
    inputs.file(compiled)?;
    tools.add_to(&mut inputs)?;
    unless_done(&workspace.target("wasm/module.stamp"), inputs, || {
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&small)?;
        let parts = step("splitting the module", || split(compiled, &folder))?;
        step("binding the module", || bind(&folder))?;
        step("optimising the module", || {
            tools.optimise(&folder.join(format!("{MAIN}_bg.wasm")), &wasm)?;
            for chunk in &parts.split_modules {
                let name = chunk.file_name().context("a chunk has no name")?;
                tools.optimise(chunk, &small.join(name))?;
            }
            tools.bundle(&folder.join(format!("{MAIN}.js")), &script)
        })?;
        Ok(fs::write(&needs, serde_json::to_string(&parts.prefetch_map)?)?)
    })?;
    let mut chunks = files_below(&small)?;
    chunks.retain(|file| file.extension().is_some_and(|kind| kind == "wasm") && *file != wasm);
    Ok(Module { script, wasm, chunks, needs })
}

/// Takes what lazy functions alone need out of the module.
fn split(compiled: &Path, folder: &Path) -> Result<SplitWasm> {
    let bytes = fs::read(compiled)?;
    let (main, link) = (format!("./{MAIN}.js"), format!("./{LINK}.js"));
    let out = folder.join("main.wasm");
    let mut options = Options::new(&bytes);
    options.output_dir = folder;
    options.main_out_path = &out;
    options.main_module = &main;
    options.link_name = &link;
    wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow::anyhow!("the module cannot be split: {error:#}"))
}

fn bind(folder: &Path) -> Result<()> {
    let bytes = fs::read(folder.join("main.wasm"))?;
    let mut bindgen = Bindgen::new();
    let mut output = bindgen
        .web(true)?
        .input_bytes(MAIN, bytes)
        // Chunks link to the names that the compiler gave.
        .keep_lld_exports(true)
        .demangle(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .context("wasm-bindgen cannot read the module")?;
    let names = imports::shorten(&mut output, &format!("./{MAIN}_bg.js"));
    output.emit(folder)?;
    let script = folder.join(format!("{MAIN}.js"));
    Ok(fs::write(&script, imports::rename(&fs::read_to_string(&script)?, &names)?)?)
}
