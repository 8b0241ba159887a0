//! The machine's clock jumps a day ahead and back, under programs that run on: libfaketime stands
//! between them and the C library. What counts time by itself, as timers do, goes on as it was.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use anyhow::{Result, ensure};
use serde_json::json;

use super::super::crowd::Replayed;
use super::super::invariants::{Breach, Evidence, Rule, judge_rest};
use super::super::journey::{Code, Journey, Town};
use super::super::line::Line;
use super::super::stage::{Setting, Stage};
use super::super::trial::Trial;
use super::super::wiretap::Served;
use crate::progress::Stopwatch;
use crate::test::unpacked::Packaged;

const FAKETIME: Packaged = Packaged {
    package: "libfaketime",
    program: if cfg!(target_arch = "aarch64") {
        "usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"
    } else {
        "usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"
    },
};

/// As libfaketime reads it, in seconds.
const AHEAD: &str = "+86400";
const NOW: &str = "+0";

/// How long the gateway may take to write down what is over: it looks every minute.
const TIDIED_AFTER: Duration = Duration::from_secs(100);

/// What has not been written down as over.
const GOES_ON: &str = "SELECT (SELECT COUNT(*) FROM sessions WHERE ended_at IS NULL) \
     + (SELECT COUNT(*) FROM challenges WHERE consumed_at IS NULL)";

pub fn play(trial: &mut Trial<'_>) -> Result<()> {
    let library = match FAKETIME.find_or_unpack(trial.workspace) {
        Ok(library) => library,
        Err(error) => {
            trial.report.left_out(&format!("libfaketime is needed: {error:#}"));
            return Ok(());
        }
    };
    let clock = Clock::at(&trial.workspace.target("chaos"))?;
    let variables = clock.variables(&library);
    let mut stage = trial.set(Setting { variables, ..Setting::default() })?;
    let town = trial.town(&stage);
    let mut people = People::prepare(&stage, &town)?;
    let anchors = stage.operator().verify(stage.data(), &[])?.anchors;
    let mut breaches = Vec::new();

    clock.turn(AHEAD)?;
    breaches.extend(people.alive("a day later")?);
    let tidied = tidied(&stage)?;
    trial.report.figure("written_down_after_s", json!(tidied.as_secs_f64()));
    people.walker.enter()?;
    clock.turn(NOW)?;
    breaches.extend(people.alive("back from the next day")?);
    people.come_back()?;

    // Once more, too short for anything but an answer.
    let mut people = People::prepare(&stage, &town)?;
    clock.turn(AHEAD)?;
    breaches.extend(people.alive("a day later, for a moment")?);
    clock.turn(NOW)?;
    breaches.extend(people.alive("back from a moment in the next day")?);
    people.come_back()?;

    trial.settle(&stage)?;
    stage.stop()?;
    let stories = people.stories();
    trial.report.people(&stories);
    let (mailed, replayed) = (stage.mail.mailed(), Replayed::default());
    let panics = [&stage.gateway, &stage.vault].map(|server| server.panics()).concat();
    breaches.extend(judge_rest(&Evidence {
        identities: &stage.identities,
        records: &stage.records,
        operator: stage.operator(),
        data: stage.data(),
        anchors: &anchors,
        stories: &stories,
        replayed: &replayed,
        mailed,
        interrupted: false,
        panics,
    })?);
    trial.report.breaches(breaches);
    Ok(())
}

/// A file from which libfaketime reads the time.
struct Clock(PathBuf);

impl Clock {
    fn at(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder)?;
        let clock = Self(folder.join("time"));
        clock.turn(NOW)?;
        Ok(clock)
    }

    /// Has the clock of both programs show that many seconds more than the machine's.
    fn turn(&self, to: &str) -> Result<()> {
        // Whoever reads it in between finds either, and never half of one.
        let draft = self.0.with_extension("draft");
        fs::write(&draft, to)?;
        fs::rename(&draft, &self.0)?;
        Ok(())
    }

    fn variables(&self, library: &Path) -> Vec<(&'static str, String)> {
        vec![
            ("LD_PRELOAD", library.display().to_string()),
            ("FAKETIME_TIMESTAMP_FILE", self.0.display().to_string()),
            ("FAKETIME_NO_CACHE", "1".to_owned()),
            ("FAKETIME_DONT_FAKE_MONOTONIC", "1".to_owned()),
        ]
    }
}

