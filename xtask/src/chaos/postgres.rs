//! A PostgreSQL cluster that is stopped and started.

use std::fs;
use std::thread;
use std::time::Duration;

use anyhow::{Result, bail, ensure};
use rustix::process::Signal;

use super::database::Database;
use crate::postgres::Home;
use crate::progress::Stopwatch;
use crate::serve::child::Child;

const START_LIMIT: Duration = Duration::from_secs(60);
const STOP_LIMIT: Duration = Duration::from_secs(30);

/// One cluster, reached through a socket in its folder.
pub struct Cluster {
    home: Home,
    server: Option<Child>,
}

impl Cluster {
    /// Makes one with empty databases of these names, and starts it.
    pub fn start(databases: &[&str]) -> Result<Self> {
        let mut cluster = Self { home: Home::make("chaos")?, server: None };
        cluster.go_on()?;
        for name in databases {
            cluster.database("postgres").execute(&format!("CREATE DATABASE {name}"))?;
        }
        Ok(cluster)
    }

    /// One of its databases.
    pub fn database(&self, name: &str) -> Database {
        Database::Server { program: self.home.psql(), url: self.url(name) }
    }

    /// The URL of one of its databases.
    pub fn url(&self, name: &str) -> String {
        self.home.url(name)
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
        let mut server = self.home.program("postgres");
        server.arg("-D").arg(self.home.data());
        server.args(["-c", "listen_addresses=", "-c", "fsync=off", "-c", "shared_buffers=32MB"]);
        server.arg("-c").arg(format!("unix_socket_directories={}", self.home.folder().display()));
        let log = self.home.folder().join("log");
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
        let said = fs::read_to_string(self.home.data().join("postmaster.pid")).unwrap_or_default();
        said.lines().any(|line| line.trim() == "ready")
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
    }
}
