//! What a field takes.

/// The form of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// One line; white space around it is dropped.
    Line,
    /// Lines, kept as they are.
    Lines,
    /// One e-mail address.
    Email,
}

/// A field of a record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub(super) name: &'static str,
    required: bool,
    max_chars: usize,
    form: Form,
}

impl Field {
    pub(super) const fn required(name: &'static str, max_chars: usize, form: Form) -> Self {
        Self { name, required: true, max_chars, form }
    }

    pub(super) const fn optional(name: &'static str, max_chars: usize, form: Form) -> Self {
        Self { name, required: false, max_chars, form }
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
        if self.form == Form::Email && !looks_like_an_address(text) {
            return Err("Enter an e-mail address, such as ana@example.org.".to_owned());
        }
        Ok(text.to_owned())
    }
}

/// Something, an `@`, and something with no white space in either: no mail goes there, so the only
/// purpose is to notice a slip.
fn looks_like_an_address(text: &str) -> bool {
    match text.split_once('@') {
        Some((local, domain)) => {
            !local.is_empty()
                && !domain.is_empty()
                && !domain.contains('@')
                && !text.contains(char::is_whitespace)
        }
        None => false,
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
        for bad in ["ana", "@example.org", "ana@", "a na@example.org", "a@b@c"] {
            assert!(field.take(bad).is_err(), "{bad}");
        }
    }
}
