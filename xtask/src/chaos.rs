//! Faults on purpose: the release binaries under load while something breaks, and then what people
//! were told against what lies in the databases.
//!
//! Each fault has a stage of its own and writes what it came to into `target/chaos/<name>.json`.
//! Processes, disks, databases and mail are real; random are only the moments, which a seed decides.

mod crowd;
mod database;
mod deadline;
mod fault;
mod invariants;
mod journey;
mod line;
mod postgres;
mod report;
mod server;
mod stage;
mod story;
mod trial;
mod wiretap;

use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context as _, Result};
use clap::{Args, ValueEnum};
use rand::rngs::{SysRng, Xoshiro256PlusPlus};
use rand::{SeedableRng as _, TryRng as _};

use self::deadline::Deadline;
use self::fault::Fault;
use self::report::Report;
use self::trial::{JUDGED_WITHIN, Trial};
use crate::profile::Profile;
use crate::progress::{Stopwatch, say};
use crate::workspace::Workspace;
use crate::{product, server as servers};

/// What is to be broken.
#[derive(Args)]
pub struct Wanted {
    /// These faults instead of all.
    #[arg(value_enum)]
    faults: Vec<Fault>,
    /// Decides the random moments: the same seed draws the same ones.
    #[arg(long)]
    seed: Option<u64>,
    /// How many people go through each fault.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=5000))]
    rounds: Option<u32>,
    /// How many minutes all of it may take; what there is no time for is left out.
    #[arg(long, default_value_t = 15, value_parser = clap::value_parser!(u64).range(2..))]
    minutes: u64,
}

/// Builds what is to be broken, unless it is to be broken as it was built before, and breaks it.
///
/// # Errors
/// What keeps all faults from being tried. A fault that breaks an invariant makes the exit code a
/// failure, as does one that breaks off.
pub fn run(workspace: &Workspace, wanted: &Wanted, as_built: bool) -> Result<ExitCode> {
    if !as_built {
        servers::build(workspace, &product::SERVERS, Profile::Dist)?;
    }
    let seed = match wanted.seed {
        Some(seed) => seed,
        None => u64::from(SysRng.try_next_u32().context("the system draws no seed")?),
    };
    say(&format!("the seed is {seed}: --seed {seed} draws the same moments"));
    let deadline = Deadline::after(Duration::from_secs(wanted.minutes * 60))?;
    let all = Fault::value_variants();
    let faults = if wanted.faults.is_empty() { all } else { wanted.faults.as_slice() };
    let mut broken = Vec::new();
    for fault in faults {
        let name = fault.to_possible_value().context("every fault has a name")?;
        let rounds = wanted.rounds.unwrap_or(fault.rounds());
        if !holds(workspace, *fault, name.get_name(), (seed, rounds), &deadline)? {
            broken.push(name.get_name().to_owned());
        }
    }
    if broken.is_empty() {
        say("everything holds that was tried");
        return Ok(ExitCode::SUCCESS);
    }
    say(&format!("BROKEN under {}", broken.join(", ")));
    Ok(ExitCode::FAILURE)
}

/// Tries one fault and tells what came of it; says whether everything held.
fn holds(
    workspace: &Workspace,
    fault: Fault,
    name: &str,
    (seed, rounds): (u64, u32),
    deadline: &Deadline,
) -> Result<bool> {
    say(&format!("== {name}"));
    let watch = Stopwatch::start();
    // Each fault has moments of its own, whichever others are tried.
    let chance = Xoshiro256PlusPlus::seed_from_u64(seed.wrapping_add(fault as u64));
    let deadline = deadline.before(Duration::ZERO);
    let report = Report::default();
    let name = name.to_owned();
    let mut trial = Trial { workspace, name, rounds, chance, deadline, report };
    let played = if trial.deadline.before(JUDGED_WITHIN).over() {
        trial.report.left_out("there is no time left");
        Ok(())
    } else {
        fault.play(&mut trial)
    };
    if let Err(error) = &played {
        say(&format!("  BROKEN OFF: {error:#}"));
        trial.report.broke_off(&format!("{error:#}"));
    }
    trial.report.tell()?;
    trial.report.keep(workspace, &trial.name, seed, watch.elapsed())?;
    Ok(played.is_ok() && trial.report.holds())
}
