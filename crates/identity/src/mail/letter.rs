//! The letters that Tessera writes.

use ambient::Timestamp;
use factors::Pattern;
use messages::say;
use serde::{Deserialize, Serialize};

use super::{html, purpose::Purpose};
use crate::{Client, Settings, UnlockRequest};

/// A letter: its subject never holds the code, its body comes in two forms.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// One line.
    pub subject: String,
    /// The body as plain text.
    pub text: String,
    /// The body as HTML that every mail client reads: tables and inline styles only.
    pub html: String,
}

/// The body holds a code: it does not show.
impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Letter").field("subject", &self.subject).finish_non_exhaustive()
    }
}

impl Letter {
    /// The code that completes an enrolment.
    pub(crate) fn enrol(settings: &Settings, username: &str, pattern: &Pattern) -> Self {
        code(
            settings,
            pattern,
            say::mail_enrol_subject(&settings.site_name),
            say::mail_enrol_wish(username),
            &[],
        )
    }

    /// The code that completes a sign-in.
    pub(crate) fn sign_in(
        settings: &Settings,
        username: &str,
        client: &Client,
        now: Timestamp,
        pattern: &Pattern,
    ) -> Self {
        code(
            settings,
            pattern,
            say::mail_sign_in_subject(&settings.site_name),
            say::mail_sign_in_wish(username),
            &[(say::mail_when(), &utc(now)), (say::mail_browser(), &client.browser())],
        )
    }

    /// The code that lets somebody do what `purpose` says.
    pub(crate) fn step_up(
        settings: &Settings,
        username: &str,
        purpose: Purpose,
        client: &Client,
        now: Timestamp,
        pattern: &Pattern,
    ) -> Self {
        code(
            settings,
            pattern,
            purpose.subject(&settings.site_name),
            purpose.wish(username),
            &[
                (say::mail_what(), &purpose.what()),
                (say::mail_when(), &utc(now)),
                (say::mail_browser(), &client.browser()),
            ],
        )
    }

    /// The code that opens a record.
    pub(crate) fn unlock(
        settings: &Settings,
        username: &str,
        request: &UnlockRequest,
        client: &Client,
        now: Timestamp,
        pattern: &Pattern,
    ) -> Self {
        code(
            settings,
            pattern,
            say::mail_unlock_subject(&request.title),
            say::mail_unlock_wish(&request.purpose, username),
            &[
                (say::mail_what(), &request.purpose),
                (say::mail_where(), &request.title),
                (say::mail_when(), &utc(now)),
                (say::mail_browser(), &client.browser()),
            ],
        )
    }
}

fn code(
    settings: &Settings,
    pattern: &Pattern,
    subject: String,
    wish: String,
    facts: &[(&str, &str)],
) -> Letter {
    let minutes = settings.code_life.as_secs().div_ceil(60);
    let (life, caution) = (say::mail_life(minutes), say::mail_caution());
    let listed: String =
        facts.iter().map(|(name, value)| say::mail_fact(name, value) + "\n").collect();
    let gap = if listed.is_empty() { "" } else { "\n" };
    let text = format!(
        "{wish}\n\n    {pattern}\n\n{}\n{life}\n\n{listed}{gap}{caution}\n",
        indented(&pattern.drawing()),
    );
    let html = html::code_page(settings, pattern, &[&wish, &life, caution], facts);
    Letter { subject, text, html }
}

fn indented(drawing: &str) -> String {
    drawing.lines().map(|line| format!("    {line}\n")).collect()
}

/// An instant for people: `2026-11-22 15:04 UTC`.
pub(super) fn utc(instant: Timestamp) -> String {
    let seconds = instant.seconds();
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (year, month, day) = civil(days);
    format!("{year:04}-{month:02}-{day:02} {:02}:{:02} UTC", second / 3600, second / 60 % 60)
}

/// Days since 1970-01-01 to year, month and day of the proleptic Gregorian calendar.
const fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use messages::{Language, in_language};

    use super::*;

    fn pattern() -> Pattern {
        "3-9-12-16-22-18".parse().unwrap()
    }

    fn settings() -> Settings {
        Settings::new("site", "Tessera")
    }

    #[test]
    fn instants_read_well() {
        assert_eq!(utc(Timestamp::from_millis(0)), "1970-01-01 00:00 UTC");
        assert_eq!(utc(Timestamp::from_millis(1_709_210_096_000)), "2024-02-29 12:34 UTC");
        assert_eq!(utc(Timestamp::from_millis(4_102_444_799_000)), "2099-12-31 23:59 UTC");
    }

    #[test]
    fn both_bodies_hold_the_code_and_the_subject_does_not() {
        let letter = Letter::enrol(&settings(), "ada", &pattern());
        for body in [&letter.text, &letter.html] {
            assert!(body.contains("3-9-12-16-22-18"), "{body}");
            assert!(body.contains("10 minutes"), "{body}");
        }
        assert!(!letter.subject.contains("3-9"));
    }

    #[test]
    fn a_letter_says_which_language_it_is_in_and_the_pattern_runs_from_left_to_right() {
        for language in Language::ALL {
            let letter = in_language(language, || Letter::enrol(&settings(), "ada", &pattern()));
            let (tag, direction) = (language.tag(), language.direction());
            for told in [
                format!("<html lang=\"{tag}\" dir=\"{direction}\">").as_str(),
                "<span dir=\"ltr\">3-9-12-16-22-18</span>",
                "<table dir=\"ltr\"",
            ] {
                assert!(letter.html.contains(told), "{told}: {}", letter.html);
            }
            assert!(letter.text.contains("\n    3-9-12-16-22-18\n"), "{}", letter.text);
        }
    }

    #[test]
    fn what_a_browser_says_of_itself_is_text_and_nothing_else() {
        let client =
            Client { browser: "<img src=x onerror=alert(1)>\"&".into(), ..Client::default() };
        let letter =
            Letter::sign_in(&settings(), "ada", &client, Timestamp::from_millis(0), &pattern());
        assert!(!letter.html.contains("<img"), "{}", letter.html);
        assert!(letter.html.contains("&lt;img"), "{}", letter.html);
    }
}
