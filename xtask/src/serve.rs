//! The whole product on this machine, until Ctrl-C.

pub mod child;
pub mod ready;

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

use self::child::{Child, stop_all};
use crate::product;
use crate::profile::Profile;
use crate::progress::{Stopwatch, say, seconds, step};
use crate::workspace::Workspace;

const GATEWAY: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 8000);
const VAULT: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 5000);

/// How long the gateway may take to say that it is ready, migrations included.
const READY_LIMIT: Duration = Duration::from_secs(60);

/// How long a server may take to finish what it is doing.
const STOP_LIMIT: Duration = Duration::from_secs(15);

/// How often a look is taken at what the children do.
const PAUSE: Duration = Duration::from_millis(25);

/// Builds, starts both servers, prints the URL, and stops both at Ctrl-C.
///
/// # Errors
/// A port is taken, a server does not start, or one ends by itself.
pub fn run(workspace: &Workspace) -> Result<ExitCode> {
    product::build(workspace, Profile::Release)?;
    require_free(GATEWAY, "gateway")?;
    require_free(VAULT, "vault")?;

    let stop = Arc::new(AtomicBool::new(false));
    for signal in
        [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP]
    {
        signal_hook::flag::register(signal, Arc::clone(&stop)).context("listening for Ctrl-C")?;
    }

    let mut children = Vec::new();
    let outcome = start(workspace, &mut children, &stop).and_then(|()| watch(&mut children, &stop));
    let stopped = step("stopping", || stop_all(&mut children, STOP_LIMIT));
    outcome.and(stopped)?;
    Ok(ExitCode::SUCCESS)
}

fn start(workspace: &Workspace, children: &mut Vec<Child>, stop: &AtomicBool) -> Result<()> {
    say("starting the vault and the gateway");
    let watch = Stopwatch::start();
    // The gateway calls the vault, so it comes later and is stopped first.
    children.push(Child::start("vault", &mut server(workspace, "vault"))?);
    // What is served here is for developers: they see every component at `/components`.
    children.push(Child::start(
        "gateway",
        server(workspace, "gateway")
            .arg("--site")
            .arg(workspace.site())
            .env("TESSERA_COMPONENTS_PAGE", "true"),
    )?);
    while !ready::answers(GATEWAY) {
        if stop.load(Ordering::Relaxed) {
            return Ok(());
        }
        require_alive(children)?;
        if watch.elapsed() > READY_LIMIT {
            bail!(
                "http://{GATEWAY}/readyz does not answer 200 after {}{}",
                seconds(READY_LIMIT),
                last_words(children)
            );
        }
        thread::sleep(PAUSE);
    }
    say(&format!("  ready after {}", seconds(watch.elapsed())));
    println!("Tessera runs at http://{GATEWAY} (Ctrl-C stops it)");
    Ok(())
}

/// `tessera-<name> serve --data data/<name>`, from the workspace's root. Only its warnings and
/// errors are shown, unless `RUST_LOG` asks for more.
fn server(workspace: &Workspace, name: &str) -> Command {
    let mut command = Command::new(Profile::Release.program(workspace, &format!("tessera-{name}")));
    command.current_dir(workspace.root()).args(["serve", "--data"]).arg(format!("data/{name}"));
    if std::env::var_os("RUST_LOG").is_none() {
        command.env("RUST_LOG", "warn");
    }
    command
}

fn watch(children: &mut [Child], stop: &AtomicBool) -> Result<()> {
    while !stop.load(Ordering::Relaxed) {
        require_alive(children)?;
        thread::sleep(PAUSE);
    }
    Ok(())
}

fn require_alive(children: &mut [Child]) -> Result<()> {
    for child in children {
        if let Some(status) = child.ended()? {
            bail!("the {} ended by itself with {status}{}", child.name(), child.last_words());
        }
    }
    Ok(())
}

fn last_words(children: &[Child]) -> String {
    children.iter().map(Child::last_words).collect()
}

fn require_free(address: SocketAddr, who: &str) -> Result<()> {
    match TcpListener::bind(address) {
        Ok(_) => Ok(()),
        Err(error) => bail!(
            "the {who} cannot have port {} ({error}): stop the program that holds it, \
             which `ss -ltnp 'sport = :{}'` names",
            address.port(),
            address.port()
        ),
    }
}
