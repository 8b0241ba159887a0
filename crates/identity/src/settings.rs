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
    /// Where people reach the site, without a slash at the end; links in mails begin with it.
    pub public_url: String,
    /// The services in which every account exists.
    pub services: Vec<String>,
    /// How long a mailed code is accepted.
    pub code_life: Duration,
    /// How many patterns may be tried against one code.
    pub code_tries: u32,
    /// How many codes one account gets an hour.
    pub codes_per_hour: u32,
    /// How often the mail with one code is sent at most, the first time included.
    pub code_sends: u32,
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
    /// How many costly requests a client network may make at once: an IPv4 address, or the /64
    /// of an IPv6 address.
    pub network_burst: u32,
    /// How many more it may make each minute.
    pub network_per_minute: u32,
    /// How long a pattern counts as fresh for what a session may do to itself.
    pub pattern_fresh: Duration,
    /// How long a pattern counts as fresh for an administrator.
    pub admin_fresh: Duration,
    /// How long the factors may be enrolled again after a recovery code and its pattern.
    pub recovery_life: Duration,
    /// How long the link "this wasn't me" works.
    pub report_life: Duration,
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
    /// Memory of all that run at once, in KiB: as many run as fit into it, but at least one.
    pub memory_budget_kib: u32,
    /// How many more may wait.
    pub queue: usize,
}

impl Settings {
    /// The defaults for a site.
    pub fn new(site: impl Into<String>, site_name: impl Into<String>) -> Self {
        Self {
            site: site.into(),
            site_name: site_name.into(),
            public_url: "http://127.0.0.1:8000".to_owned(),
            services: Vec::new(),
            code_life: Duration::from_secs(600),
            code_tries: 5,
            codes_per_hour: 5,
            code_sends: 5,
            resend_after: Duration::from_secs(30),
            session_idle: Duration::from_secs(3600),
            session_life: Duration::from_secs(24 * 3600),
            password_length: 15,
            free_failures: 5,
            most_failures: 100,
            longest_delay: Duration::from_secs(900),
            network_burst: 300,
            network_per_minute: 120,
            pattern_fresh: Duration::from_secs(300),
            admin_fresh: Duration::from_secs(300),
            recovery_life: Duration::from_secs(900),
            report_life: Duration::from_secs(7 * 24 * 3600),
            hash: HashSettings::default(),
        }
    }

    /// What is not safe or cannot work: `name: why` for each, by the names of the fields here.
    pub fn refusals(&self) -> impl Iterator<Item = &'static str> {
        let refusals = [
            (self.site.is_empty(), "site: must not be empty"),
            (
                self.password_length < 8 || self.password_length > 128,
                "password_length: must be 8 to 128",
            ),
            (self.code_tries == 0 || self.code_tries > 10, "code_tries: must be 1 to 10"),
            (self.code_sends == 0 || self.code_sends > 20, "code_sends: must be 1 to 20"),
            (
                self.code_life.is_zero() || self.code_life > Duration::from_secs(600),
                "code_life: must be 1 second to 10 minutes",
            ),
            (self.codes_per_hour == 0, "codes_per_hour: must be at least 1"),
            (
                self.most_failures == 0 || self.most_failures > 100,
                "most_failures: must be 1 to 100",
            ),
            (
                self.pattern_fresh > Duration::from_secs(3600),
                "pattern_fresh: must be at most an hour",
            ),
            (
                self.admin_fresh > Duration::from_secs(900),
                "admin_fresh: must be at most 15 minutes",
            ),
            (
                self.recovery_life.is_zero() || self.recovery_life > Duration::from_secs(3600),
                "recovery_life: must be 1 second to an hour",
            ),
            (self.session_idle.is_zero(), "session_idle: must be more than nothing"),
            (
                self.session_life.is_zero()
                    || self.session_life > Duration::from_secs(30 * 24 * 3600),
                "session_life: must be 1 second to 30 days",
            ),
            (self.free_failures > 100, "free_failures: must be at most 100"),
            (self.network_burst == 0, "network_burst: must be at least 1"),
            (self.network_per_minute == 0, "network_per_minute: must be at least 1"),
            (self.hash.memory_kib < 19 * 1024, "hash_memory_kib: must be at least 19456 (19 MiB)"),
            (self.hash.passes < 2, "hash_passes: must be at least 2"),
            // RFC 9106 §3.1: each lane has eight blocks of the memory.
            (
                self.hash.lanes == 0 || self.hash.lanes > self.hash.memory_kib / 8,
                "hash_lanes: must be at least 1, and at most an eighth of hash_memory_kib",
            ),
        ];
        refusals.into_iter().filter_map(|(refused, why)| refused.then_some(why))
    }

    pub(crate) fn check(&self) -> Result<()> {
        self.refusals().next().map_or(Ok(()), |why| Err(Error::Settings(why)))
    }
}

