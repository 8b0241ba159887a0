//! Instants as people read them.

use ambient::Timestamp;
use serde::Serializer;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// An instant in UTC, to the second (RFC 3339 §5.6); milliseconds since 1970 where it is so far
/// away that it has no such form.
#[must_use]
pub fn rfc3339(instant: Timestamp) -> String {
    OffsetDateTime::from_unix_timestamp(instant.seconds())
        .ok()
        .and_then(|time| time.format(&Rfc3339).ok())
        .unwrap_or_else(|| instant.millis().to_string())
}

pub(crate) fn serialize<S: Serializer>(instant: &Timestamp, into: S) -> Result<S::Ok, S::Error> {
    into.serialize_str(&rfc3339(*instant))
}

pub(crate) fn serialize_known<S: Serializer>(
    instant: &Option<Timestamp>,
    into: S,
) -> Result<S::Ok, S::Error> {
    match instant {
        Some(instant) => serialize(instant, into),
        None => into.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_told_to_the_second_and_never_fail() {
        assert_eq!(rfc3339(Timestamp::from_millis(1_800_000_000_999)), "2027-01-15T08:00:00Z");
        assert_eq!(rfc3339(Timestamp::from_millis(i64::MAX)), i64::MAX.to_string());
    }
}
