//! A release gateway with an empty database, for one measurement.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use ureq::Agent;

use crate::progress::Stopwatch;
use crate::serve::child::{Child, stop_all};
use crate::serve::ready;
use crate::workspace::Workspace;

const START_LIMIT: Duration = Duration::from_secs(30);
const STOP_LIMIT: Duration = Duration::from_secs(15);

/// A running gateway, and what it calls.
pub struct Gateway {
    pub url: String,
    address: SocketAddr,
    /// The folder of what it keeps.
    pub data: PathBuf,
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
    /// From the first byte of the request to the last of the answer.
    pub took: Duration,
}

impl Gateway {
    /// Starts one with the documented settings, except these variables.
    pub fn start(workspace: &Workspace, variables: &[(&str, &str)]) -> Result<Self> {
        Self::start_at(workspace, free_address()?, variables, Vec::new())
    }

    /// Starts one at this address, before which its services were started.
    pub fn start_at(
        workspace: &Workspace,
        address: SocketAddr,
        variables: &[(&str, &str)],
        services: Vec<Child>,
    ) -> Result<Self> {
        let folder = empty_folder(workspace, "gateway")?;
        let (site, data) = (folder.join("site"), folder.join("data"));
        fs::create_dir_all(&site)?;
        let assets = json!({
            "script": "a", "module": "b", "wasm": "c", "style": "d", "later_style": "e", "words": {},
        });
        fs::write(site.join("manifest.json"), assets.to_string())?;
        let mut command = Command::new(workspace.target("release/tessera-gateway"));
        forget_settings(&mut command);
        command
            .arg("serve")
            .arg("--data")
            .arg(&data)
            .arg("--site")
            .arg(site)
            .args(["--listen", &address.to_string()])
            .env("TESSERA_PUBLIC_URL", format!("http://{address}"))
            .env("RUST_LOG", "error")
            .envs(variables.iter().copied());
        let mut children = services;
        children.push(Child::start("gateway", &mut command)?);
        let url = format!("http://{address}");
        let mut gateway = Self { url, address, data, http: connection(), command, children };
        gateway.wait_until_ready()?;
        Ok(gateway)
    }

    /// Begins anew: what was needed up to here, as for the hash of an enrolment, is forgotten.
    pub fn restart(&mut self) -> Result<()> {
        let mut former: Vec<Child> = self.children.pop().into_iter().collect();
        stop_all(&mut former, STOP_LIMIT)?;
        self.children.push(Child::start("gateway", &mut self.command)?);
        self.http = connection();
        self.wait_until_ready()
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
            thread::sleep(Duration::from_millis(25));
        }
        Ok(())
    }

    /// Calls a server function as nobody.
    pub fn ask(&self, function: &str, arguments: &Value) -> Result<Answer> {
        self.ask_as("", function, arguments)
    }

    /// Calls a server function as whoever has this session.
    pub fn ask_as(&self, session: &str, function: &str, arguments: &Value) -> Result<Answer> {
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
        let cookies =
            response.headers().get_all("set-cookie").iter().filter_map(|each| each.to_str().ok());
        let cookie = cookies
            .filter_map(|cookie| cookie.split(';').next())
            .find(|cookie| cookie.starts_with("__Host-tessera="))
            .map(str::to_owned);
        Ok(Answer { status: response.status().as_u16(), body, cookie, took })
    }

    /// Calls a server function that has to succeed.
    pub fn call(&self, function: &str, arguments: &Value) -> Result<Value> {
        let answer = self.ask(function, arguments)?;
        if answer.status != 200 {
            bail!("{function} answers {}: {}", answer.status, answer.body);
        }
        serde_json::from_str(&answer.body).with_context(|| format!("{function} answers no JSON"))
    }

    /// The most memory that each has had, in MiB, by name.
    pub fn peaks(&self) -> Result<Vec<(&'static str, f64)>> {
        self.children.iter().map(|child| Ok((child.name(), child.peak_mib()?))).collect()
    }

    /// The time of a core that each has used, in milliseconds, by name.
    pub fn core_ms(&self) -> Result<Vec<(&'static str, f64)>> {
        self.children.iter().map(|child| Ok((child.name(), child.core_ms()?))).collect()
    }

    /// Stops it and its services.
    pub fn stop(mut self) -> Result<()> {
        stop_all(&mut self.children, STOP_LIMIT)
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
