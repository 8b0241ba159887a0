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

    /// Creates the account, with the code from the local inbox.
    pub fn enrol(&self, gateway: &Gateway) -> Result<()> {
        let email = format!("{}@example.org", self.username);
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
        gateway.call("enrol", &json!({ "challenge": challenge, "pattern": pattern }))?;
        Ok(())
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

fn mailed(gateway: &Gateway, email: &str) -> Result<Value> {
    for _ in 0..MAIL_LIMIT {
        let letters = gateway.call("inbox", &json!({}))?;
        let letters = letters.as_array().context("the inbox is a list")?;
        let sent = letters.iter().find(|letter| letter.get("recipient") == Some(&json!(email)));
        if let Some(code) = sent.and_then(|letter| letter.get("code")) {
            return Ok(code.clone());
        }
        thread::sleep(Duration::from_millis(25));
    }
    bail!("no code for {email} was mailed")
}
