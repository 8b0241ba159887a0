//! What the picture chooser says.

use factors::ImageError;

use super::hash::{HashError, Progress};
use super::state::State;
use crate::words::say;

/// The words for a state; empty where there is nothing to say.
pub fn state(state: &State) -> String {
    match state {
        State::Empty => say::picture_none().to_owned(),
        State::Waiting => say::picture_waiting().to_owned(),
        State::Reading(progress) if progress.is_worth_showing() => reading(progress),
        State::Reading(_) => say::picture_reading().to_owned(),
        State::Ready { bytes } => say::picture_ready(&size(*bytes)),
        State::Failed(error) => failure(*error),
    }
}

/// Words for a failure that say what to do.
pub fn failure(error: HashError) -> String {
    match error {
        HashError::Missing => say::picture_missing().to_owned(),
        HashError::Image(ImageError::Empty) => say::picture_empty().to_owned(),
        HashError::Image(ImageError::TooSmall { bytes }) => say::picture_too_small(&size(bytes)),
        HashError::Image(ImageError::TooLarge) => say::picture_too_large().to_owned(),
        HashError::Unreadable => say::picture_unreadable().to_owned(),
        HashError::Cancelled => say::picture_stopped().to_owned(),
    }
}

/// "Reading: 12.0 MB of 80.0 MB, about 3 seconds left."
fn reading(progress: &Progress) -> String {
    let (done, total) = (size(progress.done_bytes), size(progress.total_bytes));
    match progress.seconds_left() {
        Some(seconds) => say::picture_reading_left(&done, seconds, &total),
        None => say::picture_reading_so_far(&done, &total),
    }
}

/// A number of bytes for people: "812 bytes", "3.4 MB".
pub fn size(bytes: u64) -> String {
    let of = |unit: u64| messages::tenths(messages::current(), (bytes + unit / 20) / (unit / 10));
    match bytes {
        0..1000 => say::picture_size_bytes(bytes),
        1000..999_950 => say::picture_size_kilobytes(&of(1_000)),
        999_950..999_950_000 => say::picture_size_megabytes(&of(1_000_000)),
        _ => say::picture_size_gigabytes(&of(1_000_000_000)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_for_people() {
        assert_eq!(size(812), "812 bytes");
        assert_eq!(size(1024), "1.0 KB");
        assert_eq!(size(3_400_000), "3.4 MB");
        assert_eq!(size(999_999), "1.0 MB");
        assert_eq!(size(5_000_000_000), "5.0 GB");
    }

    #[test]
    fn progress_says_bytes_and_seconds() {
        let words = |done_bytes| {
            let total_bytes = 80_000_000;
            state(&State::Reading(Progress { done_bytes, total_bytes, elapsed_ms: 1000.0 }))
        };
        assert_eq!(words(20_000_000), "Reading: 20.0 MB of 80.0 MB, about 3 seconds left.");
        assert_eq!(words(40_000_000), "Reading: 40.0 MB of 80.0 MB, about 1 second left.");
        assert_eq!(words(0), "Reading: 0 bytes of 80.0 MB.");
    }

    #[test]
    fn a_short_read_shows_no_numbers() {
        let progress = Progress { done_bytes: 1, total_bytes: 2, elapsed_ms: 150.0 };
        assert_eq!(state(&State::Reading(progress)), "Reading…");
    }
}
