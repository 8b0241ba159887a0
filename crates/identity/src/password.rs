//! Passwords, and what makes one acceptable (NIST SP 800-63B-4 §3.1.1.2).

mod blocklist;
mod context;
mod keyboard;
mod spelling;

use factors::Username;
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use self::context::Context;
use crate::{EmailAddress, Problem};

/// The most code points of a password.
const LONGEST: usize = 128;
/// A password of fewer different characters is nothing but repetition.
const FEWEST_DIFFERENT: usize = 5;

/// A password in NFC. It never shows in `Debug`.
#[derive(Clone)]
pub struct Password(Zeroizing<String>);

impl Password {
    /// Takes what was typed. Any character is welcome.
    pub fn typed(text: &str) -> Self {
        Self(Zeroizing::new(text.nfc().collect()))
    }

    /// The UTF-8 bytes that go into the verifier.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// Whether its length alone keeps it from being anybody's.
    pub(crate) fn is_overlong(&self) -> bool {
        self.0.chars().count() > LONGEST
    }

    /// What speaks against choosing it; `shortest` is in code points.
    pub fn problem(
        &self,
        shortest: usize,
        site_name: &str,
        username: &Username,
        email: &EmailAddress,
    ) -> Option<Problem> {
        let length = self.0.chars().count();
        if length < shortest {
            return Some(Problem::TooShort);
        }
        if length > LONGEST {
            return Some(Problem::TooLong);
        }
        let folded = spelling::folded(&self.0);
        if Context::of(username.as_str(), &email.canonical(), site_name).is_in(&folded) {
            return Some(Problem::Guessable);
        }
        let different = folded.chars().collect::<std::collections::BTreeSet<_>>().len();
        (different < FEWEST_DIFFERENT || blocklist::is_common(&folded)).then_some(Problem::Common)
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(password: &str) -> Option<Problem> {
        Password::typed(password).problem(
            15,
            "Tessera",
            &"grace.h".parse().unwrap(),
            &"amazing@navy.example".parse().unwrap(),
        )
    }

    #[test]
    fn length_counts_code_points_after_normalisation() {
        assert_eq!(problem("correct horse b"), None);
        assert_eq!(problem("correct horse "), Some(Problem::TooShort));
        assert_eq!(problem("e\u{301}e\u{301}e\u{301}e\u{301}abcdefghij"), Some(Problem::TooShort));
        let long = "seven quiet lanterns and ".repeat(6);
        let cut = |length| long.get(..length).unwrap();
        assert_eq!(problem(cut(128)), None);
        assert_eq!(problem(cut(129)), Some(Problem::TooLong));
    }

    #[test]
    fn both_spellings_of_a_letter_are_one_password() {
        assert_eq!(Password::typed("e\u{301}").as_bytes(), Password::typed("\u{e9}").as_bytes());
    }

    #[test]
    fn words_of_the_person_and_the_site_are_refused() {
        for guessable in [
            "xx Grace.H likes tea",
            "AMAZING amazing amaz",
            "tessera tessera 12",
            "the whole navy sings",
            "4mazing p3ople here",
            "aresset is not much",
        ] {
            assert_eq!(problem(guessable), Some(Problem::Guessable), "{guessable}");
        }
    }

    #[test]
    fn what_is_tried_first_is_refused_for_that() {
        for common in ["Password Password", "aaaaaaaaaaaaaaaa", "1qaz2wsx3edc4rfv"] {
            assert_eq!(problem(common), Some(Problem::Common), "{common}");
        }
    }

    #[test]
    fn nothing_shows_in_debug() {
        assert_eq!(format!("{:?}", Password::typed("secret")), "Password(redacted)");
    }
}
