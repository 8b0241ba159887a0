//! Everything that must hold before a change is done, in one command.
//!
//! Every step runs even when one before it failed, except where it would only fail for the same
//! reason; then it says so and counts as failed. The last line is `N passed, N failed`.

mod browser;
mod cargo;
mod chromium;
mod deploy;
mod examples;
mod left_behind;
mod nginx;
pub(crate) mod postgres;
mod system;
mod tally;
pub(crate) mod unpacked;
mod wasm;

use std::process::ExitCode;
use std::thread;
use std::time::Duration;

use anyhow::{Result, anyhow, bail};
use clap::ValueEnum;

pub use self::browser::{install as install_browser, playwright};
pub use self::postgres::find_or_install as find_or_install_postgres;
use self::tally::Tally;
pub use self::wasm::run_module as wasm_module;
use crate::product;
use crate::profile::Profile;
use crate::progress::{Stopwatch, say, seconds};
use crate::workspace::Workspace;

/// One part of `cargo xtask test`.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Step {
    /// Is the code formatted as rustfmt would?
    Format,
    /// Do all tests compile, and has clippy nothing to say?
    Lint,
    /// The workspace's own tests, on SQLite and PostgreSQL.
    Cargo,
    /// Build the site and the servers as they are released.
    Build,
    /// The factors' tests, compiled to WASM and run in Node.
    Wasm,
    /// The services in Python and Node, tested by their own means.
    Examples,
    /// The files of `deploy/`, read by the programs that they are for.
    Deploy,
    /// Install what the browser tests need.
    Install,
    /// The whole product in a browser, on SQLite.
    Browser,
    /// The main journeys in a browser, on PostgreSQL. Only where it is asked for: with two gateways
    /// the same tests run on PostgreSQL as well.
    Postgres,
    /// The main journeys in a browser, with two gateways over one PostgreSQL.
    Replicas,
}

/// Runs the steps in `only`, or all that are not for asking where it is empty.
///
/// # Errors
/// None that a step could cause: those are counted and make the exit code a failure.
pub fn run(workspace: &Workspace, only: &[Step]) -> Result<ExitCode> {
    let wanted = |step: &Step| match only {
        [] => *step != Step::Postgres,
        only => only.contains(step),
    };
    let mut report = Report::default();
    for stage in STAGES {
        let steps: Vec<Step> = stage.iter().copied().filter(wanted).collect();
        report.add(&steps, workspace)?;
    }
    Ok(report.finish())
}

/// What goes on at the same time, one stage after the other. Beside what computes stands what waits:
/// for packages, for a database, for one last crate on one core.
const STAGES: &[&[Step]] = &[
    &[Step::Format],
    &[Step::Lint, Step::Install],
    &[Step::Cargo, Step::Build],
    &[Step::Wasm, Step::Examples, Step::Deploy],
    &[Step::Browser],
    &[Step::Postgres],
    &[Step::Replicas],
];

impl Step {
    fn title(self) -> &'static str {
        match self {
            Self::Format => "formatting",
            Self::Lint => "clippy and compiling",
            Self::Cargo => "cargo test",
            Self::Wasm => "factors on WASM in Node",
            Self::Examples => "services in Python, Node",
            Self::Build => "release build and site",
            Self::Deploy => "files of deploy/",
            Self::Install => "browser and its packages",
            Self::Browser => "end to end, SQLite",
            Self::Postgres => "end to end, PostgreSQL",
            Self::Replicas => "end to end, two gateways",
        }
    }

    /// The steps without which this one can only fail.
    fn needs(self) -> &'static [Self] {
        match self {
            Self::Browser | Self::Postgres | Self::Replicas => &[Self::Build, Self::Install],
            Self::Deploy => &[Self::Build],
            _ => &[],
        }
    }

    fn run(self, workspace: &Workspace, tally: &mut Tally) -> Result<()> {
        match self {
            Self::Format => cargo::format(workspace),
            Self::Lint => cargo::lint(workspace),
            Self::Cargo => cargo::test(workspace, tally),
            Self::Wasm => wasm::test(workspace, tally),
            Self::Examples => examples::test(workspace, tally),
            Self::Build => product::build(workspace, Profile::Release),
            Self::Deploy => deploy::test(workspace, tally),
            Self::Install => {
                browser::install(workspace).and_then(|()| examples::install(workspace))
            }
            Self::Browser => browser::test(workspace, tally),
            Self::Postgres => browser::test_postgres(workspace, tally),
            Self::Replicas => browser::test_replicas(workspace, tally),
        }
    }
}

#[derive(Default)]
struct Report {
    lines: Vec<Line>,
}

struct Line {
    step: Step,
    tally: Tally,
    took: Duration,
    error: Option<String>,
}

impl Line {
    /// Does a step, unless something that it needs has failed.
    fn of(step: Step, failed_need: Option<anyhow::Error>, workspace: &Workspace) -> Self {
        say(&format!("== {}", step.title()));
        let watch = Stopwatch::start();
        let mut tally = Tally::default();
        let outcome = match failed_need {
            Some(need) => Err(need),
            None => step.run(workspace, &mut tally),
        };
        let error = outcome.err().map(|error| format!("{error:#}"));
        if let Some(error) = &error {
            say(&format!("error: {error}"));
            tally.fail_at_least_once();
        }
        Self { step, tally, took: watch.elapsed(), error }
    }
}

impl Report {
    /// Does steps at the same time.
    fn add(&mut self, steps: &[Step], workspace: &Workspace) -> Result<()> {
        let done: Vec<_> = thread::scope(|scope| {
            let start = |&step: &Step| {
                let need = self.failed_need(step);
                scope.spawn(move || Line::of(step, need, workspace))
            };
            let running: Vec<_> = steps.iter().map(start).collect();
            running.into_iter().map(|step| step.join()).collect()
        });
        for line in done {
            self.lines.push(line.map_err(|_| anyhow!("a step panicked"))?);
        }
        Ok(())
    }

    fn failed_need(&self, step: Step) -> Option<anyhow::Error> {
        let failed = |line: &&Line| line.tally.failed > 0 && step.needs().contains(&line.step);
        let need = self.lines.iter().find(failed)?;
        Some(anyhow::anyhow!("not run, because `{}` failed", need.step.title()))
    }

    fn finish(self) -> ExitCode {
        let mut total = Tally::default();
        println!();
        for line in &self.lines {
            total.add(line.tally);
            println!(
                "{:<26} {:>12}  {:>5} passed  {:>3} failed  {}",
                line.step.title(),
                seconds(line.took),
                line.tally.passed,
                line.tally.failed,
                line.error.as_deref().unwrap_or_default()
            );
        }
        println!("\n{} passed, {} failed", total.passed, total.failed);
        if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

/// A step that ran no test at all has proved nothing.
fn require_some(tally: &Tally, what: &str) -> Result<()> {
    if tally.passed + tally.failed == 0 {
        bail!("{what} ran no test");
    }
    Ok(())
}
