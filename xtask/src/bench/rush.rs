//! Two hundred people who sign in at the same moment.
//!
//! Whoever is told that there are too many tries again when the answer says, until they are in.

use std::sync::Barrier;
use std::thread;

use anyhow::{Result, anyhow};
use serde_json::Value;

use super::Effort;
use super::fleet::Fleet;
use super::regular::{Entry, Regular};
use super::table::{Table, median};
use super::wire::Wire;
use crate::progress::{Stopwatch, step};
use crate::workspace::Workspace;

const PEOPLE: usize = 200;

pub fn measure(workspace: &Workspace, effort: Effort) -> Result<Value> {
    let fleet = Fleet::start(workspace, &[])?;
    let people = fleet.enrol(PEOPLE)?;
    let (mut last, mut at_once, mut refusals) = (Vec::new(), Vec::new(), Vec::new());
    for round in 1..=effort.rounds {
        step(&format!("round {round} of {}", effort.rounds), || {
            let watch = Stopwatch::start();
            let turned_away = rush(&people)?;
            last.push(watch.elapsed().as_secs_f64());
            at_once.push(turned_away.iter().filter(|&&times| times == 0).count() as f64);
            refusals.push(turned_away.iter().sum::<u32>().into());
            Ok(())
        })?;
    }
    let peaks = fleet.gateway.peaks()?;
    fleet.gateway.stop()?;
    let mut table = Table::default();
    table.add("200 at once: the last one is in after", median(last), "s");
    table.add("… in at the first try", median(at_once), "people");
    table.add("… times that somebody was told to come back", median(refusals), "");
    for (name, mib) in peaks {
        table.add(format!("the most memory of the {name}"), mib, "MiB");
    }
    Ok(table.print())
}

/// How often each was turned away.
fn rush(people: &[Regular]) -> Result<Vec<u32>> {
    let together = Barrier::new(people.len());
    thread::scope(|scope| {
        let running: Vec<_> =
            people.iter().map(|person| scope.spawn(|| enter(person, &together))).collect();
        let each =
            running.into_iter().map(|one| one.join().map_err(|_| anyhow!("one panicked"))?);
        each.collect()
    })
}

fn enter(person: &Regular, together: &Barrier) -> Result<u32> {
    let wire = Wire::to(person.site());
    together.wait();
    let (mut wire, mut turned_away) = (wire?, 0);
    while let Entry::TurnedAway(wait) = person.try_to_sign_in(&mut wire)? {
        turned_away += 1;
        thread::sleep(wait);
    }
    Ok(turned_away)
}
