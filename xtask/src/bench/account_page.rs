//! The page of somebody who is signed in, against the page of the Leptos starter.
//!
//! Both are asked for by the same client on the same cores, whose cost both pay; so the time of a
//! core that each server takes stands beside the ratio.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::Effort;
use super::fleet::Fleet;
use super::pressure::{Pressed, press};
use super::samples::Samples;
use super::table::{Aim, Table, median};
use super::wire::{Request, Wire};
use super::yardstick::Starter;
use crate::progress::step;
use crate::workspace::Workspace;

const CONNECTIONS: usize = 16;

pub fn measure(workspace: &Workspace, effort: Effort) -> Result<Value> {
    let limit = Duration::from_secs(effort.seconds);
    let fleet = Fleet::start(workspace, &[])?;
    let people = fleet.enrol(CONNECTIONS)?;
    let starter = Starter::start(workspace)?;
    let site = fleet.gateway.address;
    let accounts: Vec<Request> = people
        .iter()
        .map(|person| Request::get(site, "/account", &[("cookie", &person.session)]))
        .collect();
    let starters: Vec<Request> =
        people.iter().map(|_| Request::get(starter.address, "/", &[])).collect();
    let (mut plain, mut pages, mut ratios) = (Side::default(), Side::default(), Vec::new());
    for round in 1..=effort.rounds {
        step(&format!("round {round} of {}", effort.rounds), || {
            let of_starter =
                plain.round(|| starter.core_ms(), || load(starter.address, &starters, limit))?;
            let of_account = pages.round(|| used(&fleet), || load(site, &accounts, limit))?;
            ratios.push(of_account / of_starter);
            Ok(())
        })?;
    }
    fleet.gateway.stop()?;
    let mut table = Table::default();
    plain.add_to(&mut table, "the starter's page")?;
    pages.add_to(&mut table, "the account page")?;
    table.aim("account pages over the starter's", median(ratios), "", Aim::AtLeast(0.4));
    let slow = pages.samples.percentile(99)?;
    table.aim("the account page, 99 of 100, 16 connections", slow, "ms", Aim::AtMost(15.0));
    let core = median(plain.core_ms) / median(pages.core_ms);
    table.add("a core's time, the starter's over the account page's", core, "");
    Ok(table.print())
}

/// One of the two.
#[derive(Default)]
struct Side {
    a_second: Vec<f64>,
    core_ms: Vec<f64>,
    samples: Samples,
}

impl Side {
    /// Measures once, and gives how many a second there were.
    fn round(
        &mut self,
        used: impl Fn() -> Result<f64>,
        load: impl FnOnce() -> Result<Pressed>,
    ) -> Result<f64> {
        let before = used()?;
        let pressed = load()?;
        self.core_ms.push((used()? - before) / pressed.samples.len() as f64);
        let a_second = pressed.a_second()?;
        self.a_second.push(a_second);
        self.samples.append(pressed.samples);
        Ok(a_second)
    }

    fn add_to(&self, table: &mut Table, what: &str) -> Result<()> {
        table.add(format!("{what}, 16 connections"), median(self.a_second.clone()), "a second");
        table.add(format!("{what}, median"), self.samples.median()?, "ms");
        table.add(format!("{what}, a core's time"), median(self.core_ms.clone()), "ms");
        Ok(())
    }
}

fn used(fleet: &Fleet) -> Result<f64> {
    Ok(fleet.gateway.core_ms()?.into_iter().map(|(_, ms)| ms).sum())
}

/// Each connection asks for its own request, again and again.
pub fn load(at: SocketAddr, requests: &[Request], limit: Duration) -> Result<Pressed> {
    press(requests.len(), limit, |number| {
        let request = requests.get(number).context("a connection without a request")?;
        let mut wire = Wire::to(at)?;
        wire.must(request)?;
        Ok(move || wire.must(request).map(drop))
    })
}
