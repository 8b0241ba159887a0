//! The same figures with a thousand accounts, a hundred thousand, and a million; on both databases.
//!
//! Gateways of all sizes run side by side, and each round measures them one after the other. Session
//! checks and pages go through thousands of sessions of accounts from all over the table, more than a
//! gateway remembers, so that each is looked for in the database.

mod town;

use std::time::Duration;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use self::town::{Base, Town};
use super::Effort;
use super::fleet::Fleet;
use super::postgres::Cluster;
use super::table::{Aim, Table, median};
use crate::progress::step;
use crate::workspace::Workspace;

/// How many enrol and sign in; everybody else is invented.
const PEOPLE: usize = 16;

/// What is measured of each size.
const WHAT: [(&str, &str); 5] = [
    ("a sign-in, 16 connections, from one to the next", "ms"),
    ("a session check, median", "ms"),
    ("the account page, median", "ms"),
    ("the page with the events, median", "ms"),
    ("ready after", "ms"),
];

/// The most that a figure of the largest may be worse than that of the smallest.
const AIM: Aim = Aim::AtMost(1.3);

/// For each size, each figure of each round.
type Figures = Vec<[Vec<f64>; WHAT.len()]>;

pub fn measure(workspace: &Workspace, effort: Effort, accounts: &[u32]) -> Result<Value> {
    let mut tables = Vec::new();
    for database in ["SQLite", "PostgreSQL"] {
        let cluster = (database == "PostgreSQL").then(Cluster::start).transpose()?;
        let table = on(workspace, effort, accounts, database, cluster.as_ref())?;
        tables.push(json!({ "database": database, "figures": table.print() }));
        town::clear(workspace)?;
    }
    Ok(json!({ "accounts": accounts, "rounds": effort.rounds, "databases": tables }))
}

fn on(
    workspace: &Workspace,
    effort: Effort,
    accounts: &[u32],
    database: &str,
    cluster: Option<&Cluster>,
) -> Result<Table> {
    let base = Base::make(workspace, cluster, PEOPLE)?;
    let mut towns = Vec::new();
    for &accounts in accounts {
        towns.push(step(&format!("{database}, {accounts} accounts"), || {
            Town::of(workspace, &base, cluster, accounts)
        })?);
    }
    let mut figures: Figures = towns.iter().map(|_| Default::default()).collect();
    let limit = Duration::from_secs(effort.seconds);
    for round in 1..=effort.rounds {
        step(&format!("{database}, round {round} of {}", effort.rounds), || {
            for (town, figures) in towns.iter_mut().zip(&mut figures) {
                let measured = [
                    town.start()?,
                    town.sign_ins(limit)?,
                    town.session_checks(limit)?,
                    town.account_pages(limit)?,
                    town.event_pages(limit)?,
                ];
                let [start, sign_in, check, account, events] = measured;
                let ordered = [sign_in, check, account, events, start];
                ordered.into_iter().zip(figures).for_each(|(value, all)| all.push(value));
            }
            Ok(())
        })?;
    }
    let sizes: Vec<(u32, f64)> =
        towns.iter().zip(accounts).map(|(town, &size)| (size, town.megabytes())).collect();
    towns.into_iter().try_for_each(Town::stop)?;
    table(database, &sizes, &figures)
}

fn table(database: &str, sizes: &[(u32, f64)], figures: &Figures) -> Result<Table> {
    let mut table = Table::default();
    for (accounts, megabytes) in sizes {
        table.add(format!("{database}, {accounts} accounts, the database"), *megabytes, "MB");
    }
    let (smallest, largest) = (figures.first(), figures.last());
    let (smallest, largest) = (smallest.context("no size")?, largest.context("no size")?);
    for (number, (what, unit)) in WHAT.into_iter().enumerate() {
        for ((accounts, _), figures) in sizes.iter().zip(figures) {
            let values = figures.get(number).cloned().unwrap_or_default();
            table.add(format!("{database}, {accounts} accounts: {what}"), median(values), unit);
        }
        let pairs = largest.get(number).into_iter().flatten();
        let pairs = pairs.zip(smallest.get(number).into_iter().flatten());
        let worse = median(pairs.map(|(largest, smallest)| largest / smallest).collect());
        table.aim("… the largest over the smallest", worse, "", AIM);
    }
    Ok(table)
}

/// A fleet for the people who enrol.
fn fleet(workspace: &Workspace, url: Option<&str>) -> Result<Fleet> {
    let database = url.map(|url| ("TESSERA_DATABASE_URL", url));
    Fleet::start(workspace, database.as_slice())
}
