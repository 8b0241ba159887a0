//! Somebody who enrols and signs in without a browser: nothing but digests ever reaches a gateway.

use std::time::Duration;

use reqwest::header;
use serde_json::{Value, json};
use tokio::time::sleep;

use super::gateway::{Answer, Gateway};

/// Somebody with a name, and factors that follow from it.
pub struct Person(pub &'static str);

impl Person {
    /// Creates the account. Gives the session's cookie.
    pub async fn enrol(&self, gateway: &Gateway) -> String {
        let application = json!({ "application": {
            "username": self.0, "email": self.email(), "password": "seven quiet lanterns drift",
            "image": self.digest(1), "fingerprint": self.digest(2), "gesture": self.digest(3),
        } });
        let challenge = ask(gateway, "apply", &application).await.1;
        self.prove(gateway, "enrol", &challenge).await
    }

    /// Signs in. Gives the session's cookie.
    pub async fn sign_in(&self, gateway: &Gateway) -> String {
        let credentials = json!({ "credentials": {
            "username": self.0, "password": "seven quiet lanterns drift",
            "image": self.digest(1), "gesture": self.digest(3),
        } });
        let challenge = ask(gateway, "sign-in", &credentials).await.1;
        self.prove(gateway, "complete-sign-in", &challenge).await
    }

    async fn prove(&self, gateway: &Gateway, function: &str, challenge: &Value) -> String {
        let pattern = self.mailed(gateway).await;
        let proof = json!({ "challenge": challenge["challenge"], "pattern": pattern });
        ask(gateway, function, &proof).await.0.expect("a session begins")
    }

    /// The code that waits; one that was used is in the inbox no longer.
    async fn mailed(&self, gateway: &Gateway) -> Value {
        for _ in 0..400 {
            let (_, letters) = ask(gateway, "inbox", &json!({})).await;
            let letters = letters.as_array().unwrap().iter();
            let mine = letters.filter(|letter| letter["recipient"] == self.email());
            if let Some(letter) = mine.into_iter().find(|letter| !letter["code"].is_null()) {
                return letter["code"].clone();
            }
            sleep(Duration::from_millis(25)).await;
        }
        panic!("no code for {} was mailed", self.0)
    }

    fn email(&self) -> String {
        format!("{}@example.org", self.0)
    }

    /// What stands for one of their factors.
    fn digest(&self, factor: u8) -> String {
        let bytes = self.0.bytes().cycle().take(31).chain([factor]);
        bytes.map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Who holds this session, by their name; nobody where it has ended.
pub async fn holder(gateway: &Gateway, session: &str) -> Option<String> {
    let request = gateway.ask("/api/person").header(header::COOKIE, session).body("{}");
    let person: Value = serde_json::from_str(&Answer::to(request).await.body).unwrap();
    person["username"].as_str().map(str::to_owned)
}

/// Calls a server function that has to succeed: the session that it gives, and its answer.
async fn ask(gateway: &Gateway, function: &str, arguments: &Value) -> (Option<String>, Value) {
    let request = gateway.ask(&format!("/api/{function}")).body(arguments.to_string());
    let answer = Answer::to(request).await;
    assert_eq!(answer.status, 200, "{function}: {}", answer.body);
    let cookies = answer.headers.get_all(header::SET_COOKIE).iter();
    let mut cookies = cookies.filter_map(|cookie| cookie.to_str().ok()?.split(';').next());
    let session = cookies.find(|cookie| cookie.starts_with("__Host-tessera="));
    (session.map(str::to_owned), serde_json::from_str(&answer.body).unwrap())
}
