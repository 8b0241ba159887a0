//! How soon an account that has become active at the gateway is there in the vault.
//!
//! The gateway's own database knows: when the account was put into the outbox, in the transaction that
//! made it, and when the vault had answered.

use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use super::Effort;
use super::fleet::Fleet;
use super::table::{Aim, Table, median};
use super::yardstick;
use crate::workspace::Workspace;

/// How long the last account may take, in looks at the outbox.
const LOOKS: u32 = 50;

/// How many people enrol in a round.
const EACH: usize = 10;

pub fn measure(workspace: &Workspace, effort: Effort) -> Result<Value> {
    let fleet = Fleet::start(workspace, &[])?;
    let people = fleet.enrol(EACH * effort.rounds)?;
    let url = format!("sqlite://{}", fleet.gateway.data.join("gateway.db").display());
    let delays = all_delays(workspace, &url, people.len())?;
    fleet.gateway.stop()?;
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

/// Milliseconds for each, once the last has arrived.
fn all_delays(workspace: &Workspace, url: &str, accounts: usize) -> Result<Vec<f64>> {
    for _ in 0..LOOKS {
        let figures = yardstick::figures(workspace, &["delays", url])?;
        let delays = figures.get("delays_ms").and_then(Value::as_array).context("no delays")?;
        if delays.len() == accounts {
            return Ok(delays.iter().filter_map(Value::as_f64).collect());
        }
        thread::sleep(Duration::from_millis(200));
    }
    bail!("not all of {accounts} accounts come to the vault")
}
