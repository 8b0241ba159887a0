//! What the product is held against; `xtask/yardstick` is its source.

use std::net::SocketAddr;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use super::gateway::free_address;
use super::wire::{Request, Wire};
use crate::command;
use crate::core_time;
use crate::product::SERVERS;
use crate::profile::Profile;
use crate::progress::Stopwatch;
use crate::serve::child::{Child, stop_all};
use crate::server::cargo;
use crate::workspace::Workspace;

const START_LIMIT: Duration = Duration::from_secs(10);
const STOP_LIMIT: Duration = Duration::from_secs(5);

/// Builds it with the features that its dependencies have in the product: so they are the same, and
/// there already.
pub fn build(workspace: &Workspace) -> Result<()> {
    let mut build = cargo();
    build.current_dir(workspace.root()).arg("build").args(Profile::Dist.arguments());
    build.args(["--bin", "yardstick"]);
    for package in SERVERS.into_iter().chain(["yardstick"]) {
        build.args(["--package", package]);
    }
    command::run(&mut build)
}

/// What one of its commands has measured.
pub fn figures(workspace: &Workspace, arguments: &[&str]) -> Result<Value> {
    printed_by(Command::new(Profile::Dist.program(workspace, "yardstick")).args(arguments))
}

fn printed_by(yardstick: &mut Command) -> Result<Value> {
    // How far it is shows while it works.
    let printed = command::output(yardstick.stderr(Stdio::inherit()))?;
    serde_json::from_str(&printed).context("the yardstick printed something else than figures")
}

/// Which pages a loop has its memory in.
#[derive(Clone, Copy)]
pub enum Pages {
    /// Of 4 KiB, also where the system gives larger ones to everybody.
    Ordinary,
    /// Those that the gateway asks for.
    Huge,
}

/// Argon2id in a bare loop, on as many threads as the gateway runs at once: how often a second.
pub fn bare_hashes_a_second(workspace: &Workspace, seconds: u64, pages: Pages) -> Result<f64> {
    let mut yardstick = Command::new(Profile::Dist.program(workspace, "yardstick"));
    yardstick.args(["bare", "--seconds", &seconds.to_string()]);
    if matches!(pages, Pages::Ordinary) {
        yardstick.env("MIMALLOC_ALLOW_THP", "0");
    }
    let figures = printed_by(&mut yardstick)?;
    figures.get("hashes_a_second").and_then(Value::as_f64).context("no figure of bare hashes")
}

/// The Leptos starter's page at `/`, and nothing at `/null`.
pub struct Starter {
    pub address: SocketAddr,
    children: Vec<Child>,
}

impl Starter {
    pub fn start(workspace: &Workspace) -> Result<Self> {
        let address = free_address()?;
        let mut yardstick = Command::new(Profile::Dist.program(workspace, "yardstick"));
        let child = Child::start("starter", yardstick.args(["starter", &address.to_string()]))?;
        let starter = Self { address, children: vec![child] };
        let watch = Stopwatch::start();
        while Wire::to(address).is_err() {
            if watch.elapsed() > START_LIMIT {
                bail!("the starter does not answer");
            }
            thread::sleep(Duration::from_millis(10));
        }
        Wire::to(address)?.must(&Request::get(address, "/", &[]))?;
        Ok(starter)
    }

    /// The time of a core that it has used, in milliseconds.
    pub fn core_ms(&self) -> Result<f64> {
        self.children.iter().map(Child::core_ms).sum()
    }
}

impl Drop for Starter {
    fn drop(&mut self) {
        let _ = stop_all(&mut self.children, STOP_LIMIT);
    }
}

/// The time of a core that this program has used, in milliseconds: what measuring itself costs.
pub fn own_core_ms() -> Result<f64> {
    core_time::of("self")
}
