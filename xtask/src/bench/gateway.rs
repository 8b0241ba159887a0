//! A release gateway for one measurement.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use ureq::Agent;

use super::interruption;
use super::post_office::PostOffice;
use crate::profile::Profile;
use crate::progress::Stopwatch;
use crate::serve::child::{Child, stop_all};
use crate::serve::ready;
use crate::workspace::Workspace;

const START_LIMIT: Duration = Duration::from_secs(30);
const STOP_LIMIT: Duration = Duration::from_secs(15);

/// The cookies that it gives.
pub const SESSION: &str = "__Host-tessera";
pub const DEVICE: &str = "__Host-tessera-device";

/// How long a code may take to be in the inbox, in looks at it.
const MAIL_LOOKS: u32 = 400;

/// Where a gateway is, and what it stands on.
pub struct Seat<'a> {
    /// The folder of its data and of its site.
    pub folder: &'a Path,
    /// Where it listens.
    pub listen: SocketAddr,
    /// The address that people use.
    pub public: SocketAddr,
}

/// A running gateway, and what it calls.
pub struct Gateway {
    pub url: String,
    pub address: SocketAddr,
    /// The folder of what it keeps.
    pub data: PathBuf,
    /// Where its mail goes, unless that is the local inbox.
    pub post: Option<PostOffice>,
    http: Agent,
    command: Command,
    children: Vec<Child>,
}

/// What it answered.
pub struct Answer {
    pub status: u16,
    pub body: String,
    /// The session, where the answer gives one.
    pub cookie: Option<String>,
    /// The device, where the answer makes it known.
    pub device: Option<String>,
    /// From the first byte of the request to the last of the answer.
    pub took: Duration,
}

impl Gateway {
    /// Starts one with the documented settings, except these variables.
    pub fn start(workspace: &Workspace, variables: &[(&str, &str)]) -> Result<Self> {
        Self::start_at(workspace, free_address()?, variables, Vec::new())
    }

    /// Starts one with an empty database at this address, before which its services were started.
    pub fn start_at(
        workspace: &Workspace,
        address: SocketAddr,
        variables: &[(&str, &str)],
        services: Vec<Child>,
    ) -> Result<Self> {
        let folder = empty_folder(workspace, "gateway")?;
        let seat = Seat { folder: &folder, listen: address, public: address };
        Self::open(workspace, &seat, variables, services)
    }

    /// Starts one over what lies in its folder, or over nothing.
    pub fn open(
        workspace: &Workspace,
        seat: &Seat<'_>,
        variables: &[(&str, &str)],
        services: Vec<Child>,
    ) -> Result<Self> {
        let (site, data) = (seat.folder.join("site"), seat.folder.join("data"));
        fs::create_dir_all(&site)?;
        let assets = json!({
            "script": "a", "module": "b", "wasm": "c", "style": "d", "later_style": "e", "words": {},
        });
        fs::write(site.join("manifest.json"), assets.to_string())?;
        let url = format!("http://{}", seat.public);
        let mut command = Command::new(Profile::Dist.program(workspace, "tessera-gateway"));
        forget_settings(&mut command);
        command
            .arg("serve")
            .arg("--data")
            .arg(&data)
            .arg("--site")
            .arg(site)
            .args(["--listen", &seat.listen.to_string()])
            .env("TESSERA_PUBLIC_URL", &url)
            .env("RUST_LOG", "error")
            .envs(variables.iter().copied());
        let mut children = services;
        children.push(Child::start("gateway", &mut command)?);
        let (address, http, post) = (seat.listen, connection(), None);
        let mut gateway = Self { url, address, data, post, http, command, children };
        gateway.wait_until_ready()?;
        Ok(gateway)
    }

    /// Begins anew: what was needed up to here, as for the hash of an enrolment, is forgotten. Gives
    /// the time from the start of the program until it was ready.
    pub fn restart(&mut self) -> Result<Duration> {
        let mut former: Vec<Child> = self.children.pop().into_iter().collect();
        stop_all(&mut former, STOP_LIMIT)?;
        let watch = Stopwatch::start();
        self.children.push(Child::start("gateway", &mut self.command)?);
        self.http = connection();
        self.wait_until_ready()?;
        Ok(watch.elapsed())
    }

