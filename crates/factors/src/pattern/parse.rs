//! Reading a pattern that was typed.

use std::str::FromStr;

use super::{LENGTH, Path, Pattern, PatternError};

impl FromStr for Pattern {
    type Err = PatternError;

    /// Reads `3-9-12-16-22-18`. Between the numbers may stand anything that
    /// keyboards and mail programs make of a dash: spaces, commas, dots,
    /// dashes of any length.
    fn from_str(text: &str) -> Result<Self, PatternError> {
        Self::new(&numbers(text)?)
    }
}

impl Path {
    /// Reads the beginning of a pattern, as far as it is typed.
    ///
    /// # Errors
    /// Where it can't become a pattern any more.
    pub fn parse(text: &str) -> Result<Self, PatternError> {
        let mut path = Self::new();
        for dot in numbers(text)? {
            if path.is_complete() {
                return Err(PatternError::TooMany);
            }
            path.push(dot)?;
        }
        Ok(path)
    }
}

/// The numbers in a text, at most one more than a pattern has.
fn numbers(text: &str) -> Result<Vec<u8>, PatternError> {
    let parts = text.split(is_separator).filter(|part| !part.is_empty());
    parts.flat_map(digits).take(LENGTH + 1).map(number).collect()
}

/// A run of more than two digits is read in pairs, `030912` as `03 09 12`: the
/// number keys of some phones have nothing to put in between.
fn digits(run: &str) -> impl Iterator<Item = &[u8]> {
    run.as_bytes().chunks(2)
}

/// One or two ASCII digits.
fn number(digits: &[u8]) -> Result<u8, PatternError> {
    match digits {
        [ones @ b'0'..=b'9'] => Ok(ones - b'0'),
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => Ok((tens - b'0') * 10 + (ones - b'0')),
        _ => Err(PatternError::NotNumbers),
    }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | ',' | ';' | '.' | '/' | '>' | '_' | '·' | '•' | '→' | '−' | '﹣' | '－')
        // Zero-width characters that copying brings along, and Unicode's dashes.
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
        || matches!(c, '\u{2010}'..='\u{2015}' | '\u{FE58}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern::StepError;

    const SAMPLE: [u8; 6] = [3, 9, 12, 16, 22, 18];

    #[test]
    fn separators_do_not_matter() {
        for text in [
            "3-9-12-16-22-18",
            " 3 9 12 16 22 18 ",
            "3,9,12,16,22,18",
            "3, 9, 12, 16, 22, 18.",
            "3–9—12−16‑22‐18",
            "3 - 9 - 12 - 16 - 22 - 18\r\n",
            "03-09-12-16-22-18",
            "3→9→12→16→22→18",
            "030912162218",
            "3 091216 2218",
            "3\u{00A0}9\u{200B}-12 16\t22 18",
        ] {
            let pattern: Pattern = text.parse().unwrap_or_else(|error| panic!("{text:?}: {error}"));
            assert_eq!(pattern.positions(), SAMPLE, "{text:?}");
        }
    }

    #[test]
    fn other_things_are_refused_without_repeating_them() {
        for text in ["three-9-12", "+3-9", "1e1", "٣-٩", "3\u{0}9"] {
            let error = text.parse::<Pattern>().unwrap_err();
            assert_eq!(error, PatternError::NotNumbers, "{text:?}");
            assert!(!error.to_string().contains(text));
        }
    }

    #[test]
    fn an_enormous_text_is_refused() {
        assert!("1 ".repeat(1_000_000).parse::<Pattern>().is_err());
        assert!("9".repeat(1_000_000).parse::<Pattern>().is_err());
    }

    #[test]
    fn what_was_typed_so_far_is_a_path() {
        assert!(Path::parse("").unwrap().is_empty());
        assert_eq!(Path::parse("3-9-").unwrap().dots(), [3, 9]);
        assert_eq!(Path::parse("3-9-12-16-22-18").unwrap().dots(), SAMPLE);
        assert_eq!(Path::parse("3-5"), Err(StepError::OutOfReach { from: 3, to: 5 }.into()));
        assert_eq!(Path::parse("3-9-12-16-22-18-19"), Err(PatternError::TooMany));
    }
}
