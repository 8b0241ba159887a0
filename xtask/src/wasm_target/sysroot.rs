//! What the installed compiler is and what it can build for.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::UNIX_EPOCH;

use anyhow::{Context, Result};

use super::TRIPLE;
use crate::command;

/// The installed compiler's release and commit, such as `1.95.0-59807616e`.
pub fn version() -> Result<String> {
    version_of(rustc())
}

/// The release and commit of the compiler that `rustc` starts.
pub fn version_of(mut rustc: Command) -> Result<String> {
    let text = command::output(rustc.arg("--version"))?;
    parse_version(&text).with_context(|| format!("rustc calls itself `{}`", text.trim()))
}

/// The folder that holds the installed compiler's libraries.
pub fn of_installed() -> Result<PathBuf> {
    let text = command::output(rustc().args(["--print", "sysroot"]))?;
    Ok(PathBuf::from(text.trim()))
}

/// The folder of the WASM target's libraries in `sysroot`.
pub fn libraries(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib").join(TRIPLE).join("lib")
}

/// The WASM standard library in `sysroot`, as its path, size and age: these change whenever it is
/// replaced. `None` when the target is not there.
pub fn standard_library(sysroot: &Path) -> Result<Option<String>> {
    let Ok(entries) = fs::read_dir(libraries(sysroot)) else {
        return Ok(None);
    };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("libstd-") && name.ends_with(".rlib") {
            let metadata = entry.metadata()?;
            let age = metadata.modified()?.duration_since(UNIX_EPOCH)?.as_millis();
            let path = entry.path();
            return Ok(Some(format!("{} ({} bytes, {age})", path.display(), metadata.len())));
        }
    }
    Ok(None)
}

fn rustc() -> Command {
    Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
}

/// From `rustc 1.95.0 (59807616e 2026-04-14)`; a compiler from a distribution may name no commit.
fn parse_version(text: &str) -> Option<String> {
    let mut words = text.split_whitespace();
    if words.next() != Some("rustc") {
        return None;
    }
    let release = words.next()?;
    let commit = words.next().map(|word| word.trim_matches(['(', ')']));
    Some(match commit {
        Some(commit) if !commit.is_empty() => format!("{release}-{commit}"),
        _ => release.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_release_and_commit() {
        assert_eq!(
            parse_version("rustc 1.95.0 (59807616e 2026-04-14)\n").as_deref(),
            Some("1.95.0-59807616e")
        );
        assert_eq!(parse_version("rustc 1.95.0").as_deref(), Some("1.95.0"));
        assert_eq!(parse_version("cargo 1.95.0"), None);
    }
}