    fn wait_until_ready(&mut self) -> Result<()> {
        let address = self.address;
        let watch = Stopwatch::start();
        while !ready::answers(address) {
            for child in &mut self.children {
                if let Some(status) = child.ended()? {
                    bail!("the gateway ended with {status}{}", child.last_words());
                }
            }
            if watch.elapsed() > START_LIMIT {
                bail!("the gateway does not answer");
            }
            thread::sleep(Duration::from_millis(2));
        }
        Ok(())
    }

    /// Calls a server function as nobody.
    pub fn ask(&self, function: &str, arguments: &Value) -> Result<Answer> {
        self.ask_as("", function, arguments)
    }

    /// Calls a server function as whoever has this session.
    pub fn ask_as(&self, session: &str, function: &str, arguments: &Value) -> Result<Answer> {
        interruption::check()?;
        let body = arguments.to_string();
        let request = self
            .http
            .post(format!("{}/api/{function}", self.url))
            .header("origin", &self.url)
            .header("cookie", session)
            .header("content-type", "application/json");
        let watch = Stopwatch::start();
        let mut response = request.send(body).with_context(|| format!("calling {function}"))?;
        let body = response.body_mut().read_to_string()?;
        let took = watch.elapsed();
        let cookie = |name: &str| {
            let values = response.headers().get_all("set-cookie").iter();
            let pairs = values.filter_map(|value| value.to_str().ok()?.split(';').next());
            let mut named = pairs.filter(|pair| pair.split('=').next() == Some(name));
            named.next().map(str::to_owned)
        };
        let (session, device) = (cookie(SESSION), cookie(DEVICE));
        Ok(Answer { status: response.status().as_u16(), body, cookie: session, device, took })
    }

    /// Calls a server function that has to succeed.
    pub fn call(&self, function: &str, arguments: &Value) -> Result<Value> {
        let answer = self.ask(function, arguments)?;
        if answer.status != 200 {
            bail!("{function} answers {}: {}", answer.status, answer.body);
        }
        serde_json::from_str(&answer.body).with_context(|| format!("{function} answers no JSON"))
    }

    /// The code that was mailed to somebody, as soon as it is there. One that was used is in the
    /// inbox no longer.
    pub fn code(&self, email: &str) -> Result<String> {
        if let Some(post) = &self.post {
            return post.code(email);
        }
        for _ in 0..MAIL_LOOKS {
            let letters = self.call("inbox", &json!({}))?;
            let letters = letters.as_array().context("the inbox is a list")?;
            let sent =
                letters.iter().filter(|letter| letter.get("recipient") == Some(&json!(email)));
            let mut codes = sent.filter_map(|letter| letter.get("code")?.as_str());
            if let Some(code) = codes.next() {
                return Ok(code.to_owned());
            }
            thread::sleep(Duration::from_millis(25));
        }
        bail!("no code for {email} was mailed")
    }

    /// The most memory that each has had, in MiB, by name.
    pub fn peaks(&self) -> Result<Vec<(&'static str, f64)>> {
        self.children.iter().map(|child| Ok((child.name(), child.peak_mib()?))).collect()
    }

    /// The time of a core that each has used, in milliseconds, by name.
    pub fn core_ms(&self) -> Result<Vec<(&'static str, f64)>> {
        self.children.iter().map(|child| Ok((child.name(), child.core_ms()?))).collect()
    }

    /// The memory that each has now, in MiB, by name.
    pub fn resident(&self) -> Result<Vec<(&'static str, f64)>> {
        self.children.iter().map(|child| Ok((child.name(), child.resident_mib()?))).collect()
    }

    /// Stops it and its services.
    pub fn stop(mut self) -> Result<()> {
        stop_all(&mut self.children, STOP_LIMIT)
    }
}

/// A measurement that fails leaves nothing behind.
impl Drop for Gateway {
    fn drop(&mut self) {
        let _ = stop_all(&mut self.children, STOP_LIMIT);
    }
}

/// An address that nobody listens at.
pub fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}

/// An empty folder for one measurement.
pub fn empty_folder(workspace: &Workspace, name: &str) -> Result<PathBuf> {
    let folder = workspace.target("bench").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// What is set for another gateway or vault does not count here.
pub fn forget_settings(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("TESSERA_") {
            command.env_remove(name);
        }
    }
}

/// A client with connections of its own.
pub fn connection() -> Agent {
    Agent::config_builder().http_status_as_error(false).proxy(None).build().into()
}
