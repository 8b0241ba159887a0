//! Clocks, beside each other.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::Finding;

/// Tokens are refused where clocks differ by more, in milliseconds.
const LEEWAY: i64 = 5_000;
/// What a clock that is kept has at most, with what asking takes.
const KEPT: i64 = 2_000;

/// An instant of a `Date` header (RFC 9110 §6.6.1), in milliseconds since 1970. It tells whole
/// seconds, so half of one is added.
#[must_use]
pub fn date_of(header: &str) -> Option<i64> {
    let at = httpdate::parse_http_date(header).ok()?;
    millis(at).map(|millis| millis + 500)
}

/// How this machine's clock stands beside that of `whose`; both in milliseconds since 1970.
#[must_use]
pub fn compare_clocks(whose: &str, theirs: i64, ours: i64) -> Finding {
    let ahead = ours.saturating_sub(theirs);
    let seconds = ahead.unsigned_abs() / 1000;
    let side = if ahead < 0 { "behind that of" } else { "ahead of that of" };
    let seen = format!("{seconds} s {side} {whose}");
    let remedy = "have both machines keep time (chrony, systemd-timesyncd)";
    if ahead.abs() > LEEWAY {
        Finding::wrong("clock", format!("{seen}: tokens are refused"), remedy)
    } else if ahead.abs() > KEPT {
        Finding::doubt("clock", seen, remedy)
    } else {
        Finding::fine("clock", format!("as that of {whose}"))
    }
}

fn millis(at: SystemTime) -> Option<i64> {
    i64::try_from(at.duration_since(UNIX_EPOCH).ok()?.as_millis()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Verdict;

    #[test]
    fn clocks_that_differ_by_more_than_the_leeway_are_wrong() {
        let verdict = |ahead: i64| compare_clocks("vault", 1_000_000, 1_000_000 + ahead).verdict;
        for (ahead, expected) in [
            (0, Verdict::Fine),
            (-1_900, Verdict::Fine),
            (2_100, Verdict::Doubt),
            (-2_100, Verdict::Doubt),
            (5_100, Verdict::Wrong),
            (-60_000, Verdict::Wrong),
        ] {
            assert_eq!(verdict(ahead), expected, "{ahead}");
        }
        let behind = compare_clocks("vault", 61_000, 0);
        assert!(behind.seen.starts_with("61 s behind that of vault"), "{}", behind.seen);
    }

    #[test]
    fn a_date_is_read() {
        assert_eq!(date_of("Sun, 06 Nov 1994 08:49:37 GMT"), Some(784_111_777_500));
        assert_eq!(date_of("yesterday"), None);
    }
}
