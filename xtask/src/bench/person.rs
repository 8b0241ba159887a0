//! People who enrol without a browser: nothing but digests ever reaches a gateway.

use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::gateway::Gateway;

/// How long a code may take to be in the inbox.
const MAIL_LIMIT: u32 = 400;

/// Somebody with a name and factors that follow from it.
pub struct Person {
    pub username: String,
}

impl Person {
    pub fn named(username: String) -> Self {
        Self { username }
    }

    /// What stands for one of their factors.
    fn digest(&self, factor: &str) -> String {
        let digest = Sha256::digest(format!("{factor} of {}", self.username));
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Creates the account, with the code from the local inbox. Gives the session.
    pub fn enrol(&self, gateway: &Gateway) -> Result<String> {
        let email = self.email();
        let code = gateway.call(
            "apply",
            &json!({ "application": {
                "username": self.username, "email": email,
                "password": "seven quiet lanterns drift", "image": self.digest("image"),
                "fingerprint": self.digest("fingerprint"), "gesture": self.digest("gesture"),
            } }),
        )?;
        let challenge = code.get("challenge").context("an application has a challenge")?;
        let pattern = mailed(gateway, &email)?;
        let proof = json!({ "challenge": challenge, "pattern": pattern });
        let answer = gateway.ask("enrol", &proof)?;
        answer.cookie.with_context(|| format!("enrolling gives no session: {}", answer.body))
    }

    /// Draws the pattern that an unlock asks for. Gives the session, which is another one then.
    pub fn unlock(&self, gateway: &Gateway, session: &str, challenge: &str) -> Result<String> {
        let pattern = mailed(gateway, &self.email())?;
        let proof = json!({ "challenge": challenge, "pattern": pattern });
        let answer = gateway.ask_as(session, "unlock", &proof)?;
        answer.cookie.with_context(|| format!("unlocking gives no session: {}", answer.body))
    }

    fn email(&self) -> String {
        format!("{}@example.org", self.username)
    }

    /// What a sign-in with a wrong password sends.
    pub fn wrong_credentials(&self) -> Value {
        json!({ "credentials": {
            "username": self.username, "password": "seven quiet lanterns sink",
            "image": self.digest("image"), "gesture": self.digest("gesture"),
        } })
    }

    /// What a recovery with a wrong code sends.
    pub fn wrong_recovery(&self) -> Value {
        json!({ "username": self.username, "code": "AB3D-9FGH-JK2M-NP7Q-RS4T-VW5X" })
    }
}

/// The code that waits; one that was used is in the inbox no longer.
fn mailed(gateway: &Gateway, email: &str) -> Result<Value> {
    for _ in 0..MAIL_LIMIT {
        let letters = gateway.call("inbox", &json!({}))?;
        let letters = letters.as_array().context("the inbox is a list")?;
        let sent = letters.iter().filter(|letter| letter.get("recipient") == Some(&json!(email)));
        let mut codes = sent.filter_map(|letter| letter.get("code").filter(|code| !code.is_null()));
        if let Some(code) = codes.next() {
            return Ok(code.clone());
        }
        thread::sleep(Duration::from_millis(25));
    }
    bail!("no code for {email} was mailed")
}
