//! A release gateway with an empty database, for one measurement.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
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

/// A running gateway.
pub struct Gateway {
    url: String,
    http: Agent,
    children: Vec<Child>,
}

/// What it answered.
pub struct Answer {
    pub status: u16,
    pub body: String,
    /// From the first byte of the request to the last of the answer.
    pub took: Duration,
}

impl Gateway {
    /// Starts one with the documented settings, except these variables.
    pub fn start(workspace: &Workspace, variables: &[(&str, &str)]) -> Result<Self> {
        let folder = workspace.target("bench/gateway");
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        let site = folder.join("site");
        fs::create_dir_all(&site)?;
        let assets = json!({ "script": "a", "module": "b", "wasm": "c", "style": "d" });
        fs::write(site.join("manifest.json"), assets.to_string())?;
        let address = free_port()?;
        let mut command = Command::new(workspace.target("release/tessera-gateway"));
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("TESSERA_") {
                command.env_remove(name);
            }
        }
        command
            .arg("serve")
            .arg("--data")
            .arg(folder.join("data"))
            .arg("--site")
            .arg(site)
            .args(["--listen", &address.to_string()])
            .env("TESSERA_PUBLIC_URL", format!("http://{address}"))
            .env("RUST_LOG", "error")
            .envs(variables.iter().copied());
        let config = Agent::config_builder().http_status_as_error(false).proxy(None).build();
        let mut gateway = Self {
            url: format!("http://{address}"),
            http: config.into(),
            children: vec![Child::start("gateway", &mut command)?],
        };
        gateway.wait_until_ready(address)?;
        Ok(gateway)
    }

    fn wait_until_ready(&mut self, address: SocketAddr) -> Result<()> {
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

    /// Calls a server function.
    pub fn ask(&self, function: &str, arguments: &Value) -> Result<Answer> {
        let body = arguments.to_string();
        let request = self
            .http
            .post(format!("{}/api/{function}", self.url))
            .header("origin", &self.url)
            .header("content-type", "application/json");
        let watch = Stopwatch::start();
        let mut response = request.send(body).with_context(|| format!("calling {function}"))?;
        let body = response.body_mut().read_to_string()?;
        Ok(Answer { status: response.status().as_u16(), body, took: watch.elapsed() })
    }

    /// Calls a server function that has to succeed.
    pub fn call(&self, function: &str, arguments: &Value) -> Result<Value> {
        let answer = self.ask(function, arguments)?;
        if answer.status != 200 {
            bail!("{function} answers {}: {}", answer.status, answer.body);
        }
        serde_json::from_str(&answer.body).with_context(|| format!("{function} answers no JSON"))
    }

    /// Stops it.
    pub fn stop(mut self) -> Result<()> {
        stop_all(&mut self.children, STOP_LIMIT)
    }
}

fn free_port() -> Result<SocketAddr> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}
