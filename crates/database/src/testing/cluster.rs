//! A PostgreSQL cluster of our own, as long as this process lives.

use std::{
    env, fs,
    os::unix::{fs::MetadataExt as _, process::CommandExt as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::OnceLock,
    thread,
    time::Duration,
};

/// Starts the server, waits until the test process has gone (its end of the pipe closes), then
/// stops the server at once and removes its files.
const KEEPER: &str = r#"
"$1" -D "$2" -c listen_addresses= -c unix_socket_directories="$2" -c fsync=off \
  -c max_connections=300 -c shared_buffers=32MB >"$2/log" 2>&1 &
server=$!
read -r _
kill -INT "$server"
wait "$server"
rm -rf "$(dirname "$2")"
"#;

/// A running cluster, reached through a socket in its folder.
pub struct Cluster {
    folder: PathBuf,
    _keeper: Child,
}

impl Cluster {
    /// The URL of the database `name`.
    pub fn url(&self, name: &str) -> String {
        format!("postgres://tessera@localhost/{name}?host={}", self.folder.display())
    }
}

/// The cluster of this process, started at the first call.
pub fn shared() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    CLUSTER.get_or_init(start)
}

fn start() -> Cluster {
    let programs = programs();
    let user = unprivileged();
    let folder = tempfile::Builder::new().prefix("tessera-postgres-").tempdir().unwrap().keep();
    if let Some((uid, gid)) = user {
        std::os::unix::fs::chown(&folder, Some(uid), Some(gid)).unwrap();
    }
    let data = folder.join("data");
    let made = as_user(Command::new(programs.join("initdb")), user)
        .arg("-D")
        .arg(&data)
        .args(["-U", "tessera", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C"])
        .args(["--lc-messages=C"])
        .current_dir(&folder)
        .output()
        .unwrap();
    assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
    let keeper = as_user(Command::new("sh"), user)
        .args(["-c", KEEPER, "keeper"])
        .arg(programs.join("postgres"))
        .arg(&data)
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .process_group(0)
        .spawn()
        .unwrap();
    await_server(&data);
    Cluster { folder: data, _keeper: keeper }
}

fn await_server(data: &Path) {
    let log = data.join("log");
    for _ in 0..300 {
        let said = fs::read_to_string(&log).unwrap_or_default();
        if said.contains("database system is ready to accept connections") {
            return;
        }
        thread::sleep(Duration::from_millis(50));
    }
    panic!("PostgreSQL did not start:\n{}", fs::read_to_string(&log).unwrap_or_default());
}

/// The folder with `initdb` and `postgres`: `TESSERA_POSTGRES_BIN`, or the newest of Debian's.
fn programs() -> PathBuf {
    let named = env::var_os("TESSERA_POSTGRES_BIN").map(PathBuf::from);
    let installed = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = installed
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse::<u32>().ok()?, entry.path())))
        .max()
        .map(|(_, path)| path.join("bin"));
    let on_path = env::var_os("PATH")
        .and_then(|path| env::split_paths(&path).find(|folder| folder.join("initdb").exists()));
    named.or(newest).or(on_path).filter(|folder| folder.join("initdb").exists()).expect(
        "no PostgreSQL found: install it (Debian: apt-get install postgresql), \
         or name the folder of its programs in TESSERA_POSTGRES_BIN",
    )
}

/// PostgreSQL refuses to run as root: where this is root, the user to run it as.
fn unprivileged() -> Option<(u32, u32)> {
    if fs::metadata("/proc/self").unwrap().uid() != 0 {
        return None;
    }
    let users = fs::read_to_string("/etc/passwd").unwrap();
    ["postgres", "nobody"].iter().find_map(|name| {
        let line = users.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut ids = line.split(':').skip(2).map(|id| id.parse().ok());
        Some((ids.next()??, ids.next()??))
    })
}

fn as_user(mut command: Command, user: Option<(u32, u32)>) -> Command {
    if let Some((uid, gid)) = user {
        command.uid(uid).gid(gid);
    }
    command
}
