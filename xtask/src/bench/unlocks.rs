//! From a ticket to the page behind it: the service asks, a code is mailed, a pattern is drawn, the
//! gateway countersigns, and the service serves.
//!
//! One person, one request at a time, no pause for drawing: so what is left is what the programs
//! take. How much of that the signatures are is computed from what they take by themselves.

use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Value, json};

use super::Effort;
use super::fleet::Fleet;
use super::gateway::SESSION;
use super::regular::Regular;
use super::samples::Samples;
use super::table::Table;
use super::wire::{Request, Wire};
use super::yardstick;
use crate::progress::{Stopwatch, step};
use crate::workspace::Workspace;

/// What is opened.
const PAGE: &str = "/s/vault/records";

/// How many unlocks make a round.
const EACH: usize = 30;

/// Signatures of one unlock: the first call, the ticket, the countersigned ticket.
const SIGNED: f64 = 3.0;
/// And what is verified: the call at the vault; the ticket at the gateway, when it arrives and when
/// it is countersigned; the countersigned ticket and the ticket in it at the vault.
const VERIFIED: f64 = 5.0;

/// How long a new account may take to be in the vault.
const ACCOUNT_LOOKS: u32 = 400;

/// The parts of an unlock.
#[derive(Default)]
struct Parts {
    ticket: Samples,
    mail: Samples,
    pattern: Samples,
    page: Samples,
    whole: Samples,
}

pub fn measure(workspace: &Workspace, effort: Effort) -> Result<Value> {
    let fleet = Fleet::start(workspace, &[])?;
    let people = fleet.enrol(1)?;
    let person = people.into_iter().next().context("nobody has enrolled")?;
    let mut opener = Opener::new(&fleet, person)?;
    let mut parts = Parts::default();
    let (mut sign, mut verify) = (Samples::default(), Samples::default());
    for round in 1..=effort.rounds {
        step(&format!("round {round} of {}", effort.rounds), || {
            let figures = yardstick::figures(workspace, &["signatures"])?;
            sign.add(microseconds(&figures, "sign_us")?);
            verify.add(microseconds(&figures, "verify_us")?);
            (0..EACH).try_for_each(|_| opener.unlock(&mut parts))
        })?;
    }
    fleet.gateway.stop()?;
    let (whole, sign, verify) = (parts.whole.median()?, sign.median()?, verify.median()?);
    let mut table = Table::default();
    table.add("an unlock, from the first request to the page, median", whole, "ms");
    table.add("… 99 of 100", parts.whole.percentile(99)?, "ms");
    table.add("… until the ticket has become a challenge", parts.ticket.median()?, "ms");
    table.add("… until the code is mailed", parts.mail.median()?, "ms");
    table.add("… the pattern", parts.pattern.median()?, "ms");
    table.add("… the page, countersigned", parts.page.median()?, "ms");
    table.add("one ES256 signature", sign * 1000.0, "µs");
    table.add("one ES256 verification", verify * 1000.0, "µs");
    let share = (SIGNED * sign + VERIFIED * verify) / whole;
    table.add("the share of 3 signatures and 5 verifications", share * 100.0, "%");
    Ok(table.print())
}

fn microseconds(figures: &Value, name: &str) -> Result<Duration> {
    let us = figures.get(name).and_then(Value::as_f64);
    Ok(Duration::from_secs_f64(us.with_context(|| format!("no figure {name}"))? / 1e6))
}

/// Somebody who opens the vault and closes it again.
struct Opener {
    person: Regular,
    session: String,
    wire: Wire,
    code: Box<dyn Fn() -> Result<String>>,
}

impl Opener {
    /// Waits until the vault knows the account.
    fn new(fleet: &Fleet, person: Regular) -> Result<Self> {
        let (post, email) = (fleet.post.clone(), person.person.email());
        let code = Box::new(move || post.code(&email));
        let (session, wire) = (person.session.clone(), Wire::to(person.site())?);
        let mut opener = Self { person, session, wire, code };
        for _ in 0..ACCOUNT_LOOKS {
            if let Some(challenge) = opener.ask()? {
                opener.draw(&challenge)?;
                ensure!(opener.ask()?.is_none(), "the pattern opened nothing");
                return Ok(opener);
            }
            thread::sleep(Duration::from_millis(25));
        }
        bail!("the account does not come to the vault")
    }

    fn unlock(&mut self, parts: &mut Parts) -> Result<()> {
        self.call("lock-now", &json!({}))?;
        let whole = Stopwatch::start();
        let challenge = time(&mut parts.ticket, || self.ask())?;
        let challenge = challenge.context("the vault asks for no pattern")?;
        let pattern = time(&mut parts.mail, || (self.code)())?;
        time(&mut parts.pattern, || self.answer(&challenge, &pattern))?;
        let locked = time(&mut parts.page, || self.ask())?;
        ensure!(locked.is_none(), "the pattern opened nothing");
        parts.whole.add(whole.elapsed());
        Ok(())
    }

    fn draw(&mut self, challenge: &str) -> Result<()> {
        let pattern = (self.code)()?;
        self.answer(challenge, &pattern)
    }

    fn answer(&mut self, challenge: &str, pattern: &str) -> Result<()> {
        let proof = json!({ "challenge": challenge, "pattern": pattern });
        self.session = self.call("unlock", &proof)?.context("an unlock gives no session")?;
        Ok(())
    }

    /// Asks for the page. Gives the challenge where it takes a pattern.
    fn ask(&mut self) -> Result<Option<String>> {
        let page = Request::get(self.person.site(), PAGE, &[("cookie", &self.session)]);
        let reply = self.wire.ask(&page)?;
        match reply.status {
            200 => Ok(None),
            _ => {
                let problem = reply.json()?;
                let unlock = problem.get("unlock").and_then(Value::as_str);
                Ok(unlock.and_then(|path| path.strip_prefix("/unlock/")).map(str::to_owned))
            }
        }
    }

    /// Calls a server function. Gives the session, where it changes.
    fn call(&mut self, function: &str, arguments: &Value) -> Result<Option<String>> {
        let call = Request::call(self.person.site(), function, &self.session, arguments);
        Ok(self.wire.must(&call)?.cookie(SESSION))
    }
}

fn time<T>(samples: &mut Samples, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let watch = Stopwatch::start();
    let outcome = work()?;
    samples.add(watch.elapsed());
    Ok(outcome)
}
