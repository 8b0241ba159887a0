//! Argon2id by several crates at equal parameters, one hash at a time on one thread.

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::Effort;
use super::table::Table;
use super::yardstick;
use crate::workspace::Workspace;

/// The product's own parameters, and the least that it takes.
const COSTS: [[&str; 6]; 2] = [
    ["--memory-kib", "65536", "--passes", "3", "--lanes", "4"],
    ["--memory-kib", "19456", "--passes", "2", "--lanes", "1"],
];

pub fn measure(workspace: &Workspace, effort: Effort) -> Result<Value> {
    let rounds = effort.rounds.to_string();
    let mut table = Table::default();
    for cost in COSTS {
        let arguments = [&["implementations", "--rounds", &rounds], &cost[..]].concat();
        let figures = yardstick::figures(workspace, &arguments)?;
        let implementations = figures.get("implementations").and_then(Value::as_array);
        for one in implementations.context("no implementations")? {
            let name = one.get("name").and_then(Value::as_str).context("one without a name")?;
            let ms = one.get("median_ms").and_then(Value::as_f64).context("no median")?;
            let [_, memory, _, passes, _, lanes] = cost;
            table.add(format!("{name}, m={memory} t={passes} p={lanes}"), ms, "ms");
        }
    }
    Ok(table.print())
}
