//! A PostgreSQL cluster of our own: its files, and whom its programs run as.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::command;
use crate::test::find_or_install_postgres;

/// The folder of a cluster that nobody serves yet. It goes when it is dropped.
pub struct Home {
    programs: PathBuf,
    /// Short, since a path of a socket has at most 107 bytes.
    folder: PathBuf,
    user: Option<(u32, u32)>,
}

impl Home {
    /// Makes an empty cluster, in a folder that `purpose` tells from others of this program.
    pub fn make(purpose: &str) -> Result<Self> {
        let programs = find_or_install_postgres()?;
        let folder = format!("tessera-{purpose}-{}", std::process::id());
        let folder = std::env::temp_dir().join(folder);
        fs::create_dir_all(&folder)?;
        fs::set_permissions(&folder, Permissions::from_mode(0o700))?;
        let user = unprivileged()?;
        if let Some((user, group)) = user {
            chown(&folder, Some(user), Some(group))?;
        }
        let home = Self { programs, folder, user };
        let mut make = home.program("initdb");
        make.arg("-D").arg(home.data());
        make.args(["-U", "tessera", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C"]);
        command::output(&mut make)?;
        Ok(home)
    }

    /// One of PostgreSQL's programs, as the user that it may run as.
    pub fn program(&self, name: &str) -> Command {
        self.run(&self.programs.join(name))
    }

    /// Any program, as that user.
    pub fn run(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.folder).env("LC_ALL", "C");
        if let Some((user, group)) = self.user {
            command.uid(user).gid(group);
        }
        command
    }

    /// The folder, in which the socket is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the databases are.
    pub fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// The URL of one of its databases.
    pub fn url(&self, name: &str) -> String {
        format!("postgres://tessera@localhost/{name}?host={}", self.folder.display())
    }

    /// `psql`, for whoever can reach the socket.
    pub fn psql(&self) -> PathBuf {
        self.programs.join("psql")
    }

    /// `postgres` itself.
    pub fn server(&self) -> PathBuf {
        self.programs.join("postgres")
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        // Nothing of it is needed any more; there is nobody to tell what could not be removed.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// PostgreSQL refuses to run as root: where this is root, the user to run it as.
fn unprivileged() -> Result<Option<(u32, u32)>> {
    if !rustix::process::geteuid().is_root() {
        return Ok(None);
    }
    // Who owns the programs' data on Debian; nobody elsewhere.
    let own = fs::metadata(Path::new("/var/lib/postgresql")).ok();
    if let Some(own) = own.filter(|own| own.uid() != 0) {
        return Ok(Some((own.uid(), own.gid())));
    }
    let users = fs::read_to_string("/etc/passwd")?;
    let line =
        users.lines().find(|line| line.starts_with("nobody:")).context("there is no user")?;
    let mut ids = line.split(':').skip(2).flat_map(str::parse);
    Ok(ids.next().zip(ids.next()))
}
