//! One fault from its beginning to its judgement.

use std::ops::Range;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Result, ensure};
use rand::RngExt as _;
use rand::rngs::Xoshiro256PlusPlus;
use serde_json::json;

use super::crowd::{Gathered, Progress, call_back, gather};
use super::deadline::Deadline;
use super::invariants::{Breach, Evidence, Rule, judge, waiting};
use super::journey::{Journey, Town};
use super::report::Report;
use super::stage::{Setting, Stage};
use crate::progress::Stopwatch;
use crate::workspace::Workspace;

/// How long it takes until nothing waits: a mail is claimed for a minute by a gateway that is gone,
/// and tried again after half a minute at most.
const SETTLED_AFTER: Duration = Duration::from_secs(120);

/// Until everything works again after a fault.
const RECOVERED_AFTER: Duration = Duration::from_secs(45);

/// How much of the time is kept for calling everybody back and judging.
pub const JUDGED_WITHIN: Duration = Duration::from_secs(60);

const PAUSE: Duration = Duration::from_millis(50);

/// One fault under way.
pub struct Trial<'a> {
    pub workspace: &'a Workspace,
    pub name: String,
    pub rounds: u32,
    pub chance: Xoshiro256PlusPlus,
    pub deadline: Deadline,
    pub report: Report,
}

/// What breaks something has at hand.
pub struct Scene<'a> {
    pub chance: &'a mut Xoshiro256PlusPlus,
    pub report: &'a mut Report,
    rounds: u32,
    town: &'a Town,
    progress: &'a Progress,
    probe: &'a mut Journey,
}

/// What is left once all is over.
pub struct Played {
    pub stage: Stage,
    pub gathered: Gathered,
    pub anchors: Vec<String>,
    pub interrupted: bool,
}

impl Trial<'_> {
    /// Has people go their way while something breaks; then nothing breaks any more, everybody is
    /// called back, and what is left is judged. `interrupted` says whether mails may come again.
    pub fn play(
        &mut self,
        setting: Setting,
        interrupted: bool,
        breaks: impl FnOnce(&mut Stage, &mut Scene<'_>) -> Result<()>,
    ) -> Result<Played> {
        let mut stage = self.set(setting)?;
        let town = self.town(&stage);
        let mut probe = Journey::of("probe".to_owned(), &town);
        probe.enter()?;
        let anchors = stage.operator().verify(stage.data(), &[])?.anchors;
        let (rounds, chance, report) = (self.rounds, &mut self.chance, &mut self.report);
        let mut gathered = gather(&mut stage, &town, rounds, |stage, progress| {
            let probe = &mut probe;
            breaks(stage, &mut Scene { chance, report, rounds, town: &town, progress, probe })
        })?;
        gathered.stories.push(probe.into_story());
        let rest = Town { deadline: self.deadline.before(Duration::ZERO), ..town };
        gathered.stories = call_back(gathered.stories, &rest);
        self.settle(&stage)?;
        ensure!(!self.deadline.over(), "there is no time left to judge");
        stage.stop()?;
        let played = Played { stage, gathered, anchors, interrupted };
        self.report.people(&played.gathered.stories);
        self.report.counted(played.stage.mail.mailed(), &played.gathered.replayed);
        self.report.breaches(judge(&played.evidence())?);
        Ok(played)
    }

    /// Sets the stage.
    pub fn set(&mut self, setting: Setting) -> Result<Stage> {
        Stage::set(self.workspace, &self.name, setting, &mut self.chance)
    }

    /// What people go through there.
    pub fn town(&self, stage: &Stage) -> Town {
        let mail = Arc::clone(&stage.mail);
        Town { url: stage.url.clone(), mail, deadline: self.deadline.before(JUDGED_WITHIN) }
    }

    /// Waits until nothing waits in the outboxes. What still does in the end is judged.
    pub fn settle(&mut self, stage: &Stage) -> Result<()> {
        let watch = Stopwatch::start();
        while waiting(&stage.identities)? > 0
            && watch.elapsed() < SETTLED_AFTER
            && !self.deadline.over()
        {
            thread::sleep(PAUSE);
        }
        self.report.figure("outboxes_empty_after_s", json!(watch.elapsed().as_secs_f64()));
        Ok(())
    }
}

impl Scene<'_> {
    /// Whether everybody who was to come has come to their end, or there is no time left.
    pub fn is_over(&self) -> bool {
        self.progress.ended() >= self.rounds || self.town.deadline.over()
    }

    /// Lets some time pass, by chance between these milliseconds.
    pub fn pause(&mut self, millis: Range<u64>) {
        thread::sleep(Duration::from_millis(self.chance.random_range(millis)));
    }

    /// Waits until somebody gets through again, and writes down how long that took. Where nobody
    /// does, both programs are started anew, so that there is something to judge.
    pub fn recover(&mut self, stage: &mut Stage, from: &'static str) -> Result<()> {
        let watch = Stopwatch::start();
        while !self.probe.gets_through()? {
            ensure!(!self.town.deadline.over(), "there is no time left to recover from {from}");
            if watch.elapsed() > RECOVERED_AFTER {
                let seconds = RECOVERED_AFTER.as_secs();
                let detail = format!("nobody gets through {seconds} s after {from}");
                self.report.breaches(vec![Breach { rule: Rule::EverybodyGetsOn, detail }]);
                stage.restart()?;
                return Ok(());
            }
            thread::sleep(PAUSE);
        }
        self.report.recovered(from, watch.elapsed());
        Ok(())
    }

    /// How long it takes to get through now; nothing where that does not work.
    pub fn get_through(&mut self) -> Result<Option<Duration>> {
        let watch = Stopwatch::start();
        Ok(self.probe.gets_through()?.then(|| watch.elapsed()))
    }
}

impl Played {
    /// What is to be judged.
    pub fn evidence(&self) -> Evidence<'_> {
        let Self { stage, gathered, anchors, interrupted } = self;
        let panics = [&stage.gateway, &stage.vault].map(|server| server.panics()).concat();
        Evidence {
            identities: &stage.identities,
            records: &stage.records,
            operator: stage.operator(),
            data: stage.data(),
            anchors,
            stories: &gathered.stories,
            replayed: &gathered.replayed,
            mailed: stage.mail.mailed(),
            interrupted: *interrupted,
            panics,
        }
    }
}
