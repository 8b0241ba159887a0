//! Limits and durations.

use std::time::Duration;

use identity::{HashSettings, Settings};
use serde::{Deserialize, Serialize};

/// Limits and durations, in whole seconds.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default)]
pub struct Policy {
    /// How long a mailed code is accepted, at most 600.
    pub code_life_seconds: u64,
    /// How many patterns may be tried against one code.
    pub code_tries: u32,
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
    /// The memory of one verification, in KiB.
    pub hash_memory_kib: u32,
    /// The passes of one verification.
    pub hash_passes: u32,
    /// The lanes of one verification.
    pub hash_lanes: u32,
    /// How many verifications run at once.
    pub hash_at_once: usize,
    /// How many more may wait.
    pub hash_queue: usize,
}

impl Default for Policy {
    fn default() -> Self {
        let settings = Settings::new("", "");
        Self {
            code_life_seconds: settings.code_life.as_secs(),
            code_tries: settings.code_tries,
            codes_per_hour: settings.codes_per_hour,
            resend_after_seconds: settings.resend_after.as_secs(),
            session_idle_seconds: settings.session_idle.as_secs(),
            session_life_seconds: settings.session_life.as_secs(),
            password_length: settings.password_length,
            free_failures: settings.free_failures,
            hash_memory_kib: settings.hash.memory_kib,
            hash_passes: settings.hash.passes,
            hash_lanes: settings.hash.lanes,
            hash_at_once: settings.hash.at_once,
            hash_queue: settings.hash.queue,
        }
    }
}

impl Policy {
    /// The policy of a site.
    pub fn settings(&self, site: &str, name: &str, services: Vec<String>) -> Settings {
        Settings {
            services,
            code_life: Duration::from_secs(self.code_life_seconds),
            code_tries: self.code_tries,
            codes_per_hour: self.codes_per_hour,
            resend_after: Duration::from_secs(self.resend_after_seconds),
            session_idle: Duration::from_secs(self.session_idle_seconds),
            session_life: Duration::from_secs(self.session_life_seconds),
            password_length: self.password_length,
            free_failures: self.free_failures,
            hash: HashSettings {
                memory_kib: self.hash_memory_kib,
                passes: self.hash_passes,
                lanes: self.hash_lanes,
                at_once: self.hash_at_once,
                queue: self.hash_queue,
            },
            ..Settings::new(site, name)
        }
    }
}
