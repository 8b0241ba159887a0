//! The reverse proxy that the tests put in front of the gateway.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::system;
use crate::apt::Apt;
use crate::command;
use crate::progress::{say, step};
use crate::workspace::Workspace;

/// Tells the tests where the program is.
pub const VARIABLE: &str = "TESSERA_NGINX";

/// The package that holds the program, and its path in there.
const PACKAGE: &str = "nginx";
const PROGRAM: &str = "usr/sbin/nginx";

/// The system's nginx, or Debian's, unpacked into the target folder. It is not installed: that
/// would start a server which listens to everybody.
pub fn find_or_unpack(workspace: &Workspace) -> Result<PathBuf> {
    if let Some(named) = env::var_os(VARIABLE).filter(|path| !path.is_empty()) {
        return Ok(PathBuf::from(named));
    }
    // Not on the path of everybody who is not root.
    let system = Path::new("/").join(PROGRAM);
    if let Some(found) = system::on_path(&["nginx"]).or(system.is_file().then_some(system)) {
        return Ok(found);
    }
    let folder = workspace.target("nginx");
    let program = folder.join(PROGRAM);
    if !program.is_file() {
        step("unpacking Debian's package nginx", || unpack(&folder)).with_context(|| {
            format!(
                "the end-to-end tests need nginx: install it (`sudo apt-get install nginx`) or \
                 name its program in {VARIABLE}"
            )
        })?;
    }
    Ok(program)
}

fn unpack(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    if let Err(error) = download(&Apt::with_system_lists(), folder) {
        say(&format!("the package lists of this system do not serve: {error:#}"));
        download(&Apt::with_fresh_lists(&folder.join("lists"))?, folder)?;
    }
    for entry in fs::read_dir(folder)? {
        let archive = entry?.path();
        if archive.extension().is_some_and(|kind| kind == "deb") {
            command::run(Command::new("dpkg").arg("-x").arg(&archive).arg(folder))?;
        }
    }
    if !folder.join(PROGRAM).is_file() {
        bail!("Debian's package {PACKAGE} holds no {PROGRAM}");
    }
    Ok(())
}

fn download(apt: &Apt, folder: &Path) -> Result<()> {
    let version = apt.describe(PACKAGE)?.version;
    apt.download(&[format!("{PACKAGE}={version}")], folder)
}
