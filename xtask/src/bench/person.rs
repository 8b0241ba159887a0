//! People who enrol without a browser: nothing but digests ever reaches a gateway.

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::gateway::Gateway;

const PASSWORD: &str = "seven quiet lanterns drift";

/// What an enrolment ends with, as cookies.
pub struct Enrolled {
    pub session: String,
    pub device: String,
}

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

    /// Creates the account, with the code that is mailed.
    pub fn enrol(&self, gateway: &Gateway) -> Result<Enrolled> {
        let email = self.email();
        let code = gateway.call(
            "apply",
            &json!({ "application": {
                "username": self.username, "email": email,
                "password": PASSWORD, "image": self.digest("image"),
                "fingerprint": self.digest("fingerprint"), "gesture": self.digest("gesture"),
            } }),
        )?;
        let challenge = code.get("challenge").context("an application has a challenge")?;
        let pattern = gateway.code(&email)?;
        let proof = json!({ "challenge": challenge, "pattern": pattern });
        let answer = gateway.ask("enrol", &proof)?;
        match (answer.cookie, answer.device) {
            (Some(session), Some(device)) => Ok(Enrolled { session, device }),
            _ => bail!("enrolling gives no session: {}", answer.body),
        }
    }

    /// Draws the pattern that an unlock asks for. Gives the session, which is another one then.
    pub fn unlock(&self, gateway: &Gateway, session: &str, challenge: &str) -> Result<String> {
        let pattern = gateway.code(&self.email())?;
        let proof = json!({ "challenge": challenge, "pattern": pattern });
        let answer = gateway.ask_as(session, "unlock", &proof)?;
        answer.cookie.with_context(|| format!("unlocking gives no session: {}", answer.body))
    }

    pub fn email(&self) -> String {
        format!("{}@example.org", self.username)
    }

    /// What a sign-in sends.
    pub fn credentials(&self) -> Value {
        self.credentials_with(PASSWORD)
    }

    /// What a sign-in with a wrong password sends.
    pub fn wrong_credentials(&self) -> Value {
        self.credentials_with("seven quiet lanterns sink")
    }

    fn credentials_with(&self, password: &str) -> Value {
        json!({ "credentials": {
            "username": self.username, "password": password,
            "image": self.digest("image"), "gesture": self.digest("gesture"),
        } })
    }

    /// What a recovery with a wrong code sends.
    pub fn wrong_recovery(&self) -> Value {
        json!({ "username": self.username, "code": "AB3D-9FGH-JK2M-NP7Q-RS4T-VW5X" })
    }
}
