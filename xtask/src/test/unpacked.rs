//! Programs out of Debian's packages that are unpacked and not installed: an installed server would
//! start, and listen to everybody.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::system;
use crate::apt::Apt;
use crate::command;
use crate::progress::{say, step};
use crate::workspace::Workspace;

/// A program, the package that holds it, and its path in there.
pub struct Packaged {
    /// The package.
    pub package: &'static str,
    /// The path, without the slash at the beginning.
    pub program: &'static str,
}

impl Packaged {
    /// The system's program, or Debian's, unpacked into the target folder.
    pub fn find_or_unpack(&self, workspace: &Workspace) -> Result<PathBuf> {
        // Not on the path of everybody who is not root.
        let system = Path::new("/").join(self.program);
        let name = self.program.rsplit('/').next().unwrap_or(self.program);
        if let Some(found) = system::on_path(&[name]).or(system.is_file().then_some(system)) {
            return Ok(found);
        }
        let folder = workspace.target(self.package);
        let program = folder.join(self.program);
        if !program.is_file() {
            let what = format!("unpacking Debian's package {}", self.package);
            step(&what, || self.unpack(&folder))?;
        }
        Ok(program)
    }

    fn unpack(&self, folder: &Path) -> Result<()> {
        fs::create_dir_all(folder)?;
        if let Err(error) = self.download(&Apt::with_system_lists(), folder) {
            say(&format!("the package lists of this system do not serve: {error:#}"));
            self.download(&Apt::with_fresh_lists(&folder.join("lists"))?, folder)?;
        }
        for entry in fs::read_dir(folder)? {
            let archive = entry?.path();
            if archive.extension().is_some_and(|kind| kind == "deb") {
                command::run(Command::new("dpkg").arg("-x").arg(&archive).arg(folder))?;
            }
        }
        if !folder.join(self.program).is_file() {
            bail!("Debian's package {} holds no {}", self.package, self.program);
        }
        Ok(())
    }

    fn download(&self, apt: &Apt, folder: &Path) -> Result<()> {
        let version = apt.describe(self.package).context("it is not there")?.version;
        apt.download(&[format!("{}={version}", self.package)], folder)
    }
}
