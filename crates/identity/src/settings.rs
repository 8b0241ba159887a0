//! The policy: every limit and duration.

use std::time::Duration;

use crate::{Error, Result};

/// Every limit and duration of identity. The defaults are the documented ones.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What digests and verifiers are bound to. Never changes once people have enrolled.
    pub site: String,
    /// What the site is called, in pages and mails.
    pub site_name: String,
    /// The services in which every account exists.
    pub services: Vec<String>,
    /// How long a mailed code is accepted.
    pub code_life: Duration,
    /// How many patterns may be tried against one code.
    pub code_tries: u32,
    /// How many codes one account gets an hour.
    pub codes_per_hour: u32,
    /// How long "send again" waits.
    pub resend_after: Duration,
    /// How long a session lives without being used.
    pub session_idle: Duration,
    /// How long a session lives at most.
    pub session_life: Duration,
    /// The fewest code points of a password.
    pub password_length: usize,
    /// How many failures in a row cost nothing.
    pub free_failures: u32,
    /// How many failures in a row stop sign-in.
    pub most_failures: u32,
    /// The longest delay after a failure.
    pub longest_delay: Duration,
    /// The verifier's cost.
    pub hash: HashSettings,
}

/// The cost of one Argon2id (RFC 9106 §4) and of many at once.
#[derive(Clone, Debug)]
pub struct HashSettings {
    /// Memory of one, in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
    /// How many may run at once.
    pub at_once: usize,
    /// How many more may wait.
    pub queue: usize,
}

impl Settings {
    /// The defaults for a site.
    pub fn new(site: impl Into<String>, site_name: impl Into<String>) -> Self {
        Self {
            site: site.into(),
            site_name: site_name.into(),
            services: Vec::new(),
            code_life: Duration::from_secs(600),
            code_tries: 5,
            codes_per_hour: 5,
            resend_after: Duration::from_secs(30),
            session_idle: Duration::from_secs(3600),
            session_life: Duration::from_secs(24 * 3600),
            password_length: 15,
            free_failures: 5,
            most_failures: 100,
            longest_delay: Duration::from_secs(900),
            hash: HashSettings::default(),
        }
    }

    pub(crate) fn check(&self) -> Result<()> {
        let refusals = [
            (self.site.is_empty(), "site: must not be empty"),
            (self.password_length < 8, "password_length: must be at least 8"),
            (self.code_tries == 0 || self.code_tries > 10, "code_tries: must be 1 to 10"),
            (self.code_life > Duration::from_secs(600), "code_life: must be at most 10 minutes"),
            (self.most_failures > 100, "most_failures: must be at most 100"),
        ];
        match refusals.into_iter().find(|(refused, _)| *refused) {
            Some((_, why)) => Err(Error::Settings(why)),
            None => self.hash.check(),
        }
    }
}

impl HashSettings {
    fn check(&self) -> Result<()> {
        if self.memory_kib < 19 * 1024 || self.passes < 2 {
            return Err(Error::Settings("hash: must be at least 19 MiB and 2 passes"));
        }
        if self.at_once == 0 {
            return Err(Error::Settings("hash: at_once must be at least 1"));
        }
        Ok(())
    }
}

impl Default for HashSettings {
    /// RFC 9106 §4, second recommended option; two at once, so that two cores are filled.
    fn default() -> Self {
        Self { memory_kib: 64 * 1024, passes: 3, lanes: 4, at_once: 2, queue: 64 }
    }
}
