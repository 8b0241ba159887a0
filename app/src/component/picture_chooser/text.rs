//! What the picture chooser says.

use factors::ImageError;

use super::hash::{HashError, Progress};
use super::state::State;

pub const LABEL: &str = "Choose a picture";
pub const OTHER_WAYS: &str = "or drop it here, or paste a copied file";
pub const PROMISE: &str = "The picture stays on this device. Keep the very same file: \
     a resized or re-saved copy will not work.";
pub const THUMBNAIL: &str = "The picture you chose";
pub const CANCEL: &str = "Stop reading";
pub const AGAIN: &str = "Read it again";
pub const REMOVE: &str = "Remove";
pub const PROGRESS: &str = "Reading the picture";
pub const MAKE: &str = "Make me a picture";
pub const MAKE_ANOTHER: &str = "Make another one";
pub const MAKE_HINT: &str = "None at hand? A mosaic nobody else has, saved to your downloads.";
pub const MAKING: &str = "Laying the stones…";
pub const MAKE_PROGRESS: &str = "Making the picture";
pub const MAKE_FAILED: &str = "No picture could be made in this browser. Choose one instead.";
pub const SAVE_AGAIN: &str = "Save it again";

/// What is said once a picture was made and saved.
pub fn made(file: &str) -> String {
    format!("Saved as {file} in your downloads. Keep it: this very file is your picture.")
}

/// The words for a state; empty where there is nothing to say.
pub fn state(state: &State) -> String {
    match state {
        State::Empty => "No picture chosen yet.".to_owned(),
        State::Waiting => "Chosen. It is read once your username is known.".to_owned(),
        State::Reading(progress) if progress.is_worth_showing() => reading(progress),
        State::Reading(_) => "Reading…".to_owned(),
        State::Ready { bytes } => format!("Ready: {} read on this device.", size(*bytes)),
        State::Failed(error) => failure(*error),
    }
}

/// Words for a failure that say what to do.
pub fn failure(error: HashError) -> String {
    match error {
        HashError::Missing => "Choose a picture.".to_owned(),
        HashError::Image(ImageError::Empty) => {
            "This file is empty. Choose another picture.".to_owned()
        }
        HashError::Image(ImageError::TooSmall { bytes }) => {
            format!("This file has only {}. Choose a picture of at least 1 KB.", size(bytes))
        }
        HashError::Image(ImageError::TooLarge) => {
            "This file has more than 256 MB. Choose a smaller picture.".to_owned()
        }
        HashError::Unreadable => "The file could not be read any more. Choose it again.".to_owned(),
        HashError::Cancelled => "Stopped before the end.".to_owned(),
    }
}

/// "12.0 of 80.0 MB, about 3 seconds left".
fn reading(progress: &Progress) -> String {
    let done = format!("{} of {}", size(progress.done_bytes), size(progress.total_bytes));
    match progress.seconds_left() {
        Some(1) => format!("Reading: {done}, about 1 second left."),
        Some(seconds) => format!("Reading: {done}, about {seconds} seconds left."),
        None => format!("Reading: {done}."),
    }
}

/// A number of bytes for people: "812 bytes", "3.4 MB".
pub fn size(bytes: u64) -> String {
    // Exact up to 2^53 bytes, far beyond any file.
    let count = bytes as f64;
    match bytes {
        0..1000 => format!("{bytes} bytes"),
        1000..999_950 => format!("{:.1} KB", count / 1e3),
        999_950..999_950_000 => format!("{:.1} MB", count / 1e6),
        _ => format!("{:.1} GB", count / 1e9),
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
        let progress =
            Progress { done_bytes: 20_000_000, total_bytes: 80_000_000, elapsed_ms: 1000.0 };
        let words = state(&State::Reading(progress));
        assert_eq!(words, "Reading: 20.0 MB of 80.0 MB, about 3 seconds left.");
    }

    #[test]
    fn a_short_read_shows_no_numbers() {
        let progress = Progress { done_bytes: 1, total_bytes: 2, elapsed_ms: 150.0 };
        assert_eq!(state(&State::Reading(progress)), "Reading…");
    }
}
