//! Measurements of the release binaries. They tell figures and pass no judgement; each writes
//! what it measured to `target/bench/<name>.json`.

mod account_page;
mod argon2;
mod effort;
mod fleet;
mod footprint;
pub(crate) mod gateway;
mod growth;
mod interruption;
mod load;
mod pages;
mod person;
mod post_office;
mod postgres;
mod pressure;
mod provisioning;
mod regular;
mod rush;
pub(crate) mod samples;
mod services;
mod session_checks;
mod sign_ins;
mod table;
mod timing;
mod unlocks;
mod vault;
mod verifying;
mod wire;
mod yardstick;

use std::fs;

use anyhow::{Context as _, Result};
use clap::Subcommand;
use serde_json::Value;

use self::effort::Effort;
use crate::profile::Profile;
use crate::progress::{Stopwatch, say, seconds, step};
use crate::workspace::Workspace;
use crate::{product, server};

/// What can be measured.
#[derive(Clone, Subcommand)]
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
    /// How many sign in a second, over Argon2id in a bare loop; and what do session checks take
    /// meanwhile?
    SignIns {
        #[command(flatten)]
        effort: Effort,
        /// Over PostgreSQL instead of SQLite.
        #[arg(long)]
        postgres: bool,
    },
    /// How many account pages are there a second, over the page of the Leptos starter?
    AccountPage(Effort),
    /// How many session checks are there a second, over a handler that does nothing; and do all
    /// replicas see at once that a session has ended?
    SessionChecks(Effort),
    /// What happens when two hundred people sign in at once?
    Rush(Effort),
    /// How long does it take from a ticket to the page behind it?
    Unlocks(Effort),
    /// How soon is a new account in the vault?
    Provisioning(Effort),
    /// How much memory do idle programs have, and how soon are they ready?
    Footprint(Effort),
    /// How fast is Argon2id by other crates?
    Argon2(Effort),
    /// Does anything get slower with a million accounts? Takes 15 GB of disk meanwhile.
    Growth {
        #[command(flatten)]
        effort: Effort,
        /// The numbers of accounts, the smallest first.
        #[arg(long, num_args = 1.., default_values_t = [1_000, 100_000, 1_000_000])]
        accounts: Vec<u32>,
    },
    /// All of those that hold the gateway against something, but for growth.
    All(Effort),
}

impl Bench {
    /// What [`Bench::All`] stands for.
    fn all(effort: Effort) -> [Self; 8] {
        [
            Self::Argon2(effort),
            Self::SignIns { effort, postgres: false },
            Self::AccountPage(effort),
            Self::SessionChecks(effort),
            Self::Rush(effort),
            Self::Unlocks(effort),
            Self::Provisioning(effort),
            Self::Footprint(effort),
        ]
    }
}

/// Builds what is measured, unless it is to be measured as it was built before; measures, and keeps
/// the figures.
pub fn run(workspace: &Workspace, bench: &Bench, as_built: bool) -> Result<()> {
    match bench {
        Bench::Verifying => {}
        _ if as_built => {}
        // The browser's side starts what its tests start.
        Bench::Pages => product::build(workspace, Profile::Release)?,
        _ => server::build(workspace, &product::SERVERS, Profile::Dist)?,
    }
    if !matches!(bench, Bench::Verifying | Bench::Pages | Bench::Services | Bench::Timing { .. }) {
        step("compiling the yardstick", || yardstick::build(workspace))?;
    }
    interruption::await_signals()?;
    let Bench::All(effort) = bench else { return one(workspace, bench) };
    let watch = Stopwatch::start();
    for bench in Bench::all(*effort) {
        one(workspace, &bench)?;
    }
    say(&format!("all of it took {}", seconds(watch.elapsed())));
    Ok(())
}

fn one(workspace: &Workspace, bench: &Bench) -> Result<()> {
    let (name, figures) = match bench {
        Bench::Pages => ("pages", pages::measure(workspace)?),
        Bench::Services => ("services", services::measure(workspace)?),
        Bench::Verifying => ("verifying", verifying::measure(workspace)?),
        Bench::Timing { samples } => ("timing", timing::measure(workspace, *samples)?),
        Bench::SignIns { effort, postgres } => {
            let name = if *postgres { "sign-ins-postgres" } else { "sign-ins" };
            (name, sign_ins::measure(workspace, *effort, *postgres)?)
        }
        Bench::AccountPage(effort) => ("account-page", account_page::measure(workspace, *effort)?),
        Bench::SessionChecks(effort) => {
            ("session-checks", session_checks::measure(workspace, *effort)?)
        }
        Bench::Rush(effort) => ("rush", rush::measure(workspace, *effort)?),
        Bench::Unlocks(effort) => ("unlocks", unlocks::measure(workspace, *effort)?),
        Bench::Provisioning(effort) => ("provisioning", provisioning::measure(workspace, *effort)?),
        Bench::Footprint(effort) => ("footprint", footprint::measure(workspace, *effort)?),
        Bench::Argon2(effort) => ("argon2", argon2::measure(workspace, *effort)?),
        Bench::Growth { effort, accounts } => {
            ("growth", growth::measure(workspace, *effort, accounts)?)
        }
        Bench::All(_) => return Ok(()),
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
