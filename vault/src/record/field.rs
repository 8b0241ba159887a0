//! What a field takes, and what is shown of it.

use super::form::Form;

/// Dots that stand for what is not shown; how many there are tells nothing.
const DOTS: &str = "••••";

/// A text with fewer characters than this would be told half by its last four.
const SHOWS_LAST_FROM: usize = 8;

/// Who sees a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Secrecy {
    /// Whoever sees the record.
    Open,
    /// Whoever reveals the record; until then, the last four characters tell which it is.
    Masked,
    /// Whoever reveals the record; until then, nothing of it is seen.
    Hidden,
}

/// A field of a record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub(super) name: &'static str,
    required: bool,
    max_chars: usize,
    form: Form,
    secrecy: Secrecy,
}

impl Field {
    pub(super) const fn required(name: &'static str, max_chars: usize, form: Form) -> Self {
        Self { name, required: true, max_chars, form, secrecy: Secrecy::Open }
    }

    pub(super) const fn optional(name: &'static str, max_chars: usize, form: Form) -> Self {
        Self { name, required: false, max_chars, form, secrecy: Secrecy::Open }
    }

    /// The same field as a secret of which the last four characters may be seen.
    pub(super) const fn masked(self) -> Self {
        Self { secrecy: Secrecy::Masked, ..self }
    }

    /// The same field as a secret of which nothing may be seen.
    pub(super) const fn hidden(self) -> Self {
        Self { secrecy: Secrecy::Hidden, ..self }
    }

    /// Whether only revealing shows it.
    pub(super) fn is_secret(&self) -> bool {
        self.secrecy != Secrecy::Open
    }

    /// What is shown in the place of a secret; nothing where there is none.
    pub(super) fn mask(&self, text: &str) -> String {
        let characters: Vec<char> = text.chars().filter(|each| !each.is_whitespace()).collect();
        match characters.last_chunk::<4>() {
            Some(last)
                if self.secrecy == Secrecy::Masked && characters.len() >= SHOWS_LAST_FROM =>
            {
                format!("{DOTS} {}", last.iter().collect::<String>())
            }
            _ if characters.is_empty() => String::new(),
            _ => DOTS.to_owned(),
        }
    }

    /// The text to keep, or what the person should do about it.
    pub(super) fn take(&self, text: &str) -> Result<String, String> {
        let text = if self.form == Form::Lines { text } else { text.trim() };
        if text.trim().is_empty() {
            return if self.required { Err("Fill this in.".to_owned()) } else { Ok(String::new()) };
        }
        if text.chars().count() > self.max_chars {
            return Err(format!("Use at most {} characters.", self.max_chars));
        }
        let line_break =
            |character| self.form == Form::Lines && matches!(character, '\n' | '\r' | '\t');
        if text.chars().any(|character| character.is_control() && !line_break(character)) {
            return Err("Use plain text without control characters.".to_owned());
        }
        self.form.take(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_trimmed_and_bounded() {
        let field = Field::required("holder", 5, Form::Line);
        assert_eq!(field.take("  Ana "), Ok("Ana".to_owned()));
        assert_eq!(field.take("ÄÖÜßé"), Ok("ÄÖÜßé".to_owned()), "characters count, not bytes");
        for bad in ["", "   ", "123456", "a\nb", "a\0b", "a\u{7f}"] {
            assert!(field.take(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn texts_keep_their_lines_but_no_other_controls() {
        let field = Field::required("text", 20, Form::Lines);
        assert_eq!(field.take(" a\n\tb\r\n"), Ok(" a\n\tb\r\n".to_owned()));
        assert!(
            field.take("a\0").is_err()
                && field.take("a\u{1b}[0m").is_err()
                && field.take("\n \n").is_err()
        );
    }

    #[test]
    fn an_optional_field_may_be_empty_but_not_wrong() {
        let field = Field::optional("email", 254, Form::Email);
        assert_eq!(field.take(" "), Ok(String::new()));
        assert!(field.take("ana@example.org").is_ok());
        assert!(field.take("ana").is_err());
    }

    #[test]
    fn a_mask_shows_four_characters_of_a_long_number_and_none_of_a_short_one() {
        let number = Field::required("number", 64, Form::Line).masked();
        for (text, mask) in [
            ("DE02 1203 0000 0000 2020 51", "•••• 2051"),
            ("4242424242424242", "•••• 4242"),
            ("12345678", "•••• 5678"),
            ("1234567", "••••"),
            ("1 2 3 4 5 6 7", "••••"),
            ("口座口座口座番号", "•••• 口座番号"),
            ("", ""),
        ] {
            assert_eq!(number.mask(text), mask, "{text}");
        }
        let pin = Field::optional("pin", 12, Form::Digits(4, 12)).hidden();
        assert_eq!(pin.mask("123456789012"), "••••");
        assert_eq!(pin.mask(""), "");
    }
}
