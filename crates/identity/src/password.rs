//! Passwords, and what makes one acceptable (NIST SP 800-63B-4 §3.1.1.2).

use factors::Username;
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use crate::{EmailAddress, Problem};

/// The most code points of a password.
const LONGEST: usize = 128;
/// Words shorter than this say nothing about a password that contains them.
const SHORTEST_WORD: usize = 4;

/// A password in NFC. It never shows in `Debug`.
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

    /// What speaks against choosing it.
    pub(crate) fn problem(
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
        let folded = Zeroizing::new(self.0.to_lowercase());
        let email = email.canonical();
        let (local, domain) = email.rsplit_once('@').unwrap_or((&email, ""));
        let words = [username.as_str(), local, domain, &site_name.to_lowercase()];
        let says_who = words
            .iter()
            .filter(|word| word.chars().count() >= SHORTEST_WORD)
            .any(|word| folded.contains(word));
        let repeats = folded.chars().collect::<std::collections::BTreeSet<_>>().len() < 5;
        (says_who || repeats).then_some(Problem::Guessable)
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
        assert_eq!(problem(&"abcdefgh".repeat(16)), None);
        assert_eq!(problem(&"abcdefgh".repeat(17)), Some(Problem::TooLong));
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
            "aaaaaaaaaaaaaaaa",
        ] {
            assert_eq!(problem(guessable), Some(Problem::Guessable), "{guessable}");
        }
    }

    #[test]
    fn nothing_shows_in_debug() {
        assert_eq!(format!("{:?}", Password::typed("secret")), "Password(redacted)");
    }
}
