//! Instants for people and for machines. In UTC where the server draws the page: it does not know
//! where somebody is. Once the page is alive, in the person's own time zone.

use time::OffsetDateTime;

/// An instant for people, from milliseconds since the epoch: `2026-11-22 18:54 UTC`.
pub fn instant(millis: i64) -> String {
    read(millis).map_or_else(String::new, |at| {
        let (year, month, day) = at.to_calendar_date();
        let (hour, minute, _) = at.to_hms();
        format!("{year:04}-{:02}-{day:02} {hour:02}:{minute:02} UTC", u8::from(month))
    })
}

/// The same instant as the language of the page tells it, in the time zone of the browser, which
/// alone knows it.
#[cfg(target_arch = "wasm32")]
pub fn local_instant(millis: i64) -> Option<String> {
    messages::instant(messages::current(), millis)
}

/// The server does not know it.
#[cfg(not(target_arch = "wasm32"))]
pub fn local_instant(_: i64) -> Option<String> {
    None
}

/// The same instant for `<time datetime>` (HTML, valid global date and time string):
/// `2026-11-22T18:54:09Z`.
pub fn machine_instant(millis: i64) -> String {
    read(millis).map_or_else(String::new, |at| {
        let (year, month, day) = at.to_calendar_date();
        let (hour, minute, second) = at.to_hms();
        format!("{year:04}-{:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z", u8::from(month))
    })
}

fn read(millis: i64) -> Option<OffsetDateTime> {
    OffsetDateTime::from_unix_timestamp(millis.div_euclid(1000)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_told_to_the_minute_in_utc() {
        assert_eq!(instant(0), "1970-01-01 00:00 UTC");
        assert_eq!(instant(1_795_373_669_999), "2026-11-22 18:54 UTC");
        assert_eq!(instant(1_709_164_800_000), "2024-02-29 00:00 UTC");
    }

    #[test]
    fn machines_read_them_to_the_second() {
        assert_eq!(machine_instant(1_795_373_669_999), "2026-11-22T18:54:29Z");
    }

    #[test]
    fn what_no_calendar_tells_is_nothing() {
        assert_eq!(instant(i64::MAX), "");
        assert_eq!(machine_instant(i64::MIN), "");
    }
}
