//! A PostgreSQL cluster of our own, which keeps to its defaults in what makes a commit last.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

use crate::command;
use crate::progress::Stopwatch;
use crate::test::find_or_install_postgres;

const START_LIMIT: Duration = Duration::from_secs(30);

/// Starts the server, waits until whoever started it has gone or closes the pipe, and stops it. So
/// no server outlives a benchmark that was interrupted.
const KEEPER: &str = r#"
"$1" -D "$2" -c listen_addresses= -c unix_socket_directories="$2" -c max_connections=200 \
  -c shared_buffers=512MB -c max_wal_size=3GB -c wal_level=minimal -c max_wal_senders=0 \
  >"$2/log" 2>&1 &
server=$!
read -r _
kill -INT "$server"
wait "$server"
"#;

/// A running cluster, reached through a socket in its folder. Its files go when it does.
pub struct Cluster {
    programs: PathBuf,
    /// Short, since a path of a socket has at most 107 bytes.
    folder: PathBuf,
    user: Option<(u32, u32)>,
    keeper: Child,
}

impl Cluster {
    pub fn start() -> Result<Self> {
        let programs = find_or_install_postgres()?;
        let user = unprivileged()?;
        let folder = std::env::temp_dir().join(format!("tessera-bench-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o700))?;
        if let Some((uid, gid)) = user {
            chown(&folder, Some(uid), Some(gid))?;
        }
        let data = folder.join("data");
        let mut initdb = Command::new(programs.join("initdb"));
        initdb.arg("-D").arg(&data).current_dir(&folder).args([
            "-U",
            "tessera",
            "--auth=trust",
            "--no-sync",
            "-E",
            "UTF8",
            "--locale=C",
        ]);
        command::output(as_user(&mut initdb, user))?;
        let mut keeper = Command::new("sh");
        keeper.args(["-c", KEEPER, "keeper"]).arg(programs.join("postgres")).arg(&data);
        let keeper = as_user(keeper.current_dir(&folder).stdin(Stdio::piped()), user)
            .process_group(0)
            .spawn()
            .context("PostgreSQL cannot be started")?;
        let cluster = Self { programs, folder, user, keeper };
        cluster.wait_until_ready()?;
        Ok(cluster)
    }

    /// The URL of the database of this name.
    pub fn url(&self, name: &str) -> String {
        format!("postgres://tessera@localhost/{name}?host={}", self.data().display())
    }

    /// A new database, empty or with what another one holds that nobody is connected to.
    pub fn create(&self, name: &str, like: Option<&str>) -> Result<String> {
        let like = like.unwrap_or("template1");
        self.psql(&format!("CREATE DATABASE {name} TEMPLATE {like}"))?;
        Ok(self.url(name))
    }

    fn psql(&self, statement: &str) -> Result<String> {
        let mut psql = Command::new(self.programs.join("psql"));
        psql.arg("-h").arg(self.data()).args(["-U", "tessera", "-d", "postgres"]);
        psql.args(["-qAtX", "-v", "ON_ERROR_STOP=1", "-c", statement]).current_dir(&self.folder);
        command::output(as_user(&mut psql, self.user))
    }

    fn wait_until_ready(&self) -> Result<()> {
        let watch = Stopwatch::start();
        while self.psql("SELECT 1").is_err() {
            if watch.elapsed() > START_LIMIT {
                let log = fs::read_to_string(self.data().join("log")).unwrap_or_default();
                bail!("PostgreSQL does not start:\n{log}");
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// PostgreSQL refuses to run as root: where this is root, the user to run it as.
fn unprivileged() -> Result<Option<(u32, u32)>> {
    if fs::metadata("/proc/self")?.uid() != 0 {
        return Ok(None);
    }
    let users = fs::read_to_string("/etc/passwd")?;
    let ids = |name: &str| {
        let line = users.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut ids = line.split(':').skip(2).map(|id| id.parse().ok());
        Some((ids.next()??, ids.next()??))
    };
    Ok(["postgres", "nobody"].into_iter().find_map(ids))
}

fn as_user(command: &mut Command, user: Option<(u32, u32)>) -> &mut Command {
    if let Some((uid, gid)) = user {
        command.uid(uid).gid(gid);
    }
    command
}
