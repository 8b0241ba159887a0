//! npm packages, installed by their lock file and only when that changed.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::command;
use crate::fingerprint::Fingerprint;
use crate::progress::step;

/// Installs the packages of the `package-lock.json` in `folder`, unless they are there.
pub fn install(folder: &Path, what: &str) -> Result<()> {
    let mut lock = Fingerprint::default();
    lock.file(&folder.join("package-lock.json"))?;
    let lock = lock.finish();
    let stamp = folder.join("node_modules/.installed");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    step(&format!("installing {what} with npm"), || {
        command::run(Command::new("npm").current_dir(folder).args([
            "ci",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
        ]))?;
        fs::write(&stamp, &lock)?;
        Ok(())
    })
}
