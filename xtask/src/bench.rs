//! Measurements of the release binaries. They tell figures and pass no judgement; each writes
//! what it measured to `target/bench/<name>.json`.

pub(crate) mod gateway;
mod load;
mod pages;
mod person;
pub(crate) mod samples;
mod services;
mod timing;
mod verifying;

use std::fs;

use anyhow::{Context as _, Result};
use clap::Subcommand;
use serde_json::Value;

use crate::progress::say;
use crate::workspace::Workspace;
use crate::{product, server};

/// What can be measured.
#[derive(Clone, Copy, Subcommand)]
pub enum Bench {
    /// Does the time of a refusal tell whether a name is known?
    Timing {
        /// How many requests for known names, and as many for unknown ones.
        #[arg(long, default_value_t = 300, value_parser = clap::value_parser!(u32).range(200..=900))]
        samples: u32,
    },
    /// How soon are pages usable, near and on a slow line, and does anything block them?
    Pages,
    /// What does it cost that a service stands behind the gateway and seals what it keeps?
    Services,
    /// What does the second lock cost over the two signatures that it cannot do without?
    Verifying,
}

/// Builds what is measured, unless it is to be measured as it was built before; measures, and keeps
/// the figures.
pub fn run(workspace: &Workspace, bench: Bench, as_built: bool) -> Result<()> {
    match bench {
        _ if as_built => {}
        Bench::Verifying => {}
        Bench::Pages => product::build(workspace)?,
        Bench::Services | Bench::Timing { .. } => server::build(workspace, &product::SERVERS)?,
    }
    let (name, figures) = match bench {
        Bench::Pages => ("pages", pages::measure(workspace)?),
        Bench::Services => ("services", services::measure(workspace)?),
        Bench::Verifying => ("verifying", verifying::measure(workspace)?),
        Bench::Timing { samples } => ("timing", timing::measure(workspace, samples)?),
    };
    keep(workspace, name, &figures)
}

fn keep(workspace: &Workspace, name: &str, figures: &Value) -> Result<()> {
    let folder = workspace.target("bench");
    fs::create_dir_all(&folder)?;
    let file = folder.join(name).with_extension("json");
    fs::write(&file, serde_json::to_string_pretty(figures)?)
        .with_context(|| format!("{} could not be written", file.display()))?;
    say(&format!("written to {}", file.display()));
    Ok(())
}
