//! One person's way through enrolling, signing in and opening the vault, who begins again wherever an
//! answer is lost, as people do, and remembers what they were told.

mod hesitating;
mod opening;

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Result, bail};
use serde_json::{Value, json};

use super::deadline::Deadline;
use super::line::{Answer, Line};
use super::story::{Account, Person, Story};
use crate::mail_server::MailServer;
use crate::progress::Stopwatch;

pub use self::hesitating::Code;

/// How long somebody tries before they call it stuck: longer than any fault, and the claim of a mail
/// by a gateway that is gone, together.
const PATIENCE: Duration = Duration::from_secs(150);

/// How long somebody looks at the mailbox before they ask for the mail again.
const MAIL_PATIENCE: Duration = Duration::from_millis(1500);

/// Between two attempts.
const PAUSE: Duration = Duration::from_millis(20);

/// What people go through.
#[derive(Clone)]
pub struct Town {
    pub url: String,
    pub mail: Arc<MailServer>,
    pub deadline: Deadline,
}

/// One person on their way.
pub struct Journey {
    town: Town,
    line: Line,
    person: Person,
    story: Story,
}

/// What became of a mailed code.
struct Drawn {
    end: End,
    /// Whether an answer on the way was lost.
    doubtful: bool,
}

enum End {
    /// The pattern was accepted.
    Accepted(Answer),
    /// The code is used, or over.
    Over,
    /// The session in which it was to be drawn is over.
    SignedOut,
}

impl Journey {
    /// Somebody whom nobody knows yet.
    pub fn of(username: String, town: &Town) -> Self {
        let story = Story { username: username.clone(), ..Story::default() };
        Self::on(story, town)
    }

    /// Somebody who goes on.
    pub fn on(story: Story, town: &Town) -> Self {
        let person = Person { username: story.username.clone() };
        let line = Line::to(&town.url);
        Self { town: town.clone(), line, person, story }
    }

    /// What they were told so far.
    pub const fn story(&self) -> &Story {
        &self.story
    }

    /// What they were told.
    pub fn into_story(self) -> Story {
        self.story
    }

    /// Is signed in from here on, whatever it takes.
    pub fn enter(&mut self) -> Result<()> {
        self.until("being signed in", |me| match me.story.account {
            Account::Absent => me.enrol(),
            Account::Unclear | Account::Told => me.sign_in(),
        })
    }

    /// Hands in wrong factors until told so many times that they are wrong.
    pub fn guess(&mut self, times: u64) -> Result<()> {
        while self.story.refusals < times && !self.town.deadline.over() {
            let wrong = self.person.credentials(false);
            if self.ask("", "sign-in", &wrong).refuses("refused") {
                self.story.refusals += 1;
            }
            thread::sleep(PAUSE);
        }
        Ok(())
    }

    /// Ends the session.
    pub fn leave(&mut self) -> Result<()> {
        self.until("signing out", |me| {
            let Some(session) = me.story.session.clone() else { return Ok(Some(())) };
            let answer = me.ask(&session, "sign-out", &json!({}));
            if answer.done().is_some() {
                me.story.ended.push(session);
                me.story.session = None;
                return Ok(Some(()));
            }
            Ok(None)
        })
    }

    /// Looks whether everything is as it was told, and comes back.
    pub fn come_back(&mut self) -> Result<()> {
        for session in self.story.ended.clone() {
            if self.name_of(&session)?.is_some() {
                self.wrong("a session that was ended goes on");
            }
        }
        if let Some(session) = self.story.session.clone()
            && self.name_of(&session)?.as_ref() != Some(&self.person.username)
        {
            self.wrong("a session that was begun is over");
        }
        self.enter()?;
        let kept = self.open()?;
        for record in self.story.records.clone() {
            if !kept.contains(&record) {
                self.wrong(&format!("the record {record} is not in the list"));
            }
        }
        Ok(())
    }

    /// Who is in this session, if it goes on.
    pub fn name_of(&mut self, session: &str) -> Result<Option<String>> {
        self.until("asking who is signed in", |me| {
            let answer = me.ask(session, "person", &json!({}));
            let name = |body: &Value| body.get("username")?.as_str().map(str::to_owned);
            Ok(answer.done().map(name))
        })
    }

