//! What a person reads when something went wrong.

mod around;
mod arrival;
pub mod event;
mod instant;

pub use around::{around, around_two};
pub use arrival::{NotArrived, fetch};
pub use instant::{instant, local_instant, machine_instant};
pub use messages::say;

use crate::api::{ApiError, FieldName, FieldProblem};

/// Words that are said where they are drawn, in the language of the page.
pub type Words = fn() -> &'static str;

/// A sentence for an error: what happened, and what to do next.
pub fn sentence(error: ApiError) -> String {
    match error {
        ApiError::Malformed => say::error_malformed().to_owned(),
        ApiError::Field(field, problem) => field_sentence(field, problem).to_owned(),
        ApiError::Refused => say::error_refused().to_owned(),
        ApiError::Throttled(seconds) => format!("{} {}", say::error_too_often(), again_in(seconds)),
        ApiError::TooManyCodes(seconds) => {
            format!("{} {}", say::error_too_many_codes(), again_in(seconds))
        }
        ApiError::Busy => say::error_busy().to_owned(),
        ApiError::WrongPattern(tries) => say::error_wrong_pattern(tries.into()),
        ApiError::ChallengeOver => say::error_challenge_over().to_owned(),
        ApiError::SentAlready(seconds) => say::error_sent_already(&span(seconds)),
        ApiError::SignedOut => say::error_signed_out().to_owned(),
        ApiError::Stale => say::error_stale().to_owned(),
        ApiError::NotFound => say::error_not_found().to_owned(),
        ApiError::Conflict => say::error_conflict().to_owned(),
        ApiError::Invalid => say::error_invalid().to_owned(),
        ApiError::Stopped => say::error_stopped().to_owned(),
        ApiError::NotReady => say::error_not_ready().to_owned(),
        ApiError::Full => say::error_full().to_owned(),
        ApiError::ServiceDown => say::error_service_down().to_owned(),
        ApiError::Unavailable => say::error_unavailable().to_owned(),
        ApiError::Offline => say::error_offline().to_owned(),
    }
}

/// A few words for an error, as a heading.
pub fn title(error: ApiError) -> &'static str {
    match error {
        ApiError::Malformed => say::error_title_malformed(),
        ApiError::Field(..) => say::error_title_field(),
        ApiError::Refused => say::error_title_refused(),
        ApiError::Throttled(_) => say::error_title_throttled(),
        ApiError::TooManyCodes(_) => say::error_title_too_many_codes(),
        ApiError::Busy => say::error_title_busy(),
        ApiError::WrongPattern(_) => say::error_title_wrong_pattern(),
        ApiError::ChallengeOver => say::error_title_challenge_over(),
        ApiError::SentAlready(_) => say::error_title_sent_already(),
        ApiError::SignedOut => say::error_title_signed_out(),
        ApiError::Stale => say::error_title_stale(),
        ApiError::NotFound => say::error_title_not_found(),
        ApiError::Conflict => say::error_title_conflict(),
        ApiError::Invalid => say::error_title_invalid(),
        ApiError::Stopped => say::error_title_stopped(),
        ApiError::NotReady => say::error_title_not_ready(),
        ApiError::Full => say::error_title_full(),
        ApiError::ServiceDown => say::error_title_service_down(),
        ApiError::Unavailable => say::error_title_unavailable(),
        ApiError::Offline => say::error_title_offline(),
    }
}

/// Why somebody has to wait, and for how many seconds, where that is what an error says.
pub fn wait(error: ApiError) -> Option<(&'static str, u64)> {
    match error {
        ApiError::Throttled(seconds) => Some((say::error_too_often(), seconds)),
        ApiError::TooManyCodes(seconds) => Some((say::error_too_many_codes(), seconds)),
        _ => None,
    }
}

/// When to try again.
pub fn again_in(seconds: u64) -> String {
    say::error_again_in(&span(seconds))
}

/// What is wrong with a field.
pub fn field_sentence(field: FieldName, problem: FieldProblem) -> &'static str {
    use FieldName as F;
    use FieldProblem as P;
    match (field, problem) {
        (F::Username, P::Taken) => say::field_problem_username_taken(),
        (F::Username, P::TooShort) => say::field_problem_username_short(),
        (F::Username, P::TooLong) => say::field_problem_username_long(),
        (F::Username, _) => say::field_problem_username_malformed(),
        (F::Email, P::Taken) => say::field_problem_email_taken(),
        (F::Email, _) => say::field_problem_email_malformed(),
        (F::Password, P::TooShort) => say::field_problem_password_short(),
        (F::Password, P::TooLong) => say::field_problem_password_long(),
        (F::Password, P::Guessable) => say::field_problem_password_guessable(),
        (F::Password, P::Common) => say::field_problem_password_common(),
        (F::Password, _) => say::field_problem_password_other(),
        (F::Picture, P::Taken) => say::field_problem_picture_taken(),
        (F::Picture, _) => say::field_problem_picture_other(),
    }
}

/// A span of time for people.
pub fn span(seconds: u64) -> String {
    match seconds {
        0..=119 => say::span_seconds(seconds.max(1)),
        120..=7199 => say::span_minutes(seconds.div_ceil(60)),
        _ => say::span_hours(seconds.div_ceil(3600)),
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
