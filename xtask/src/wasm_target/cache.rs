//! The folder outside the tree that keeps the built standard library between builds and clones.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Counts up when the layout of a cached folder changes, so that older ones are left alone.
const LAYOUT: u32 = 1;

/// Where the standard library for the compiler `version` is kept:
/// `${XDG_CACHE_HOME:-~/.cache}/tessera/wasm-std/…`.
pub fn folder(version: &str) -> Result<PathBuf> {
    let cache = match std::env::var_os("XDG_CACHE_HOME").filter(|path| !path.is_empty()) {
        Some(cache) => PathBuf::from(cache),
        None => {
            std::env::home_dir().context("neither XDG_CACHE_HOME nor HOME is set")?.join(".cache")
        }
    };
    let architecture = std::env::consts::ARCH;
    Ok(cache.join("tessera/wasm-std").join(format!("rustc-{version}-{architecture}-{LAYOUT}")))
}

/// Whether a run came to its end here. Folders appear under their name only when finished.
pub fn is_finished(folder: &Path) -> bool {
    folder.is_dir()
}

/// Lets `build` work in a folder beside the final one and gives it its name at the end, so that an
/// interrupted or failed run leaves nothing that looks finished.
pub fn fill(folder: &Path, build: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let parent = folder.parent().context("the cache folder has no parent")?;
    fs::create_dir_all(parent).with_context(|| format!("creating {}", parent.display()))?;
    remove_leftovers(parent)?;
    let partial = parent.join(format!("{PARTIAL}{}", std::process::id()));
    fs::create_dir(&partial)?;
    let outcome = build(&partial).and_then(|()| publish(&partial, folder));
    if partial.exists() {
        fs::remove_dir_all(&partial)?;
    }
    outcome
}

const PARTIAL: &str = "partial-";

/// Another run may have come to its end first; its result is as good.
fn publish(partial: &Path, folder: &Path) -> Result<()> {
    match fs::rename(partial, folder) {
        Err(_) if is_finished(folder) => Ok(()),
        result => result.with_context(|| format!("naming {}", folder.display())),
    }
}

/// Removes what runs that no longer exist left behind.
fn remove_leftovers(parent: &Path) -> Result<()> {
    for entry in fs::read_dir(parent)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(process) = name.strip_prefix(PARTIAL) else {
            continue;
        };
        if !Path::new("/proc").join(process).exists() {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;

    #[test]
    fn a_finished_build_gets_its_name() {
        let parent = tempfile::tempdir().unwrap();
        let parent = parent.path();
        let folder = parent.join("rustc");
        fill(&folder, |partial| Ok(fs::write(partial.join("file"), "")?)).unwrap();
        assert!(is_finished(&folder));
        assert!(folder.join("file").exists());
    }

    #[test]
    fn a_failed_build_leaves_nothing() {
        let parent = tempfile::tempdir().unwrap();
        let parent = parent.path();
        let folder = parent.join("rustc");
        fill(&folder, |_| bail!("no network")).unwrap_err();
        assert!(!is_finished(&folder));
        assert_eq!(fs::read_dir(parent).unwrap().count(), 0);
    }

    #[test]
    fn what_a_killed_run_left_is_removed() {
        let parent = tempfile::tempdir().unwrap();
        let parent = parent.path();
        let left = parent.join("partial-4294967295");
        fs::create_dir(&left).unwrap();
        fill(&parent.join("rustc"), |_| Ok(())).unwrap();
        assert!(!left.exists());
    }
}
