//! People who sign in again and again, each with a browser that the gateway knows.

use std::net::SocketAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use super::gateway::{DEVICE, Gateway, SESSION};
use super::person::Person;
use super::post_office::PostOffice;
use super::wire::{Request, Wire};

/// Somebody who has enrolled.
pub struct Regular {
    pub person: Person,
    /// The session that they have had since.
    pub session: String,
    /// What their browser is known by. It is another after each sign-in.
    device: Mutex<String>,
    /// Where their gateway is and which address it goes by.
    site: SocketAddr,
    post: PostOffice,
}

/// How a sign-in ended.
pub enum Entry {
    /// With this session, as a cookie.
    In(String),
    /// Before anything was looked at: there are too many at once. It may be tried again after a
    /// while.
    TurnedAway(Duration),
}

impl Regular {
    /// Somebody of this name, who enrols.
    pub fn enrol(gateway: &Gateway, post: &PostOffice, username: String) -> Result<Self> {
        let person = Person::named(username);
        let enrolled = person.enrol(gateway)?;
        let (session, device) = (enrolled.session, Mutex::new(enrolled.device));
        Ok(Self { person, session, device, site: gateway.address, post: post.clone() })
    }

    /// The same person, at a gateway that has what the other one has.
    pub fn at(&self, site: SocketAddr) -> Self {
        Self {
            person: Person::named(self.person.username.clone()),
            session: self.session.clone(),
            device: Mutex::new(self.device().clone()),
            site,
            post: self.post.clone(),
        }
    }

    /// Where their mail arrives.
    pub const fn post(&self) -> &PostOffice {
        &self.post
    }

    /// Where they sign in.
    pub const fn site(&self) -> SocketAddr {
        self.site
    }

    /// All factors, the code by mail, the pattern, and a session.
    pub fn sign_in(&self, wire: &mut Wire) -> Result<String> {
        match self.try_to_sign_in(wire)? {
            Entry::In(session) => Ok(session),
            Entry::TurnedAway(_) => bail!("{} was turned away", self.person.username),
        }
    }

    /// The same, where there may be too many at once.
    pub fn try_to_sign_in(&self, wire: &mut Wire) -> Result<Entry> {
        let asked = self.call("sign-in", &self.person.credentials());
        let reply = wire.ask(&asked)?;
        let code: Value = match reply.status {
            200 => reply.json()?,
            429 | 503 => {
                let seconds = reply.header("retry-after").and_then(|after| after.parse().ok());
                return Ok(Entry::TurnedAway(Duration::from_secs(seconds.unwrap_or(1))));
            }
            status => bail!("sign-in answers {status}: {}", reply.text()),
        };
        let challenge = code.get("challenge").context("a sign-in has a challenge")?;
        let pattern = self.post.code(&self.person.email())?;
        let proof = json!({ "challenge": challenge, "pattern": pattern });
        let reply = wire.ask(&self.call("complete-sign-in", &proof))?;
        let cookie = |name| {
            let cookie = reply.cookie(name);
            cookie.with_context(|| format!("{} gives no {name}: {}", reply.status, reply.text()))
        };
        *self.device() = cookie(DEVICE)?;
        Ok(Entry::In(cookie(SESSION)?))
    }

    fn call(&self, function: &str, arguments: &Value) -> Request {
        Request::call(self.site, function, &self.device(), arguments)
    }

    fn device(&self) -> MutexGuard<'_, String> {
        self.device.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
