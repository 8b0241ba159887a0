//! A release gateway or vault that can be killed, and starts again over what it left.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use rand::{Rng, RngExt as _};
use rustix::process::Signal;

use crate::progress::Stopwatch;
use crate::serve::child::{Child, stop_all};
use crate::serve::ready;

/// How long one may take until it is ready, whatever was left.
const START_LIMIT: Duration = Duration::from_secs(60);
const STOP_LIMIT: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(10);

pub struct Server {
    name: &'static str,
    address: SocketAddr,
    command: Command,
    log: PathBuf,
    child: Option<Child>,
}

impl Server {
    /// One that does not run yet.
    pub fn new(name: &'static str, address: SocketAddr, command: Command, log: PathBuf) -> Self {
        Self { name, address, command, log, child: None }
    }

    /// Starts it, and says how long it took until it was ready.
    pub fn start(&mut self) -> Result<Duration> {
        let watch = Stopwatch::start();
        self.child = Some(Child::start_into(self.name, &mut self.command, &self.log)?);
        while !ready::answers(self.address) {
            if let Some(status) = self.child()?.ended()? {
                bail!("the {} ended with {status}; see {}", self.name, self.log.display());
            }
            if watch.elapsed() > START_LIMIT {
                bail!("the {} does not get ready; see {}", self.name, self.log.display());
            }
            thread::sleep(PAUSE);
        }
        Ok(watch.elapsed())
    }

    /// Ends it at once, at whatever it is doing.
    pub fn kill(&mut self) -> Result<()> {
        self.child()?.kill()?;
        self.child = None;
        Ok(())
    }

    /// Has it end in order.
    pub fn stop(&mut self) -> Result<()> {
        let mut running: Vec<Child> = self.child.take().into_iter().collect();
        stop_all(&mut running, STOP_LIMIT)
    }

    /// Sends it a signal.
    pub fn signal(&mut self, signal: Signal) -> Result<()> {
        self.child()?.signal(signal)
    }

    /// The memory that it has in use now, in MiB.
    pub fn memory_in_use_mib(&mut self) -> Result<f64> {
        self.child()?.memory_in_use_mib()
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The lines of its log that tell of a panic.
    pub fn panics(&self) -> Vec<String> {
        let log = fs::read(&self.log).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        log.lines().filter(|line| line.contains("panicked at")).map(str::to_owned).collect()
    }

    fn child(&mut self) -> Result<&mut Child> {
        self.child.as_mut().with_context(|| format!("the {} does not run", self.name))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Only where a fault broke off: there is nobody to tell what else goes wrong.
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
        }
    }
}

/// An address that nobody listens at, and that the system gives to no client: whoever is killed
/// finds it free again.
pub fn lasting_address(chance: &mut impl Rng) -> Result<SocketAddr> {
    for _ in 0..100 {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, chance.random_range(20_000..30_000)));
        if TcpListener::bind(address).is_ok() {
            return Ok(address);
        }
    }
    bail!("no address is free")
}

/// An empty folder.
pub fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder).with_context(|| format!("{} could not be made", folder.display()))
}
