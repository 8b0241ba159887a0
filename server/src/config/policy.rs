//! Limits and durations.

use std::time::Duration;

use configuration::Faults;
use identity::{HashSettings, Settings};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Limits and durations, in whole seconds.
#[derive(Clone, Debug, Deserialize, JsonSchema, Serialize)]
#[serde(default)]
pub struct Policy {
    /// How long a mailed code is accepted, at most 600.
    pub code_life_seconds: u64,
    /// How many patterns may be tried against one code.
    pub code_tries: u32,
    /// How often the mail of one code is sent at most.
    pub code_sends: u32,
    /// How many codes an account gets an hour.
    pub codes_per_hour: u32,
    /// How long "send again" waits.
    pub resend_after_seconds: u64,
    /// How long a session lives without being used.
    pub session_idle_seconds: u64,
    /// How long a session lives at most.
    pub session_life_seconds: u64,
    /// The fewest characters of a password, at least 8.
    pub password_length: usize,
    /// How many failures in a row cost nothing.
    pub free_failures: u32,
    /// How many failures in a row stop sign-in to a name, at most 100.
    pub most_failures: u32,
    /// How many costly requests a client network may make at once.
    pub network_burst: u32,
    /// How many more it may make each minute.
    pub network_per_minute: u32,
    /// How long a pattern counts as fresh, at most an hour.
    pub pattern_fresh_seconds: u64,
    /// How long a pattern counts as fresh for an administrator at `/admin`, at most 900.
    pub admin_fresh_seconds: u64,
    /// How long the factors may be enrolled again after a recovery code and its pattern.
    pub recovery_life_seconds: u64,
    /// How long the link "this wasn't me" in mails works.
    pub report_life_seconds: u64,
    /// The memory of one verification, in KiB.
    pub hash_memory_kib: u32,
    /// The passes of one verification.
    pub hash_passes: u32,
    /// The lanes of one verification.
    pub hash_lanes: u32,
    /// The memory for verifications, in MiB: as many run at once as fit into it, but at least
    /// one.
    pub hash_memory_budget_mib: u32,
    /// How many more may wait.
    pub hash_queue: usize,
}

impl Default for Policy {
    fn default() -> Self {
        let settings = Settings::new("", "");
        Self {
            code_life_seconds: settings.code_life.as_secs(),
            code_tries: settings.code_tries,
            code_sends: settings.code_sends,
            codes_per_hour: settings.codes_per_hour,
            resend_after_seconds: settings.resend_after.as_secs(),
            session_idle_seconds: settings.session_idle.as_secs(),
            session_life_seconds: settings.session_life.as_secs(),
            password_length: settings.password_length,
            free_failures: settings.free_failures,
            most_failures: settings.most_failures,
            network_burst: settings.network_burst,
            network_per_minute: settings.network_per_minute,
            pattern_fresh_seconds: settings.pattern_fresh.as_secs(),
            admin_fresh_seconds: settings.admin_fresh.as_secs(),
            recovery_life_seconds: settings.recovery_life.as_secs(),
            report_life_seconds: settings.report_life.as_secs(),
            hash_memory_kib: settings.hash.memory_kib,
            hash_passes: settings.hash.passes,
            hash_lanes: settings.hash.lanes,
            hash_memory_budget_mib: settings.hash.memory_budget_kib / 1024,
            hash_queue: settings.hash.queue,
        }
    }
}

impl Policy {
    /// Notes what is not safe.
    pub(super) fn judge(&self, faults: &mut Faults) {
        let settings = self.settings("site", "Site", String::new(), Vec::new());
        for refusal in settings.refusals() {
            let (field, why) = refusal.split_once(": ").unwrap_or(("", refusal));
            let key = match field {
                "admin_fresh" | "code_life" | "pattern_fresh" | "recovery_life"
                | "session_idle" | "session_life" => format!("{field}_seconds"),
                field => field.to_owned(),
            };
            faults.unless(false, key, why);
        }
    }

    /// The policy of a site; `public_url` is its origin.
    pub fn settings(
        &self,
        site: &str,
        name: &str,
        public_url: String,
        services: Vec<String>,
    ) -> Settings {
        Settings {
            public_url,
            services,
            code_life: Duration::from_secs(self.code_life_seconds),
            code_tries: self.code_tries,
            code_sends: self.code_sends,
            codes_per_hour: self.codes_per_hour,
            resend_after: Duration::from_secs(self.resend_after_seconds),
            session_idle: Duration::from_secs(self.session_idle_seconds),
            session_life: Duration::from_secs(self.session_life_seconds),
            password_length: self.password_length,
            free_failures: self.free_failures,
            most_failures: self.most_failures,
            network_burst: self.network_burst,
            network_per_minute: self.network_per_minute,
            pattern_fresh: Duration::from_secs(self.pattern_fresh_seconds),
            admin_fresh: Duration::from_secs(self.admin_fresh_seconds),
            recovery_life: Duration::from_secs(self.recovery_life_seconds),
            report_life: Duration::from_secs(self.report_life_seconds),
            hash: HashSettings {
                memory_kib: self.hash_memory_kib,
                passes: self.hash_passes,
                lanes: self.hash_lanes,
                memory_budget_kib: self.hash_memory_budget_mib.saturating_mul(1024),
                queue: self.hash_queue,
            },
            ..Settings::new(site, name)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn what_is_not_safe_is_refused_by_a_key_that_there_is() {
        let policy = Policy {
            code_life_seconds: 601,
            code_tries: 0,
            code_sends: 0,
            session_idle_seconds: 0,
            session_life_seconds: u64::MAX,
            password_length: 1,
            free_failures: 101,
            most_failures: 101,
            network_burst: 0,
            network_per_minute: 0,
            pattern_fresh_seconds: 3601,
            admin_fresh_seconds: 901,
            recovery_life_seconds: 3601,
            hash_memory_kib: 19 * 1024 - 1,
            hash_passes: 1,
            hash_lanes: 0,
            ..Policy::default()
        };
        let (mut faults, keys) = (Faults::default(), Config::keys());
        policy.judge(&mut faults);
        assert_eq!(faults.iter().count(), 16);
        for fault in faults.iter() {
            assert!(keys.at(&fault.key).is_some(), "{}", fault.key);
        }
    }
}
