//! A gateway in a process of its own.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    net::{Ipv4Addr, TcpListener},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use reqwest::{Client, RequestBuilder, Response, StatusCode, header};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::{
    sync::{Mutex, MutexGuard},
    time::{sleep, timeout},
};

/// What the log says at each Argon2id, where it is asked for.
const HASHING: &str = "computing Argon2id";

/// One gateway at a time: what is measured of one must not be another's.
static TURN: Mutex<()> = Mutex::const_new(());

/// A running gateway with an empty database. It ends with this value.
pub struct Gateway {
    pub url: String,
    pub http: Client,
    process: Child,
    hashes: Arc<AtomicUsize>,
    data: Arc<TempDir>,
    _turn: MutexGuard<'static, ()>,
}

impl Gateway {
    /// Starts one with the documented settings, except these variables.
    pub async fn start(variables: &[(&str, &str)]) -> Self {
        Self::start_in(Arc::new(tempfile::tempdir().unwrap()), variables).await
    }

    /// The same in a folder in which one may have been before.
    pub async fn start_in(data: Arc<TempDir>, variables: &[(&str, &str)]) -> Self {
        let turn = TURN.lock().await;
        let site = data.path().join("site");
        fs::create_dir_all(&site).unwrap();
        let assets = json!({
            "script": "a", "module": "b", "wasm": "c", "style": "d", "later_style": "e", "words": {},
        });
        fs::write(site.join("manifest.json"), assets.to_string()).unwrap();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        drop(listener);
        let mut command = program();
        let mut process = command
            .arg("serve")
            .arg("--data")
            .arg(data.path().join("data"))
            .arg("--site")
            .arg(site)
            .args(["--listen", &address.to_string()])
            .env("TESSERA_PUBLIC_URL", format!("http://{address}"))
            .env("RUST_LOG", "error,identity::hasher=debug")
            .envs(variables.iter().copied())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let hashes = Arc::new(AtomicUsize::new(0));
        let (log, counted) = (process.stderr.take().unwrap(), Arc::clone(&hashes));
        thread::spawn(move || {
            for line in BufReader::new(log).lines().map_while(Result::ok) {
                match line.contains(HASHING) {
                    true => drop(counted.fetch_add(1, Ordering::SeqCst)),
                    false => eprintln!("gateway: {line}"),
                }
            }
        });
        let (url, http) = (format!("http://{address}"), Client::builder().no_proxy().build());
        let gateway = Self { url, http: http.unwrap(), process, hashes, data, _turn: turn };
        timeout(Duration::from_secs(60), gateway.ready()).await.expect("the gateway starts");
        gateway
    }

    async fn ready(&self) {
        let url = format!("{}/readyz", self.url);
        while !self.http.get(&url).send().await.is_ok_and(|answer| answer.status() == 200) {
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// A request that a page of this site could make.
    pub fn ask(&self, path: &str) -> RequestBuilder {
        self.http
            .post(format!("{}{path}", self.url))
            .header(header::ORIGIN, &self.url)
            .header(header::CONTENT_TYPE, "application/json")
    }

    /// Signs in as somebody with factors that nobody has.
    pub async fn sign_in(&self, username: &str) -> Answer {
        let request = self.ask("/api/sign-in").body(credentials(username).to_string());
        Answer::to(request).await
    }

    /// Ends it as a power cut does; what it keeps stays.
    pub fn kill(self) -> Arc<TempDir> {
        Arc::clone(&self.data)
    }

    /// What the gateway keeps.
    pub fn data(&self) -> PathBuf {
        self.data.path().join("data")
    }

    /// Has `doctor` look, with these settings beside the documented ones: whether it is content,
    /// and its report.
    pub fn doctor(&self, variables: &[(&str, &str)]) -> (bool, Value) {
        let output = program()
            .args(["doctor", "--json", "--data"])
            .arg(self.data())
            .env("TESSERA_PUBLIC_URL", &self.url)
            .env("TESSERA_SITE_DIR", self.data.path().join("site"))
            .env("TESSERA_VAULT__URL", "http://127.0.0.1:9")
            .envs(variables.iter().copied())
            .output()
            .unwrap();
        let report = serde_json::from_slice(&output.stdout);
        let report =
            report.unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
        (output.status.success(), report)
    }

    /// Tells it to stop, as whoever runs it does.
    pub fn tell_to_stop(&self) {
        let told = Command::new("kill").arg(self.process.id().to_string()).status();
        assert!(told.unwrap().success());
    }

    /// How many Argon2id were computed so far, as far as the log has been read.
    pub fn hashes(&self) -> usize {
        self.hashes.load(Ordering::SeqCst)
    }

    /// A line of the process's status in MiB, such as `VmHWM`.
    pub fn memory(&self, name: &str) -> u64 {
        let file = format!("/proc/{}/status", self.process.id());
        let status = fs::read_to_string(file).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        let kib: u64 = line.unwrap().trim().strip_suffix(" kB").unwrap().parse().unwrap();
        kib / 1024
    }
}

impl Drop for Gateway {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The gateway's program, configured by nothing.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tessera-gateway"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("TESSERA_")) {
        command.env_remove(name);
    }
    command
}

/// The body of a sign-in.
pub fn credentials(username: &str) -> Value {
    let digest = "0".repeat(64);
    json!({ "credentials": {
        "username": username, "password": "incorrect horse battery",
        "image": digest, "gesture": digest,
    } })
}

/// What the gateway answered.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: header::HeaderMap,
    pub body: String,
}

impl Answer {
    pub async fn to(request: RequestBuilder) -> Self {
        Self::read(request.send().await.unwrap()).await
    }

    async fn read(response: Response) -> Self {
        let (status, headers) = (response.status(), response.headers().clone());
        Self { status, headers, body: response.text().await.unwrap() }
    }

    /// The error that a problem document names; `None` where it is no problem document.
    pub fn error(&self) -> Option<String> {
        if self.headers.get(header::CONTENT_TYPE)? != "application/problem+json" {
            return None;
        }
        let problem: Value = serde_json::from_str(&self.body).ok()?;
        (problem["status"] == self.status.as_u16() && problem["title"].is_string())
            .then(|| problem["error"].to_string())
    }
}
