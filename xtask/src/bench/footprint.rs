//! The memory of programs that are idle, and how soon they are ready.
//!
//! Over a database in which people have enrolled. Memory is what is resident after a start and a few
//! requests.

use std::net::SocketAddr;
use std::process::Command;
use std::thread;
use std::time::Duration;

use anyhow::{Result, bail};
use serde_json::Value;

use super::Effort;
use super::fleet::Fleet;
use super::gateway::free_address;
use super::table::{Aim, Table, median};
use super::vault;
use super::wire::{Request, Wire};
use crate::progress::{Stopwatch, step};
use crate::serve::child::{Child, stop_all};
use crate::serve::ready;
use crate::workspace::Workspace;

const PEOPLE: usize = 4;
const REQUESTS: usize = 5;

/// How long the first requests settle.
const REST: Duration = Duration::from_secs(2);

const START_LIMIT: Duration = Duration::from_secs(30);
const STOP_LIMIT: Duration = Duration::from_secs(15);

pub fn measure(workspace: &Workspace, effort: Effort) -> Result<Value> {
    let mut fleet = Fleet::start(workspace, &[])?;
    fleet.enrol(PEOPLE)?;
    let site = fleet.gateway.address;
    let (mut starts, mut gateways) = (Vec::new(), Vec::new());
    for round in 1..=effort.rounds {
        step(&format!("gateway, start {round} of {}", effort.rounds), || {
            starts.push(fleet.gateway.restart()?.as_secs_f64());
            look_around(site, &["/sign-in", "/", "/healthz"])?;
            let resident = fleet.gateway.resident()?;
            gateways.extend(resident.iter().filter(|(name, _)| *name == "gateway").map(|it| it.1));
            Ok(())
        })?;
    }
    fleet.gateway.stop()?;
    let (mut vault_starts, mut vaults) = (Vec::new(), Vec::new());
    for round in 1..=effort.rounds {
        step(&format!("vault, start {round} of {}", effort.rounds), || {
            let at = free_address()?;
            let (start, mib) = vault_once(at, &mut vault::command(workspace, at, site, &[]))?;
            vault_starts.push(start.as_secs_f64());
            vaults.push(mib);
            Ok(())
        })?;
    }
    let mut table = Table::default();
    table.aim("the gateway's memory, idle", median(gateways), "MiB", Aim::AtMost(25.0));
    table.aim("the vault's memory, idle", median(vaults), "MiB", Aim::AtMost(15.0));
    table.aim("the gateway is ready after", median(starts), "s", Aim::AtMost(1.0));
    table.aim("the vault is ready after", median(vault_starts), "s", Aim::AtMost(1.0));
    Ok(table.print())
}

fn look_around(at: SocketAddr, paths: &[&str]) -> Result<()> {
    let mut wire = Wire::to(at)?;
    for path in paths.iter().cycle().take(paths.len() * REQUESTS) {
        wire.must(&Request::get(at, path, &[]))?;
    }
    thread::sleep(REST);
    Ok(())
}

/// How long a vault takes until it is ready, and how much memory it has then.
fn vault_once(at: SocketAddr, command: &mut Command) -> Result<(Duration, f64)> {
    let watch = Stopwatch::start();
    let mut children = [Child::start("vault", command)?];
    let measured = await_ready(at, watch).and_then(|start| {
        look_around(at, &["/healthz", "/readyz", "/.well-known/jwks.json"])?;
        let [vault] = &children;
        Ok((start, vault.resident_mib()?))
    });
    stop_all(&mut children, STOP_LIMIT)?;
    measured
}

fn await_ready(at: SocketAddr, since: Stopwatch) -> Result<Duration> {
    while !ready::answers(at) {
        if since.elapsed() > START_LIMIT {
            bail!("{at} does not become ready");
        }
        thread::sleep(Duration::from_millis(2));
    }
    Ok(since.elapsed())
}
