//! How long a key stays in each state.

use std::time::Duration;

/// How often a running server calls [`Keyring::keep`](crate::Keyring::keep). What one process
/// changes, the others publish after this time at the latest.
pub const KEEP_EVERY: Duration = Duration::from_secs(30);

/// How long a key is published before it signs: five minutes in the memory of a verifier, five
/// more in a cache on the way there (published sets say `max-age=300`), and a minute until every
/// replica has seen the new file.
pub const PUBLISHED_AHEAD: Duration = Duration::from_mins(11);

/// How long a key is published after its successor took over: the longest life of a token (ten
/// minutes), the largest leeway (one), a minute in which a replica that has not seen the change
/// still signs, and five for a verifier's memory.
pub const ACCEPTED_AFTER: Duration = Duration::from_mins(17);

/// The most previous keys of one purpose. Readers refuse a set of more than 32 keys, so that a
/// command in a loop could take every key of a party away from them.
pub(crate) const MOST_PREVIOUS: usize = 6;

const DAY: Duration = Duration::from_hours(24);

/// When keys change by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule {
    pub(crate) rotate_after: Option<Duration>,
}

impl Schedule {
    /// A key signs for so many days; with 0, until somebody rotates it.
    #[must_use]
    pub fn days(days: u32) -> Self {
        Self { rotate_after: (days > 0).then(|| DAY.saturating_mul(days)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_outlives_what_it_signed() {
        let longest = Duration::from_secs(tickets::TICKET_LIFE.unsigned_abs());
        let leeway = Duration::from_secs(60);
        let memory = Duration::from_mins(5);
        assert!(ACCEPTED_AFTER >= longest + leeway + KEEP_EVERY + memory);
        assert!(PUBLISHED_AHEAD >= memory + memory + KEEP_EVERY);
    }

    #[test]
    fn no_days_is_never() {
        assert_eq!(Schedule::days(0).rotate_after, None);
        assert_eq!(Schedule::days(90).rotate_after, Some(Duration::from_hours(90 * 24)));
    }
}
