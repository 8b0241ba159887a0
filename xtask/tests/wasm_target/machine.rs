//! A machine whose search path holds stand-ins only.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::cell::RefCell;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

const TARGET: &str = "lib/rustlib/wasm32-unknown-unknown/lib";

/// A compiler that is new enough, as far as anybody asks it.
const RUSTC: &str = r#"case "$1" in
    --version) echo 'rustc 1.99.0 (abcdef 2026-01-01)' ;;
    --print) echo "$SYSROOT" ;;
esac"#;

/// Has a compiler that lacks the WASM target, an empty cache, and nothing else.
pub struct Machine {
    folder: TempDir,
    environment: RefCell<Vec<(String, String)>>,
}

/// What one call of the program came to.
pub struct Run {
    pub succeeded: bool,
    /// Standard output.
    pub answered: String,
    /// Standard error.
    pub told: String,
}

impl Machine {
    pub fn new() -> Self {
        let machine =
            Self { folder: tempfile::tempdir().unwrap(), environment: RefCell::default() };
        fs::create_dir(machine.path("programs")).unwrap();
        machine.program("rustc", RUSTC);
        machine
    }

    /// Puts a shell script on the search path.
    pub fn program(&self, name: &str, script: &str) {
        write_program(&self.path("programs").join(name), script);
    }

    /// Sets an environment variable.
    pub fn set(&self, name: &str, value: &str) {
        let pair = (name.to_owned(), value.to_owned());
        self.environment.borrow_mut().push(pair);
    }

    /// Gives the WASM target to the installed compiler.
    pub fn give_target(&self) {
        add_standard_library(&self.path("sysroot"));
    }

    /// Puts the result of an earlier build into the cache.
    pub fn give_cache(&self) {
        let architecture = std::env::consts::ARCH;
        let folder = format!("cache/tessera/wasm-std/rustc-1.99.0-abcdef-{architecture}-1");
        add_standard_library(&self.path(&folder).join("usr"));
        write_program(&self.path(&folder).join("rustc"), RUSTC);
    }

    /// Whether nothing lies in the cache, not even the traces of a failed build.
    pub fn cache_is_empty(&self) -> bool {
        let cache = self.path("cache/tessera/wasm-std");
        !cache.exists() || fs::read_dir(cache).unwrap().count() == 0
    }

    /// Runs `cargo xtask wasm-target` here.
    pub fn wasm_target(&self, arguments: &[&str]) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .arg("wasm-target")
            .args(arguments)
            .env_clear()
            .env("PATH", self.path("programs"))
            .env("SYSROOT", self.path("sysroot"))
            .env("XDG_CACHE_HOME", self.path("cache"))
            .envs(self.environment.borrow().iter().cloned())
            .output()
            .unwrap();
        Run {
            succeeded: output.status.success(),
            answered: String::from_utf8(output.stdout).unwrap(),
            told: String::from_utf8(output.stderr).unwrap(),
        }
    }

    fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }
}

fn write_program(path: &Path, script: &str) {
    fs::write(path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

fn add_standard_library(sysroot: &Path) {
    let libraries = sysroot.join(TARGET);
    fs::create_dir_all(&libraries).unwrap();
    fs::write(libraries.join("libstd-0123.rlib"), "").unwrap();
}
