//! How failures slow a name, a device, or an account down.
//!
//! A failure is counted before anything is checked, in the database. There are three counters:
//!
//! - of a *name*, which every spelling of it shares, whether or not there is an account: wrong
//!   factors, and the patterns that follow, from browsers that the account does not know;
//! - of a *device* that the account knows: the same, from there. Strangers who guess at a name
//!   slow down strangers only;
//! - of the *patterns* of an account, over sign-in, unlocking, changes and recovery, wherever they
//!   are drawn. Only whoever has the factors, a session or a recovery code gets that far.
//!
//! Right factors take their own count back; only a right pattern sets its counters to zero, so a
//! new code, a new session or another browser never does. Recovery has a counter of its own that
//! slows down and never stops: it is what lets a stopped name go on.
//!
//! Nobody waits longer than the longest delay. What says so was written while the clock was ahead:
//! it is cut to that delay when somebody asks, who has to wait for all of it then.

mod count;
mod network;
mod wait;

use std::time::Duration;

use ambient::Timestamp;

use crate::{AccountId, Identity, Settings};

/// What is counted under: a keyed digest of an account's name, or of a device that the account
/// knows. A known device has its own counter, so that strangers who guess at a name slow down
/// strangers only.
pub(crate) type Subject = Vec<u8>;

/// `blocked_until` of a name that waits until it is recovered.
pub(crate) const STOPPED: i64 = i64::MAX;
/// How long a name is remembered after the last failure.
pub(crate) const FORGOTTEN_AFTER: Duration = Duration::from_secs(30 * 24 * 3600);

/// A subject whose others wait until the transaction ends that [holds](Identity::hold_subject) it.
pub(crate) struct Held(Subject);

impl Held {
    pub(crate) const fn subject(&self) -> &Subject {
        &self.0
    }
}

/// A failure was counted in advance.
pub(crate) struct Counted {
    /// Whether, if it is one, it was one too many.
    pub stops: bool,
    /// Until when the subject had to wait before.
    former: i64,
    /// Until when it has to wait now.
    until: i64,
}

/// How long a name waits after so many failures in a row; `None` until it is recovered.
fn delay(settings: &Settings, failures: i64) -> Option<Duration> {
    let failures = u32::try_from(failures).unwrap_or(u32::MAX);
    if failures >= settings.most_failures {
        return None;
    }
    let Some(doublings) = failures.checked_sub(settings.free_failures) else {
        return Some(Duration::ZERO);
    };
    let seconds = 1_u64.checked_shl(doublings).unwrap_or(u64::MAX);
    Some(settings.longest_delay.min(Duration::from_secs(seconds)))
}

/// `blocked_until` of a subject that has to wait for so long from `now` on. Who need not wait is
/// not made to by a clock that goes back.
fn blocked_until(delay: Option<Duration>, now: Timestamp) -> i64 {
    match delay {
        None => STOPPED,
        Some(Duration::ZERO) => 0,
        Some(delay) => now.plus(delay).millis(),
    }
}

impl Identity {
    /// The subject that an account's name is counted under.
    pub(crate) fn subject_of_name(&self, name: &str) -> Subject {
        self.keys.subjects.digest(&[b"name", name.as_bytes()]).as_bytes().to_vec()
    }

    /// The subject that all patterns of an account are counted under.
    pub(crate) fn subject_of_patterns(&self, account: &AccountId) -> Subject {
        let account = account.to_string();
        self.keys.subjects.digest(&[b"patterns", account.as_bytes()]).as_bytes().to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delay_doubles_from_one_second_to_a_quarter_of_an_hour() {
        let settings = Settings::new("site", "Site");
        let seconds = |failures| delay(&settings, failures).map(|delay| delay.as_secs());
        assert_eq!(seconds(1), Some(0));
        assert_eq!(seconds(4), Some(0));
        assert_eq!(seconds(5), Some(1));
        assert_eq!(seconds(6), Some(2));
        assert_eq!(seconds(14), Some(512));
        assert_eq!(seconds(15), Some(900));
        assert_eq!(seconds(99), Some(900));
        assert_eq!(seconds(100), None);
    }
}
