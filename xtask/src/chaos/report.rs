//! What a fault came to.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use anyhow::{Context as _, Result};
use serde_json::{Map, Value, json};

use super::crowd::Replayed;
use super::invariants::Breach;
use super::story::{Counts, Story};
use crate::bench::samples::Samples;
use crate::mail_server::Mailed;
use crate::progress::{say, seconds};
use crate::workspace::Workspace;

/// How many breaches are told on the terminal; the file has all.
const TOLD: usize = 20;

/// The figures of one fault.
#[derive(Default)]
pub struct Report {
    counts: Counts,
    people: usize,
    cut_short: usize,
    recoveries: BTreeMap<&'static str, Samples>,
    figures: Map<String, Value>,
    breaches: Vec<Breach>,
    left_out: Option<String>,
    broken_off: Option<String>,
}

impl Report {
    /// How long it took until everything worked again, by what had been wrong.
    pub fn recovered(&mut self, from: &'static str, after: Duration) {
        self.recoveries.entry(from).or_default().add(after);
    }

    /// A figure of this fault's own.
    pub fn figure(&mut self, name: &str, value: Value) {
        self.figures.insert(name.to_owned(), value);
    }

    /// What people went through.
    pub fn people(&mut self, stories: &[Story]) {
        self.people = stories.len();
        self.cut_short = stories.iter().filter(|story| story.cut_short).count();
        stories.iter().for_each(|story| self.counts.append(&story.counts));
    }

    /// What the mail server has counted, and the vault has refused.
    pub fn counted(&mut self, mailed: Mailed, replayed: &Replayed) {
        let Mailed { codes, again, notices, refused } = mailed;
        let mails =
            json!({ "codes": codes, "again": again, "notices": notices, "refused": refused });
        self.figure("mails", mails);
        self.figure("replays_refused", json!(replayed.refused));
    }

    /// What does not hold.
    pub fn breaches(&mut self, breaches: Vec<Breach>) {
        self.breaches.extend(breaches);
    }

    /// That it was not tried, and why.
    pub fn left_out(&mut self, why: &str) {
        self.left_out = Some(why.to_owned());
    }

    /// That it did not come to its end, and why.
    pub fn broke_off(&mut self, why: &str) {
        self.broken_off = Some(why.to_owned());
    }

    /// Whether everything holds.
    pub fn holds(&self) -> bool {
        self.breaches.is_empty()
    }

    /// Tells all of it.
    pub fn tell(&self) -> Result<()> {
        if let Some(why) = &self.left_out {
            say(&format!("  LEFT OUT: {why}"));
        }
        self.counts.lines().for_each(|line| say(&format!("  {line}")));
        for (from, samples) in &self.recoveries {
            let (times, median) = (samples.len(), samples.median()?);
            say(&format!("  {from}: {times} times, all works again after {median:.0} ms (median)"));
        }
        for (name, figure) in &self.figures {
            say(&format!("  {name}: {figure}"));
        }
        if self.cut_short > 0 {
            say(&format!("  {} of {} people had no time left", self.cut_short, self.people));
        }
        for breach in self.breaches.iter().take(TOLD) {
            say(&format!("  BROKEN: {breach}"));
        }
        if let Some(more) = self.breaches.len().checked_sub(TOLD).filter(|more| *more > 0) {
            say(&format!("  BROKEN: {more} more"));
        }
        Ok(())
    }

    /// Keeps all of it in `target/chaos/<name>.json`.
    pub fn keep(&self, workspace: &Workspace, name: &str, seed: u64, took: Duration) -> Result<()> {
        let recoveries: Result<Map<String, Value>> = self
            .recoveries
            .iter()
            .map(|(from, samples)| Ok(((*from).to_owned(), samples.figures()?)))
            .collect();
        let breaches: Vec<Value> = self
            .breaches
            .iter()
            .map(|breach| json!({ "rule": format!("{:?}", breach.rule), "detail": breach.detail }))
            .collect();
        let document = json!({
            "fault": name, "seed": seed, "seconds": took.as_secs_f64(), "people": self.people,
            "cut_short": self.cut_short, "left_out": self.left_out,
            "broken_off": self.broken_off,
            "requests": self.counts.figures(), "recovered": recoveries?,
            "figures": self.figures, "breaches": breaches,
        });
        let folder = workspace.target("chaos");
        fs::create_dir_all(&folder)?;
        let file = folder.join(name).with_extension("json");
        fs::write(&file, serde_json::to_string_pretty(&document)?)
            .with_context(|| format!("{} could not be written", file.display()))?;
        say(&format!("  {} people, {}; written to {}", self.people, seconds(took), file.display()));
        Ok(())
    }
}
