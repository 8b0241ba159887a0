//! Somebody who has a code and waits before they draw it.

use anyhow::Result;
use serde_json::json;

use super::{Journey, MAIL_PATIENCE};

/// A code that was mailed.
#[derive(Clone, Debug)]
pub struct Code {
    challenge: String,
    pattern: String,
}

impl Journey {
    /// Signs in up to the code.
    pub fn hesitate(&mut self) -> Result<Code> {
        self.until("a code to sign in", |me| {
            let answer = me.ask("", "sign-in", &me.person.credentials(true));
            let Some(challenge) = me.told_of_code(&answer) else { return Ok(None) };
            let mailed = me.town.mail.code_to(&me.person.email(), &me.story.drawn, MAIL_PATIENCE);
            let Some(pattern) = mailed else { return Ok(None) };
            me.story.drawn.push(pattern.clone());
            Ok(Some(Code { challenge, pattern }))
        })
    }

    /// Draws it; says whether it was accepted.
    pub fn draw_late(&mut self, code: &Code) -> Result<bool> {
        let proof = json!({ "challenge": code.challenge, "pattern": code.pattern });
        self.until("drawing a code late", |me| {
            let answer = me.ask("", "complete-sign-in", &proof);
            let judged = !answer.is_doubtful() && answer.status().is_some();
            Ok(judged.then(|| answer.done().is_some()))
        })
    }
}