    fn enrol(&mut self) -> Result<Option<()>> {
        let answer = self.ask("", "apply", &self.person.application());
        if answer.refuses("field") {
            self.wrong(&format!("an application is refused: {answer:?}"));
            self.story.account = Account::Unclear;
            return Ok(None);
        }
        let Some(challenge) = self.told_of_code(&answer) else { return Ok(None) };
        let drawn = self.draw("", "enrol", &challenge)?;
        // Whoever gets no answer does not know whether there is an account now.
        if drawn.doubtful {
            self.story.account = Account::Unclear;
        }
        match drawn.end {
            End::Accepted(answer) => {
                self.story.account = Account::Told;
                self.story.session = answer.session();
                Ok(Some(()))
            }
            End::Over if !drawn.doubtful => {
                self.wrong("a code for enrolling that nobody has used is over");
                Ok(None)
            }
            End::Over | End::SignedOut => Ok(None),
        }
    }

    fn sign_in(&mut self) -> Result<Option<()>> {
        let answer = self.ask("", "sign-in", &self.person.credentials(true));
        if answer.refuses("refused") {
            if self.story.account == Account::Told {
                bail!("{} has an account and is refused", self.person.username);
            }
            self.story.account = Account::Absent;
            return Ok(None);
        }
        let Some(challenge) = self.told_of_code(&answer) else { return Ok(None) };
        // Only somebody with an account gets a code.
        self.story.account = Account::Told;
        match self.draw("", "complete-sign-in", &challenge)?.end {
            End::Accepted(answer) => {
                self.story.session = answer.session();
                Ok(Some(()))
            }
            End::Over | End::SignedOut => Ok(None),
        }
    }

    /// Whether signing in works at this moment, and the vault answers.
    pub fn gets_through(&mut self) -> Result<bool> {
        if self.sign_in()?.is_none() {
            return Ok(false);
        }
        let session = self.story.session.clone().unwrap_or_default();
        let answer = self.ask(&session, "records", &json!({}));
        // It asks for a pattern, and that is for another time.
        let challenge = answer.done().and_then(opening::locked);
        self.story.asked.extend(challenge);
        Ok(answer.done().is_some())
    }

    /// The challenge whose code an answer says is mailed.
    fn told_of_code(&mut self, answer: &Answer) -> Option<String> {
        let challenge = answer.done()?.get("challenge")?.as_str()?.to_owned();
        self.story.asked.push(challenge.clone());
        Some(challenge)
    }

    /// Waits for the code of a challenge and draws it, as often as it takes to hear what became of it.
    fn draw(&mut self, session: &str, function: &str, challenge: &str) -> Result<Drawn> {
        let key = format!("{function} {challenge} as it was asked for once");
        let mut doubtful = false;
        self.until(&format!("the code to {function}"), |me| {
            let address = me.person.email();
            let Some(code) = me.town.mail.code_to(&address, &me.story.drawn, MAIL_PATIENCE) else {
                let again = me.ask("", "send-again", &json!({ "challenge": challenge }));
                me.story.resends += u64::from(again.done().is_some());
                let end = again.refuses("challenge-over").then_some(End::Over);
                return Ok(end.map(|end| Drawn { end, doubtful }));
            };
            let mut proof = json!({ "challenge": challenge, "pattern": code });
            if let (Some(proof), "unlock") = (proof.as_object_mut(), function) {
                proof.insert("key".to_owned(), json!(key));
            }
            let answer = me.ask(session, function, &proof);
            doubtful |= answer.is_doubtful();
            let end = if answer.done().is_some() {
                End::Accepted(answer)
            } else if answer.refuses("challenge-over") {
                End::Over
            } else if answer.refuses("signed-out") {
                End::SignedOut
            } else {
                if answer.refuses("wrong-pattern") {
                    // It belongs to a challenge that was left behind.
                    me.story.drawn.push(code);
                }
                return Ok(None);
            };
            me.story.drawn.push(code);
            Ok(Some(Drawn { end, doubtful }))
        })
    }

    fn ask(&mut self, session: &str, function: &str, arguments: &Value) -> Answer {
        let answer = self.line.ask(session, function, arguments);
        self.story.counts.add(function, &answer);
        answer
    }

    fn wrong(&mut self, what: &str) {
        self.story.wrong.push(format!("{}: {what}", self.person.username));
    }

    /// Attempts something until it comes to an end.
    fn until<T>(
        &mut self,
        what: &str,
        mut attempt: impl FnMut(&mut Self) -> Result<Option<T>>,
    ) -> Result<T> {
        let watch = Stopwatch::start();
        loop {
            if let Some(done) = attempt(self)? {
                return Ok(done);
            }
            self.story.cut_short |= self.town.deadline.over();
            if watch.elapsed() > PATIENCE || self.story.cut_short {
                let seconds = watch.elapsed().as_secs();
                bail!("{}: {what} takes more than {seconds} s", self.person.username);
            }
            thread::sleep(PAUSE);
        }
    }
}
