//! Programs that come from the system's packages.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use anyhow::{Result, bail};

use crate::command;
use crate::progress::step;

/// The first of `names` that the search path has.
pub fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    names
        .iter()
        .flat_map(|name| env::split_paths(&path).map(move |folder| folder.join(name)))
        .find(|program| program.is_file())
}

/// Whether this process may install packages here: as root, on Debian or what derives from it.
pub fn may_install() -> bool {
    rustix::process::geteuid().is_root() && Path::new("/usr/bin/apt-get").exists()
}

/// Steps that go on at the same time take turns: apt refuses a second one beside it.
static TURN: Mutex<()> = Mutex::new(());

/// Installs one of Debian's packages, with fresh package lists where those at hand do not serve.
pub fn install(package: &str) -> Result<()> {
    if !may_install() {
        bail!("only root can install {package}, with apt-get");
    }
    step(&format!("installing Debian's package {package}"), || {
        let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        if apt_get(&["install", "--yes", "--no-install-recommends", package]).is_ok() {
            return Ok(());
        }
        apt_get(&["update"])?;
        apt_get(&["install", "--yes", "--no-install-recommends", package])
    })
}

fn apt_get(arguments: &[&str]) -> Result<()> {
    command::output(
        Command::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args(arguments),
    )?;
    Ok(())
}
