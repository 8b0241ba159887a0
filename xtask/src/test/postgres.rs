//! The PostgreSQL programs with which the tests start a cluster of their own.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::system;

/// Tells the tests the folder of `initdb` and `postgres`.
pub const VARIABLE: &str = "TESSERA_POSTGRES_BIN";

/// The folder of PostgreSQL's programs; where there is none and it can be installed, it is.
pub fn find_or_install() -> Result<PathBuf> {
    if let Some(folder) = find() {
        return Ok(folder);
    }
    if system::may_install() {
        system::install("postgresql")?;
    }
    match find() {
        Some(folder) => Ok(folder),
        None => bail!(
            "the tests need PostgreSQL's programs: install PostgreSQL 15 or newer \
             (`sudo apt-get install postgresql`), or name the folder of its `initdb` in {VARIABLE}"
        ),
    }
}

fn find() -> Option<PathBuf> {
    if let Some(named) = env::var_os(VARIABLE) {
        return Some(PathBuf::from(named));
    }
    // What stands on the path may be a wrapper that is there alone.
    newest(Path::new("/usr/lib/postgresql")).or_else(|| {
        let initdb = system::on_path(&["initdb"])?;
        initdb.parent().map(Path::to_path_buf)
    })
}

/// Debian keeps each release in a folder named by its number.
fn newest(releases: &Path) -> Option<PathBuf> {
    fs::read_dir(releases)
        .ok()?
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let release: u32 = path.file_name()?.to_str()?.parse().ok()?;
            let programs = path.join("bin");
            programs.join("initdb").is_file().then_some((release, programs))
        })
        .max()
        .map(|(_, programs)| programs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_complete_release_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        for release in ["9", "15", "17"] {
            fs::create_dir_all(folder.join(release).join("bin")).unwrap();
        }
        for complete in ["9", "15"] {
            fs::write(folder.join(complete).join("bin/initdb"), "").unwrap();
        }
        assert_eq!(newest(folder), Some(folder.join("15/bin")));
        assert_eq!(newest(&folder.join("none")), None);
    }
}
