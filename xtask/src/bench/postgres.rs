//! A PostgreSQL cluster of our own, which keeps to its defaults in what makes a commit last.

use std::fs;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

use crate::command;
use crate::core_time;
use crate::postgres::Home;
use crate::progress::Stopwatch;

const START_LIMIT: Duration = Duration::from_secs(30);

/// Starts the server, waits until whoever started it has gone or closes the pipe, and stops it. So
/// no server outlives a benchmark that was interrupted.
const KEEPER: &str = r#"
"$1" -D "$2" -c listen_addresses= -c unix_socket_directories="$3" -c max_connections=200 \
  -c shared_buffers=512MB -c max_wal_size=3GB -c wal_level=minimal -c max_wal_senders=0 \
  >"$3/log" 2>&1 &
server=$!
read -r _
kill -INT "$server"
wait "$server"
"#;

/// A running cluster, reached through a socket in its folder. Its files go when it does.
pub struct Cluster {
    keeper: Child,
    home: Home,
}

impl Cluster {
    pub fn start() -> Result<Self> {
        let home = Home::make("bench")?;
        let mut keeper = home.run(Path::new("sh"));
        keeper
            .args(["-c", KEEPER, "keeper"])
            .arg(home.server())
            .args([&home.data(), home.folder()]);
        let keeper = keeper
            .stdin(Stdio::piped())
            .process_group(0)
            .spawn()
            .context("PostgreSQL cannot be started")?;
        let cluster = Self { keeper, home };
        cluster.wait_until_ready()?;
        Ok(cluster)
    }

    /// The URL of the database of this name.
    pub fn url(&self, name: &str) -> String {
        self.home.url(name)
    }

    /// A new database, empty or with what another one holds that nobody is connected to.
    pub fn create(&self, name: &str, like: Option<&str>) -> Result<String> {
        let like = like.unwrap_or("template1");
        self.psql(&format!("CREATE DATABASE {name} TEMPLATE {like}"))?;
        Ok(self.url(name))
    }

    /// The time of a core that its processes have used, in milliseconds: those that are there.
    pub fn core_ms(&self) -> Result<f64> {
        let lock = fs::read_to_string(self.home.data().join("postmaster.pid"))?;
        core_time::of_family(lock.lines().next().context("PostgreSQL does not run")?)
    }

    fn psql(&self, statement: &str) -> Result<String> {
        let mut psql = self.home.program("psql");
        psql.arg("-h").arg(self.home.folder()).args(["-U", "tessera", "-d", "postgres"]);
        command::output(psql.args(["-qAtX", "-v", "ON_ERROR_STOP=1", "-c", statement]))
    }

    fn wait_until_ready(&self) -> Result<()> {
        let watch = Stopwatch::start();
        while self.psql("SELECT 1").is_err() {
            if watch.elapsed() > START_LIMIT {
                let log = fs::read_to_string(self.home.folder().join("log")).unwrap_or_default();
                bail!("PostgreSQL does not start:\n{log}");
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}