impl HashSettings {
    /// How many may run at once.
    pub(crate) fn at_once(&self) -> usize {
        let fitting = self.memory_budget_kib.checked_div(self.memory_kib).unwrap_or(0);
        usize::try_from(fitting).unwrap_or(usize::MAX).max(1)
    }
}

impl Default for HashSettings {
    /// RFC 9106 §4, second recommended option; two at once, so that two cores are filled.
    fn default() -> Self {
        Self {
            memory_kib: 64 * 1024,
            passes: 3,
            lanes: 4,
            memory_budget_kib: 128 * 1024,
            queue: 64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_safe_is_refused_by_name() {
        type Change = fn(&mut Settings);
        let changes: [(&str, Change); 22] = [
            ("site", |settings| settings.site.clear()),
            ("password_length", |settings| settings.password_length = 7),
            ("password_length", |settings| settings.password_length = 129),
            ("code_tries", |settings| settings.code_tries = 11),
            ("code_tries", |settings| settings.code_tries = 0),
            ("code_life", |settings| settings.code_life = Duration::from_secs(601)),
            ("code_life", |settings| settings.code_life = Duration::ZERO),
            ("codes_per_hour", |settings| settings.codes_per_hour = 0),
            ("most_failures", |settings| settings.most_failures = 101),
            ("most_failures", |settings| settings.most_failures = 0),
            ("pattern_fresh", |settings| settings.pattern_fresh = Duration::from_secs(3601)),
            ("admin_fresh", |settings| settings.admin_fresh = Duration::from_secs(901)),
            ("recovery_life", |settings| settings.recovery_life = Duration::from_secs(3601)),
            ("session_idle", |settings| settings.session_idle = Duration::ZERO),
            ("recovery_life", |settings| settings.recovery_life = Duration::ZERO),
            ("session_life", |settings| settings.session_life = Duration::from_secs(2_592_001)),
            ("session_life", |settings| settings.session_life = Duration::ZERO),
            ("network_burst", |settings| settings.network_burst = 0),
            ("hash_memory_kib", |settings| settings.hash.memory_kib = 19 * 1024 - 1),
            ("hash_passes", |settings| settings.hash.passes = 1),
            ("hash_lanes", |settings| settings.hash.lanes = 0),
            ("hash_lanes", |settings| settings.hash.lanes = 8 * 1024 + 1),
        ];
        assert!(Settings::new("site", "Site").check().is_ok());
        for (name, change) in changes {
            let mut settings = Settings::new("site", "Site");
            change(&mut settings);
            let refused = settings.check().unwrap_err().to_string();
            assert!(refused.starts_with(name), "{name}: {refused}");
        }
    }

    #[test]
    fn as_many_hashes_run_as_fit_into_memory() {
        let hash =
            |memory_budget_kib| HashSettings { memory_budget_kib, ..HashSettings::default() };
        assert_eq!(hash(0).at_once(), 1);
        assert_eq!(hash(128 * 1024).at_once(), 2);
        assert_eq!(hash(512 * 1024).at_once(), 8);
    }
}
