//! Opening the vault, and keeping something in it.

use anyhow::Result;
use serde_json::{Value, json};

use super::{End, Journey};

impl Journey {
    /// Opens the vault, whatever it takes, and says which records are in its list.
    pub fn open(&mut self) -> Result<Vec<String>> {
        let mut drawn_for = None;
        self.until("opening the vault", |me| {
            let Some(session) = me.story.session.clone() else {
                me.enter()?;
                return Ok(None);
            };
            let answer = me.ask(&session, "records", &json!({}));
            if answer.refuses("signed-out") {
                me.lose_session(&session);
                return Ok(None);
            }
            let Some(body) = answer.done() else { return Ok(None) };
            if let Some(page) = body.get("open") {
                // What was open before was opened by a pattern that was drawn before.
                me.story.opened.extend(drawn_for.take());
                return Ok(Some(ids(page)));
            }
            if let Some(challenge) = locked(body) {
                drawn_for = me.unlock(&session, &challenge)?;
            }
            Ok(None)
        })
    }

    /// Adds a record, in a vault that is opened as often as it takes.
    pub fn keep(&mut self, title: &str) -> Result<()> {
        let fields = json!([{ "field": "text", "text": "not to be lost" }]);
        let draft = json!({ "draft": { "kind": "note", "title": title, "fields": fields } });
        self.until("adding a record", |me| {
            me.open()?;
            let session = me.story.session.clone().unwrap_or_default();
            let answer = me.ask(&session, "add-record", &draft);
            let kept = answer.done().and_then(|body| body.get("open")?.as_str());
            Ok(kept.map(|id| me.story.records.push(id.to_owned())))
        })
    }

    /// Draws the pattern of an unlock; gives the challenge where it was accepted.
    fn unlock(&mut self, session: &str, challenge: &str) -> Result<Option<String>> {
        self.story.asked.push(challenge.to_owned());
        let drawn = self.draw(session, "unlock", challenge)?;
        match drawn.end {
            End::Accepted(answer) => {
                // The token changes with every pattern.
                self.story.session = answer.session();
                Ok(Some(challenge.to_owned()))
            }
            // The answer with the new token is lost for good.
            End::SignedOut | End::Over if drawn.doubtful => {
                self.story.session = None;
                Ok(None)
            }
            End::SignedOut => {
                self.lose_session(session);
                Ok(None)
            }
            End::Over => Ok(None),
        }
    }

    fn lose_session(&mut self, session: &str) {
        if self.story.session.as_deref() == Some(session) {
            self.wrong("a session that was begun is over");
            self.story.session = None;
        }
    }
}

/// The ids of a page of records.
fn ids(page: &Value) -> Vec<String> {
    let records = page.get("records").and_then(Value::as_array).into_iter().flatten();
    records.filter_map(|record| record.get("id")?.as_str().map(str::to_owned)).collect()
}

/// The challenge of a vault that is locked.
pub(super) fn locked(body: &Value) -> Option<String> {
    body.get("locked")?.as_str().map(str::to_owned)
}
