//! Finding records by their titles.

use unicode_normalization::UnicodeNormalization;

/// The longest search, in characters.
const MAX_CHARS: usize = 200;

/// Words that must all occur in a title, in whatever case and order.
#[derive(Debug, Default)]
pub(crate) struct Search {
    words: Vec<String>,
}

impl Search {
    /// Takes what somebody typed; nothing but spaces finds everything.
    ///
    /// # Errors
    /// What to do about a text that is too long.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        if text.chars().count() > MAX_CHARS {
            return Err(format!("Use at most {MAX_CHARS} characters."));
        }
        Ok(Self { words: folded(text).split_whitespace().map(str::to_owned).collect() })
    }

    pub(super) fn finds(&self, title: &str) -> bool {
        let title = folded(title);
        self.words.iter().all(|word| title.contains(word.as_str()))
    }
}

/// The text in small letters, each letter spelled in one way (NFC).
fn folded(text: &str) -> String {
    text.nfc().flat_map(char::to_lowercase).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_must_occur() {
        let title = "Kreditkarte der Käserei ÖBB";
        for good in ["", "  ", "kredit", "käserei KREDIT", "KA\u{308}SE", "öbb", "o\u{308}bb der"]
        {
            assert!(Search::parse(good).unwrap().finds(title), "{good}");
        }
        for bad in ["kase", "kredit x", "derkäserei"] {
            assert!(!Search::parse(bad).unwrap().finds(title), "{bad}");
        }
        assert!(Search::parse("ΟΔΟΣ").unwrap().finds("οδοσ"));
        assert!(Search::parse("口座").unwrap().finds("銀行口座"));
    }

    #[test]
    fn a_search_is_bounded() {
        assert!(Search::parse(&"ä".repeat(200)).is_ok());
        assert!(Search::parse(&"ä".repeat(201)).is_err());
    }
}
