//! The build tools that come from npm, and the script that compresses.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::command;
use crate::fingerprint::Fingerprint;
use crate::npm;
use crate::workspace::Workspace;

/// The features of WebAssembly that rustc uses by default for this target.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Installed build tools.
pub struct Tools {
    folder: PathBuf,
}

impl Tools {
    /// Installs them unless they are there.
    pub fn install(workspace: &Workspace) -> Result<Self> {
        let folder = workspace.join("xtask");
        npm::install(&folder, "the build tools")?;
        Ok(Self { folder })
    }

    /// Adds everything to `inputs` by which the tools decide what comes out: how this program calls
    /// them, the version of wasm-bindgen, the script, and the packages' versions.
    pub fn add_to(&self, inputs: &mut Fingerprint) -> Result<()> {
        inputs.folder(&self.folder.join("src/site"))?;
        for file in ["Cargo.toml", "package-lock.json"] {
            inputs.file(&self.folder.join(file))?;
        }
        inputs.file(&self.script())
    }

    /// Makes a WASM module small.
    pub fn optimise(&self, from: &Path, to: &Path) -> Result<()> {
        command::run(
            self.program("wasm-opt")
                .args(["-Oz", "--converge", "--strip-debug", "--strip-producers"])
                .args(WASM_FEATURES)
                .arg(from)
                .arg("-o")
                .arg(to),
        )
    }

    /// Puts a script or style and everything it imports into one small file.
    pub fn bundle(&self, from: &Path, to: &Path) -> Result<()> {
        command::run(self.esbuild(from, to).args(["--bundle", "--format=esm"]))
    }

    /// Makes a script small and leaves its imports alone.
    pub fn minify(&self, from: &Path, to: &Path) -> Result<()> {
        command::run(&mut self.esbuild(from, to))
    }

    /// Writes `.br` and `.gz` beside each file.
    pub fn compress(&self, files: &[PathBuf]) -> Result<()> {
        command::run(Command::new("node").arg(self.script()).args(files))
    }

    fn esbuild(&self, from: &Path, to: &Path) -> Command {
        let mut outfile = std::ffi::OsString::from("--outfile=");
        outfile.push(to);
        let mut command = self.program("esbuild");
        // Scripts outside this folder import packages that are installed in it.
        command
            .env("NODE_PATH", self.folder.join("node_modules"))
            .arg(from)
            .args(["--minify", "--legal-comments=none", "--log-level=warning"])
            .arg(outfile);
        command
    }

    fn program(&self, name: &str) -> Command {
        Command::new(self.folder.join("node_modules/.bin").join(name))
    }

    fn script(&self) -> PathBuf {
        self.folder.join("tools/compress.mjs")
    }
}