/// People with something that a day ends.
struct People {
    /// Is signed in, and has the vault open.
    walker: Journey,
    session: String,
    /// Has signed out.
    leaver: Journey,
    ended: Vec<String>,
    /// Has a code that nobody has drawn, and one that was.
    waiter: Journey,
    undrawn: Code,
    drawn: Code,
    /// What has opened the vault.
    served: Vec<Served>,
    vault: Line,
}

impl People {
    fn prepare(stage: &Stage, town: &Town) -> Result<Self> {
        // Each time there are others.
        let number = stage.identities.number("SELECT COUNT(*) FROM accounts")?;
        let named = |what: &str| Journey::of(format!("{what}-{number}"), town);
        let [mut walker, mut leaver, mut waiter] = ["walker", "leaver", "waiter"].map(named);
        walker.enter()?;
        walker.keep("Kept")?;
        let session = walker.story().session.clone().unwrap_or_default();
        leaver.enter()?;
        leaver.leave()?;
        let ended = leaver.story().ended.clone();
        waiter.enter()?;
        let drawn = waiter.hesitate()?;
        ensure!(waiter.draw_late(&drawn)?, "a code is not accepted");
        let undrawn = waiter.hesitate()?;
        let served = stage.tap.served();
        ensure!(!served.is_empty(), "nobody has opened the vault");
        let vault = Line::to(&format!("http://{}", stage.vault.address()));
        Ok(Self { walker, session, leaver, ended, waiter, undrawn, drawn, served, vault })
    }

    /// What lives although a day has ended it.
    fn alive(&mut self, when: &str) -> Result<Vec<Breach>> {
        let mut alive = Vec::new();
        if self.walker.name_of(&self.session)?.is_some() {
            alive.push("a session that was over goes on".to_owned());
        }
        for ended in &self.ended {
            if self.leaver.name_of(ended)?.is_some() {
                alive.push("a session that was ended goes on".to_owned());
            }
        }
        for (code, what) in [(&self.undrawn, "was over"), (&self.drawn, "was drawn")] {
            if self.waiter.draw_late(code)? {
                alive.push(format!("a code that {what} is accepted"));
            }
        }
        for Served { method, path, token } in &self.served {
            let status = self.vault.hand_in(method, path, token).status();
            if status != Some(401) {
                alive.push(format!("a ticket that was used is answered with {status:?}"));
            }
        }
        let breach =
            |what| Breach { rule: Rule::NothingComesBack, detail: format!("{when}, {what}") };
        Ok(alive.into_iter().map(breach).collect())
    }

    /// Nobody is locked out by it.
    fn come_back(&mut self) -> Result<()> {
        for journey in [&mut self.walker, &mut self.leaver, &mut self.waiter] {
            journey.enter()?;
            journey.keep("Kept after the jump")?;
        }
        Ok(())
    }

    fn stories(self) -> Vec<super::super::story::Story> {
        [self.walker, self.leaver, self.waiter].map(Journey::into_story).to_vec()
    }
}

/// Waits until all that a day has ended is written down as over.
fn tidied(stage: &Stage) -> Result<Duration> {
    let watch = Stopwatch::start();
    while stage.identities.number(GOES_ON)? > 0
        || stage.records.number("SELECT COUNT(*) FROM grants")? > 0
    {
        ensure!(watch.elapsed() < TIDIED_AFTER, "what is over is not written down as over");
        thread::sleep(Duration::from_millis(250));
    }
    Ok(watch.elapsed())
}
