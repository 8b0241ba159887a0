//! Gets a compiler that builds for `wasm32-unknown-unknown`, in the cheapest of three ways.
//!
//! 1. The installed compiler has the target: nothing to do.
//! 2. `rustup target add` fetches it.
//! 3. The standard library is built from Debian's source package, once, into the user's cache.
//!
//! [`SWITCH`]`=debian` goes straight to the third.

mod cache;
mod debian;
mod packages;
mod release;
mod sysroot;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::command;
use crate::progress::{say, step};
use crate::server::cargo;
use crate::workspace::Workspace;

/// The target's name.
pub const TRIPLE: &str = "wasm32-unknown-unknown";

/// The environment variable that chooses a way; `debian` is the only value it takes.
const SWITCH: &str = "TESSERA_WASM_STD";

/// A compiler that can build for WASM.
pub struct WasmTarget {
    compiler: Compiler,
    /// Changes whenever the compiler or its standard library does.
    identity: String,
}

enum Compiler {
    /// The one cargo uses anyway.
    Installed,
    /// One in the cache, with its own linker.
    Cached { rustc: PathBuf, linker: PathBuf },
}

impl WasmTarget {
    /// A cargo call that builds for WASM, in a target folder of its own: the compiler may differ
    /// from the one that builds the rest.
    ///
    /// Cargo does not notice when a standard library was replaced, so what an older one built is
    /// removed here.
    pub fn cargo(&self, workspace: &Workspace, verb: &str) -> Result<Command> {
        let folder = workspace.target("wasm");
        let stamp = folder.join("standard-library");
        if fs::read_to_string(&stamp).ok().as_deref() != Some(&self.identity) {
            let stale = folder.join(TRIPLE);
            if stale.exists() {
                fs::remove_dir_all(&stale)?;
            }
            fs::create_dir_all(&folder)?;
            fs::write(&stamp, &self.identity)?;
        }
        let mut cargo = cargo();
        cargo
            .current_dir(workspace.root())
            .env("CARGO_TARGET_DIR", &folder)
            .args([verb, "--target", TRIPLE]);
        if let Compiler::Cached { rustc, linker } = &self.compiler {
            cargo.env("RUSTC", rustc).env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
        Ok(cargo)
    }
}

impl fmt::Display for WasmTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.compiler {
            Compiler::Installed => write!(f, "installed: {}", self.identity),
            Compiler::Cached { rustc, .. } => write!(f, "cached: {}", rustc.display()),
        }
    }
}

/// Finds or gets the target.
///
/// # Errors
/// No way worked; the error says what each of them met and what to do.
pub fn ensure(rustup_limit: Duration) -> Result<WasmTarget> {
    let version = sysroot::version()?;
    match std::env::var(SWITCH).as_deref() {
        Ok("debian") => return debian(&version),
        Ok("") | Err(_) => {}
        Ok(other) => bail!("{SWITCH} is `{other}`, and `debian` is all it can be"),
    }
    let sysroot = sysroot::of_installed()?;
    if let Some(target) = installed(&sysroot, &version)? {
        return Ok(target);
    }
    let rustup = match rustup(rustup_limit) {
        Ok(()) => match installed(&sysroot, &version)? {
            Some(target) => return Ok(target),
            None => "rustup added the target to another compiler than the one in use".to_owned(),
        },
        Err(error) => format!("{error:#}"),
    };
    say(&format!("rustup did not help ({rustup}); trying Debian's packages"));
    debian(&version).with_context(|| {
        format!(
            "there is no way to the {TRIPLE} target.\n  \
             The compiler in {} lacks it.\n  \
             rustup: {rustup}.\n  \
             Run `rustup target add {TRIPLE}` where rustup can download, or use Debian.\n  \
             Debian's packages",
            sysroot.display()
        )
    })
}

fn installed(sysroot: &Path, version: &str) -> Result<Option<WasmTarget>> {
    let library = sysroot::standard_library(sysroot)?;
    Ok(library.map(|library| WasmTarget {
        compiler: Compiler::Installed,
        identity: format!("{version} with {library}"),
    }))
}

fn rustup(limit: Duration) -> Result<()> {
    step(&format!("fetching the {TRIPLE} target with rustup (about 20 MB)"), || {
        command::run_within(Command::new("rustup").args(["target", "add", TRIPLE]), limit)
    })
}

fn debian(version: &str) -> Result<WasmTarget> {
    let folder = cache::folder(version)?;
    if cache::is_finished(&folder) && !debian::is_new_enough(&folder)? {
        say("the compiler in the cache is too old for what is built today");
        fs::remove_dir_all(&folder)?;
    }
    if !cache::is_finished(&folder) {
        step(
            "building Rust's standard library for WASM from Debian's packages, once for this machine",
            || cache::fill(&folder, debian::build),
        )?;
    }
    let library = sysroot::standard_library(&debian::sysroot(&folder))?
        .with_context(|| format!("{} is damaged: remove it", folder.display()))?;
    Ok(WasmTarget {
        identity: format!("{} with {library}", folder.display()),
        compiler: Compiler::Cached {
            rustc: debian::rustc(&folder),
            linker: debian::linker(&folder),
        },
    })
}
