//! How soon an account that has become active at the gateway is there in the vault.
//!
//! The gateway's own database knows: when the account was put into the outbox, in the transaction that
//! made it, and when the vault had answered.

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

use super::Effort;
use super::fleet::Fleet;
use super::table::{Aim, Table, median};
use super::yardstick;
use crate::workspace::Workspace;

/// How many people enrol in a round.
const EACH: usize = 10;

pub fn measure(workspace: &Workspace, effort: Effort) -> Result<Value> {
    let fleet = Fleet::start(workspace, &[])?;
    let people = fleet.enrol(EACH * effort.rounds)?;
    let database = fleet.gateway.data.join("gateway.db");
    // Stopping waits for what is under way.
    fleet.gateway.stop()?;
    let url = format!("sqlite://{}", database.display());
    let figures = yardstick::figures(workspace, &["delays", &url])?;
    let delays = figures.get("delays_ms").and_then(Value::as_array).context("no delays")?;
    let delays: Vec<f64> = delays.iter().filter_map(Value::as_f64).collect();
    ensure!(delays.len() == people.len(), "{} of {} arrived", delays.len(), people.len());
    let slowest = delays.iter().copied().fold(0.0, f64::max);
    let mut table = Table::default();
    table.add("accounts", people.len() as f64, "");
    let aim = Aim::AtMost(100.0);
    table.aim(
        "from active at the gateway to there in the vault, median",
        median(delays),
        "ms",
        aim,
    );
    table.add("… the slowest", slowest, "ms");
    Ok(table.print())
}
