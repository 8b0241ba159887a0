//! A PostgreSQL cluster that is stopped and started.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};
use rustix::process::Signal;

use super::database::Database;
use crate::command;
use crate::progress::Stopwatch;
use crate::serve::child::Child;
use crate::test::postgres::find_or_install;

const START_LIMIT: Duration = Duration::from_secs(60);
const STOP_LIMIT: Duration = Duration::from_secs(30);

/// One cluster, reached through a socket in its folder.
pub struct Cluster {
    programs: PathBuf,
    folder: PathBuf,
    user: Option<(u32, u32)>,
    server: Option<Child>,
}

impl Cluster {
    /// Makes one with empty databases of these names, and starts it.
    pub fn start(databases: &[&str]) -> Result<Self> {
        let programs = find_or_install()?;
        // A socket's path is short, and whoever runs the server has to reach it.
        let folder =
            std::env::temp_dir().join(format!("tessera-chaos-postgres-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        fs::set_permissions(&folder, Permissions::from_mode(0o700))?;
        let user = unprivileged()?;
        if let Some((user, group)) = user {
            std::os::unix::fs::chown(&folder, Some(user), Some(group))?;
        }
        let mut cluster = Self { programs, folder, user, server: None };
        let mut make = cluster.program("initdb");
        make.arg("-D").arg(cluster.data());
        make.args(["-U", "tessera", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C"]);
        command::output(&mut make)?;
        cluster.go_on()?;
        for name in databases {
            cluster.database("postgres").execute(&format!("CREATE DATABASE {name}"))?;
        }
        Ok(cluster)
    }

    /// One of its databases.
    pub fn database(&self, name: &str) -> Database {
        Database::Server { program: self.programs.join("psql"), url: self.url(name) }
    }

    /// The URL of one of its databases.
    pub fn url(&self, name: &str) -> String {
        format!("postgres://tessera@localhost/{name}?host={}", self.folder.display())
    }

    /// Stops it: SIGINT has it end connections, SIGQUIT has it end as in a crash.
    pub fn stop(&mut self, signal: Signal) -> Result<()> {
        let Some(mut server) = self.server.take() else { return Ok(()) };
        server.signal(signal)?;
        let watch = Stopwatch::start();
        while server.ended()?.is_none() {
            ensure!(watch.elapsed() < STOP_LIMIT, "PostgreSQL does not end");
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Starts it over what is there, and waits until it takes connections.
    pub fn go_on(&mut self) -> Result<()> {
        let mut server = self.program("postgres");
        server.arg("-D").arg(self.data());
        server.args(["-c", "listen_addresses=", "-c", "fsync=off", "-c", "shared_buffers=32MB"]);
        server.arg("-c").arg(format!("unix_socket_directories={}", self.folder.display()));
        let log = self.folder.join("log");
        self.server = Some(Child::start_into("PostgreSQL server", &mut server, &log)?);
        let watch = Stopwatch::start();
        while !self.is_ready() {
            let ended = match &mut self.server {
                Some(server) => server.ended()?.is_some(),
                None => true,
            };
            if ended || watch.elapsed() > START_LIMIT {
                bail!("PostgreSQL does not start; it says:\n{}", fs::read_to_string(&log)?);
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// The last line of this file says how far the server is; it is gone once the server is.
    fn is_ready(&self) -> bool {
        let said = fs::read_to_string(self.data().join("postmaster.pid")).unwrap_or_default();
        said.lines().any(|line| line.trim() == "ready")
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn program(&self, name: &str) -> Command {
        let mut program = Command::new(self.programs.join(name));
        program.current_dir(&self.folder).env("LC_ALL", "C");
        if let Some((user, group)) = self.user {
            program.uid(user).gid(group);
        }
        program
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // Nothing of it is needed any more; there is nobody to tell what could not be removed.
        if let Some(mut server) = self.server.take() {
            let _ = server.signal(Signal::QUIT);
            let watch = Stopwatch::start();
            while !matches!(server.ended(), Ok(Some(_))) && watch.elapsed() < STOP_LIMIT {
                thread::sleep(Duration::from_millis(20));
            }
        }
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
