//! Full sign-ins against the same Argon2id in a bare loop, and what a session check takes meanwhile.
//!
//! One round is the bare loop with its memory as the gateway has it, the loop in ordinary pages,
//! sign-ins, and sign-ins beside which one connection checks a session a hundred times a second.
//! The clients and the mail server run on the same cores, and are part of what the sign-ins pay.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Result, anyhow};
use serde_json::Value;

use super::Effort;
use super::fleet::{Fleet, SESSION_CHECK};
use super::postgres::Cluster;
use super::pressure::{Pressed, press};
use super::regular::Regular;
use super::samples::Samples;
use super::table::{Aim, Table, median};
use super::wire::{Request, Wire};
use super::yardstick::{Pages, bare_hashes_a_second, own_core_ms};
use crate::progress::{Stopwatch, step};
use crate::workspace::Workspace;

const CONNECTIONS: usize = 64;

/// Somebody who clicks through pages would make fewer; without a pause, what is measured would be
/// how far checks displace sign-ins.
const BETWEEN_CHECKS: Duration = Duration::from_millis(10);

/// What the rounds gave.
#[derive(Default)]
struct Rounds {
    /// The loop with its memory in huge pages, as the gateway has it.
    bare: Vec<f64>,
    bare_in_ordinary_pages: Vec<f64>,
    alone: Vec<f64>,
    checked: Vec<f64>,
    checks: Samples,
    sign_ins: Samples,
    core_ms: Vec<CoreTimes>,
}

/// The time of a core that each has used, in milliseconds.
struct CoreTimes {
    gateway: f64,
    /// Nothing where the database is a file.
    postgres: Option<f64>,
    /// Of clients and mail server.
    own: f64,
}

pub fn measure(workspace: &Workspace, effort: Effort, postgres: bool) -> Result<Value> {
    let limit = Duration::from_secs(effort.seconds);
    let cluster = postgres.then(Cluster::start).transpose()?;
    let url = cluster.as_ref().map(|cluster| cluster.create("sign_ins", None)).transpose()?;
    let database = url.as_deref().map(|url| ("TESSERA_DATABASE_URL", url));
    let fleet = Fleet::start(workspace, database.as_slice())?;
    let people = fleet.enrol(CONNECTIONS)?;
    let mut rounds = Rounds::default();
    for round in 1..=effort.rounds {
        step(&format!("round {round} of {}", effort.rounds), || {
            let bare = |pages| bare_hashes_a_second(workspace, effort.seconds, pages);
            rounds.bare.push(bare(Pages::Huge)?);
            rounds.bare_in_ordinary_pages.push(bare(Pages::Ordinary)?);
            let before = CoreTimes::now(&fleet, cluster.as_ref())?;
            let alone = sign_ins(&people, limit)?;
            let after = CoreTimes::now(&fleet, cluster.as_ref())?;
            rounds.core_ms.push(after.since(&before, alone.samples.len()));
            rounds.alone.push(alone.a_second()?);
            rounds.sign_ins.append(alone.samples);
            let (checked, checks) = beside_checks(&people, limit)?;
            rounds.checked.push(checked.a_second()?);
            rounds.checks.append(checks);
            Ok(())
        })?;
    }
    let peaks = fleet.gateway.peaks()?;
    fleet.gateway.stop()?;
    let mut table = rounds.table()?;
    for (name, mib) in peaks {
        table.add(format!("the most memory of the {name}"), mib, "MiB");
    }
    Ok(table.print())
}

/// Everybody signs in, again and again.
pub fn sign_ins(people: &[Regular], limit: Duration) -> Result<Pressed> {
    press(people.len(), limit, |number| {
        let person = people.get(number).ok_or_else(|| anyhow!("nobody is number {number}"))?;
        let mut wire = Wire::to(person.site())?;
        Ok(move || person.sign_in(&mut wire).map(drop))
    })
}

fn beside_checks(people: &[Regular], limit: Duration) -> Result<(Pressed, Samples)> {
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        let checking = scope.spawn(|| checks(people, &over));
        let signed_in = sign_ins(people, limit);
        over.store(true, Ordering::Relaxed);
        let checks = checking.join().map_err(|_| anyhow!("the checks panicked"))?;
        Ok((signed_in?, checks?))
    })
}

fn checks(people: &[Regular], over: &AtomicBool) -> Result<Samples> {
    let somebody = people.first().ok_or_else(|| anyhow!("nobody has enrolled"))?;
    let (path, header) = SESSION_CHECK;
    let request = Request::get(somebody.site(), path, &[header, ("cookie", &somebody.session)]);
    let (mut wire, mut samples) = (Wire::to(somebody.site())?, Samples::default());
    while !over.load(Ordering::Relaxed) {
        let watch = Stopwatch::start();
        wire.must(&request)?;
        samples.add(watch.elapsed());
        thread::sleep(BETWEEN_CHECKS);
    }
    Ok(samples)
}

impl CoreTimes {
    fn now(fleet: &Fleet, cluster: Option<&Cluster>) -> Result<Self> {
        let used = fleet.gateway.core_ms()?;
        let gateway = used.into_iter().filter(|(name, _)| *name == "gateway");
        Ok(Self {
            gateway: gateway.map(|(_, ms)| ms).sum(),
            postgres: cluster.map(Cluster::core_ms).transpose()?,
            own: own_core_ms()?,
        })
    }

    /// What each of so many has taken since.
    fn since(&self, before: &Self, done: usize) -> Self {
        let each = |now: f64, then: f64| (now - then) / done as f64;
        Self {
            gateway: each(self.gateway, before.gateway),
            postgres: self.postgres.zip(before.postgres).map(|(now, then)| each(now, then)),
            own: each(self.own, before.own),
        }
    }
}

impl Rounds {
    fn table(&self) -> Result<Table> {
        let over = |bare: &[f64], sign_ins: &[f64]| {
            median(sign_ins.iter().zip(bare).map(|(one, bare)| one / bare).collect())
        };
        let (bare, ordinary) = (&self.bare, &self.bare_in_ordinary_pages);
        let mut table = Table::default();
        table.add("Argon2id in a bare loop", median(bare.clone()), "a second");
        table.add("… in ordinary pages", median(ordinary.clone()), "a second");
        table.add("sign-ins, 64 connections", median(self.alone.clone()), "a second");
        table.aim("… over the bare loop", over(bare, &self.alone), "", Aim::AtLeast(0.9));
        table.add("… over the loop in ordinary pages", over(ordinary, &self.alone), "");
        table.add("a sign-in, median", self.sign_ins.median()?, "ms");
        let core_ms = |of: fn(&CoreTimes) -> Option<f64>| {
            let each: Vec<f64> = self.core_ms.iter().filter_map(of).collect();
            (!each.is_empty()).then(|| median(each))
        };
        for (name, ms) in [
            ("a core's time for it, gateway", core_ms(|used| Some(used.gateway))),
            ("… PostgreSQL", core_ms(|used| used.postgres)),
            ("… clients and mail server", core_ms(|used| Some(used.own))),
        ] {
            if let Some(ms) = ms {
                table.add(name, ms, "ms");
            }
        }
        table.add("sign-ins beside session checks", median(self.checked.clone()), "a second");
        table.aim("… over the bare loop", over(bare, &self.checked), "", Aim::AtLeast(0.9));
        table.add("… over the loop in ordinary pages", over(ordinary, &self.checked), "");
        table.aim(
            "a session check meanwhile, median",
            self.checks.median()?,
            "ms",
            Aim::AtMost(5.0),
        );
        table.add("… 99 of 100", self.checks.percentile(99)?, "ms");
        Ok(table)
    }
}
