//! What a person reads when something went wrong.

pub mod event;
mod instant;

pub use instant::{instant, machine_instant};

use crate::api::{ApiError, FieldName, FieldProblem};

/// A sentence for an error: what happened, and what to do next.
pub fn sentence(error: ApiError) -> String {
    match error {
        ApiError::Malformed => "The page and the server do not understand each other. Reload the page and try again.".into(),
        ApiError::Field(field, problem) => field_sentence(field, problem).into(),
        ApiError::Refused => "These do not belong together. Check the username, the password, the picture and the gesture, then try again.".into(),
        ApiError::Throttled(seconds) => format!("{TOO_OFTEN} {}", again_in(seconds)),
        ApiError::TooManyCodes(seconds) => format!("{TOO_MANY_CODES} {}", again_in(seconds)),
        ApiError::Busy => "Many people are signing in right now. Try again in a moment.".into(),
        ApiError::WrongPattern(0) => "That was the last try for this code. Start again to get a new one.".into(),
        ApiError::WrongPattern(1) => "That is not the pattern in the mail. One try is left.".into(),
        ApiError::WrongPattern(tries) => format!("That is not the pattern in the mail. {tries} tries are left."),
        ApiError::ChallengeOver => "This code is over: it was used, or its time has run out. Start again to get a new one.".into(),
        ApiError::SentAlready(seconds) => format!("It was sent a moment ago. You can send it again in {}.", span(seconds)),
        ApiError::SignedOut => "You are signed out. Sign in to go on.".into(),
        ApiError::Stale => "This needs a fresh pattern: draw one to go on.".into(),
        ApiError::NotFound => "There is nothing here.".into(),
        ApiError::Conflict => "This record was changed elsewhere while you were editing. Open it again to see the newer version; what you typed is still here to copy.".into(),
        ApiError::Invalid => "The vault did not accept this. Check what you entered: each field takes one line, up to 200 characters.".into(),
        ApiError::Stopped => "There were too many failures in a row, so signing in to this name has stopped. Use one of your recovery codes, or ask whoever runs this site to let it go on.".into(),
        ApiError::NotReady => "Your vault is still being set up. It takes a moment; try again soon.".into(),
        ApiError::Full => "Your vault is full. Delete a record that you do not need any more.".into(),
        ApiError::ServiceDown => "The vault does not answer right now. Nothing was lost; try again in a moment.".into(),
        ApiError::Unavailable => "The server cannot do this right now. Nothing was lost; try again in a moment.".into(),
        ApiError::Offline => "The server could not be reached. Check your connection and try again; what you entered is still here.".into(),
    }
}

const TOO_OFTEN: &str = "That was not right too often.";
const TOO_MANY_CODES: &str = "You have asked for as many codes as an hour allows.";

/// Why somebody has to wait, and for how many seconds, where that is what an error says.
pub const fn wait(error: ApiError) -> Option<(&'static str, u64)> {
    match error {
        ApiError::Throttled(seconds) => Some((TOO_OFTEN, seconds)),
        ApiError::TooManyCodes(seconds) => Some((TOO_MANY_CODES, seconds)),
        _ => None,
    }
}

/// When to try again.
pub fn again_in(seconds: u64) -> String {
    format!("Try again in {}.", span(seconds))
}

/// What is wrong with a field.
pub const fn field_sentence(field: FieldName, problem: FieldProblem) -> &'static str {
    use FieldName as F;
    use FieldProblem as P;
    match (field, problem) {
        (F::Username, P::Taken) => "Somebody has this username already. Choose another.",
        (F::Username, P::TooShort) => "A username has at least 3 characters.",
        (F::Username, P::TooLong) => "A username has at most 32 characters.",
        (F::Username, _) => "Use letters a to z, digits, dots, dashes and underscores.",
        (F::Email, P::Taken) => "This is your address already. Enter another one.",
        (F::Email, _) => "Enter one e-mail address, like ada@example.org.",
        (F::Password, P::TooShort) => "Use a longer password: a few words are easy to remember.",
        (F::Password, P::TooLong) => "A password has at most 128 characters.",
        (F::Password, P::Guessable) => {
            "This is easy to guess: leave out your name, your address and the site's name."
        }
        (F::Password, P::Common) => {
            "This password is among those that are tried first. Choose another one: four or five unrelated words are good."
        }
        (F::Password, _) => "Choose another password.",
        (F::Picture, P::Taken) => "Somebody uses this very picture already. Choose another one.",
        (F::Picture, _) => "Choose another picture.",
    }
}

/// A span of time for people.
pub fn span(seconds: u64) -> String {
    match seconds {
        0 | 1 => "1 second".into(),
        2..=119 => format!("{seconds} seconds"),
        120..=7199 => format!("{} minutes", seconds.div_ceil(60)),
        _ => format!("{} hours", seconds.div_ceil(3600)),
    }
}

/// A countdown: `9:05`.
pub fn countdown(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_passes_by_itself_is_waited_for() {
        let (reason, seconds) = wait(ApiError::Throttled(8)).unwrap();
        assert_eq!(sentence(ApiError::Throttled(8)), format!("{reason} Try again in 8 seconds."));
        assert_eq!(seconds, 8);
        assert_eq!(wait(ApiError::Stopped), None);
    }

    #[test]
    fn spans_and_countdowns_read_well() {
        assert_eq!(span(1), "1 second");
        assert_eq!(span(90), "90 seconds");
        assert_eq!(span(900), "15 minutes");
        assert_eq!(countdown(545), "9:05");
    }
}
