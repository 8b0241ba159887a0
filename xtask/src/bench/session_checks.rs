//! What it costs to look at a session, against a handler that does nothing; and whether every
//! replica sees at once that one has ended. On both databases.

use std::time::Duration;

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use super::Effort;
use super::account_page::load;
use super::fleet::{Fleet, SESSION_CHECK};
use super::postgres::Cluster;
use super::regular::Regular;
use super::table::{Aim, Table, median};
use super::wire::{Request, Wire};
use super::yardstick::Starter;
use crate::progress::step;
use crate::workspace::Workspace;

const CONNECTIONS: usize = 16;

/// How many sessions end at one replica and are shown to the other.
const ENDED: usize = 20;

pub fn measure(workspace: &Workspace, effort: Effort) -> Result<Value> {
    let cluster = step("starting PostgreSQL", Cluster::start)?;
    let url = cluster.create("checks", None)?;
    let mut table = Table::default();
    table.append(on(workspace, effort, "SQLite", &[])?);
    table.append(on(workspace, effort, "PostgreSQL", &[("TESSERA_DATABASE_URL", &url)])?);
    Ok(table.print())
}

fn on(
    workspace: &Workspace,
    effort: Effort,
    name: &str,
    database: &[(&str, &str)],
) -> Result<Table> {
    let limit = Duration::from_secs(effort.seconds);
    let fleet = Fleet::start(workspace, database)?;
    let people = fleet.enrol(CONNECTIONS.max(ENDED))?;
    let starter = Starter::start(workspace)?;
    let site = fleet.gateway.address;
    let connections = || people.iter().take(CONNECTIONS);
    let null: Vec<Request> =
        connections().map(|_| Request::get(starter.address, "/null", &[])).collect();
    let health: Vec<Request> = connections().map(|_| Request::get(site, "/healthz", &[])).collect();
    let checks: Vec<Request> = connections().map(check).collect();
    let mut figures = [const { Vec::new() }; 3];
    let mut latencies = Vec::new();
    for round in 1..=effort.rounds {
        step(&format!("{name}, round {round} of {}", effort.rounds), || {
            let sides = [(starter.address, &null), (site, &health), (site, &checks)];
            for ((at, requests), figures) in sides.into_iter().zip(&mut figures) {
                figures.push(load(at, requests, limit)?.a_second()?);
            }
            let one = load(site, checks.get(..1).unwrap_or_default(), limit / 4)?;
            latencies.push(one.samples.median()?);
            Ok(())
        })?;
    }
    let (seen, ended) = revoke(workspace, &fleet, &people)?;
    fleet.gateway.stop()?;
    let [null, health, checks] = figures;
    let ratios = checks.iter().zip(&null).map(|(checks, null)| checks / null).collect();
    let mut table = Table::default();
    table.add(format!("{name}: a handler that does nothing"), median(null), "a second");
    table.add(format!("{name}: /healthz"), median(health), "a second");
    table.add(format!("{name}: session checks, 16 connections"), median(checks), "a second");
    table.aim("… over the handler that does nothing", median(ratios), "", Aim::AtLeast(0.5));
    table.add("… on one connection, median", median(latencies), "ms");
    let share = seen as f64 / ended as f64;
    table.aim("… ended at one replica, refused at once by the other", share, "", Aim::AtLeast(1.0));
    Ok(table)
}

fn check(person: &Regular) -> Request {
    let (path, header) = SESSION_CHECK;
    Request::get(person.site(), path, &[header, ("cookie", &person.session)])
}

/// Ends sessions at one replica, each of which the other has just served. Gives how many the very
/// next check refuses, and how many were ended.
fn revoke(workspace: &Workspace, fleet: &Fleet, people: &[Regular]) -> Result<(usize, usize)> {
    let replica = fleet.replica(workspace)?;
    let (mut here, mut there) = (Wire::to(fleet.gateway.address)?, Wire::to(replica.address)?);
    let (mut seen, mut ended) = (0, 0);
    for person in people.iter().take(ENDED) {
        there.must(&check(person))?;
        let end = Request::call(person.site(), "sign-out", &person.session, &json!({}));
        here.must(&end)?;
        let status = there.ask(&check(person))?.status;
        ensure!(matches!(status, 200 | 401), "a session check answers {status}");
        seen += usize::from(status == 401);
        ended += 1;
    }
    replica.stop()?;
    Ok((seen, ended))
}
