//! The forms of texts, and what to do about one that has another.

use time::{Date, Month};

/// The form of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// One line; white space around it is dropped.
    Line,
    /// Lines, kept as they are.
    Lines,
    /// One e-mail address.
    Email,
    /// A day of the Gregorian calendar, `YYYY-MM-DD` (RFC 3339 `full-date`).
    Date,
    /// A month, `YYYY-MM`.
    Month,
    /// The number of a payment card (ISO/IEC 7812-1), kept without spaces and hyphens.
    CardNumber,
    /// So many digits, from and to.
    Digits(usize, usize),
    /// The name of a file, without a folder.
    FileName,
    /// A media type without parameters (RFC 6838 §4.2), kept in small letters.
    MediaType,
}

/// The longest name that file systems take, in bytes.
const MAX_FILE_NAME: usize = 255;

impl Form {
    /// The text in this form, or what the person should do about it.
    pub(super) fn take(self, text: &str) -> Result<String, String> {
        let told = |well_formed: bool, remedy: &str| {
            if well_formed { Ok(text.to_owned()) } else { Err(remedy.to_owned()) }
        };
        match self {
            Self::Line | Self::Lines => Ok(text.to_owned()),
            Self::Email => {
                told(is_address(text), "Enter an e-mail address, such as ana@example.org.")
            }
            Self::Date => told(is_date(text), "Enter year, month and day, such as 2031-04-30."),
            Self::Month => told(is_month(text), "Enter year and month, such as 2031-04."),
            Self::CardNumber => card_number(text),
            Self::Digits(from, to) => told(
                (from..=to).contains(&text.len()) && is_digits(text),
                &format!("Enter {from} to {to} digits."),
            ),
            Self::FileName if text.len() > MAX_FILE_NAME => Err("Use a shorter name.".to_owned()),
            Self::FileName => told(
                !text.contains(['/', '\\']) && !matches!(text, "." | ".."),
                "Use a name without slashes.",
            ),
            Self::MediaType => {
                let text = text.to_ascii_lowercase();
                let remedy = "Enter a media type, such as application/pdf.";
                if is_media_type(&text) { Ok(text) } else { Err(remedy.to_owned()) }
            }
        }
    }
}

/// Something, an `@`, and something with no white space in either: no mail goes there, so the only
/// purpose is to notice a slip.
fn is_address(text: &str) -> bool {
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

fn is_date(text: &str) -> bool {
    let Some((month, day)) = text.rsplit_once('-') else { return false };
    let Some((year, month)) = year_and_month(month) else { return false };
    day.len() == 2
        && is_digits(day)
        && day.parse().is_ok_and(|day| Date::from_calendar_date(year, month, day).is_ok())
}

fn is_month(text: &str) -> bool {
    year_and_month(text).is_some()
}

fn year_and_month(text: &str) -> Option<(i32, Month)> {
    let (year, month) = text.split_once('-')?;
    if year.len() != 4 || month.len() != 2 || !is_digits(year) || !is_digits(month) {
        return None;
    }
    let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
    Some((year.parse().ok()?, month))
}

fn card_number(text: &str) -> Result<String, String> {
    let digits: String = text.chars().filter(|each| !matches!(each, ' ' | '-')).collect();
    if !(12..=19).contains(&digits.len()) || !is_digits(&digits) {
        return Err("Enter the 12 to 19 digits of the card.".to_owned());
    }
    if !passes_luhn(&digits) {
        return Err("One of these digits is wrong: compare them with the card.".to_owned());
    }
    Ok(digits)
}

/// The check digit of ISO/IEC 7812-1, Annex B.
fn passes_luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .chars()
        .rev()
        .filter_map(|digit| digit.to_digit(10))
        .zip([false, true].into_iter().cycle())
        .map(|(digit, doubled)| if doubled { digit * 2 / 10 + digit * 2 % 10 } else { digit })
        .sum();
    sum.is_multiple_of(10)
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `type "/" subtype`, each a `restricted-name` of RFC 6838 §4.2.
fn is_media_type(text: &str) -> bool {
    let is_name = |name: &str| {
        name.starts_with(|first: char| first.is_ascii_alphanumeric())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte))
    };
    text.split_once('/').is_some_and(|(kind, subtype)| is_name(kind) && is_name(subtype))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(form: Form, good: &[&str], bad: &[&str]) {
        for text in good {
            assert_eq!(form.take(text).as_deref(), Ok(*text));
        }
        for text in bad {
            assert!(form.take(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn an_address_has_one_at_sign_and_no_spaces() {
        let bad = ["ana", "@example.org", "ana@", "a na@example.org", "a@b@c"];
        check(Form::Email, &["ana@example.org"], &bad);
    }

    #[test]
    fn a_date_is_a_day_that_there_is() {
        let bad = ["2023-02-29", "2031-13-01", "2031-4-30", "31-04-30", "2031-04-3a", "2031-04"];
        check(Form::Date, &["2024-02-29", "2031-04-30"], &bad);
        check(Form::Date, &[], &["2031-04-00", "30.04.2031", "+031-04-30", "２031-04-30", "--"]);
    }

    #[test]
    fn a_month_is_one_of_twelve() {
        let bad = ["2031-13", "2031-00", "04/31", "2031-4", "2031"];
        check(Form::Month, &["2031-12"], &bad);
    }

    #[test]
    fn a_card_number_is_kept_bare_and_its_check_digit_counts() {
        assert_eq!(Form::CardNumber.take("4242 4242-4242 4242").as_deref(), Ok("4242424242424242"));
        check(Form::CardNumber, &["378282246310005"], &["4242424242424243", "1234", "4242a"]);
        check(Form::CardNumber, &[], &["42424242424242424242", "４２４２４２４２４２４２"]);
    }

    #[test]
    fn codes_have_digits_only() {
        check(Form::Digits(3, 4), &["123", "0000"], &["12", "12345", "12a", " 12"]);
    }

    #[test]
    fn a_file_name_names_no_folder() {
        let long = "x".repeat(256);
        let bad = [".", "..", "a/b", "..\\a", "/", long.as_str()];
        check(Form::FileName, &["Pass port.pdf", ".profile", "口座.txt"], &bad);
    }

    #[test]
    fn a_media_type_has_two_names() {
        let bad = ["pdf", "a/b/c", "a/", "/b", "a/b; c=d", "a /b", "ä/b"];
        check(Form::MediaType, &["application/pdf", "image/svg+xml"], &bad);
        assert_eq!(Form::MediaType.take("Image/PNG").as_deref(), Ok("image/png"));
    }
}
