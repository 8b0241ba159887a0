//! Answers that are to be saved, not shown.

use axum::http::{HeaderName, HeaderValue, header};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What RFC 8187 §3.2.1 calls `attr-char` stays as it is.
const EXTENDED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'&')
    .remove(b'+')
    .remove(b'-')
    .remove(b'.')
    .remove(b'^')
    .remove(b'_')
    .remove(b'`')
    .remove(b'|')
    .remove(b'~');

/// The headers of octets that are to be saved under a name (RFC 6266): a browser must neither show
/// nor run them.
pub(crate) fn headers(name: &str) -> [(HeaderName, HeaderValue); 3] {
    [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream")),
        (header::CONTENT_DISPOSITION, disposition(name)),
        (header::ACCEPT_RANGES, HeaderValue::from_static("none")),
    ]
}

/// The name twice: in ASCII for the simple, and as it is.
fn disposition(name: &str) -> HeaderValue {
    let simple: String =
        name.chars().map(|each| if is_simple(each) { each } else { '_' }).collect();
    let extended = utf8_percent_encode(name, EXTENDED);
    let value = format!("attachment; filename=\"{simple}\"; filename*=UTF-8''{extended}");
    HeaderValue::from_str(&value).unwrap_or(HeaderValue::from_static("attachment"))
}

/// Whether a character stands for itself in a quoted string wherever it is read: RFC 6266
/// Appendix D advises against the percent sign too.
fn is_simple(character: char) -> bool {
    matches!(character, ' '..='~') && !matches!(character, '"' | '\\' | '%' | '/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_twice() {
        for (name, told) in [
            ("pass.pdf", r#"attachment; filename="pass.pdf"; filename*=UTF-8''pass.pdf"#),
            (
                "Ausweis Ä\"%.pdf",
                r#"attachment; filename="Ausweis ___.pdf"; filename*=UTF-8''Ausweis%20%C3%84%22%25.pdf"#,
            ),
            (
                "a;b'c\r\nX: y",
                r#"attachment; filename="a;b'c__X: y"; filename*=UTF-8''a%3Bb%27c%0D%0AX%3A%20y"#,
            ),
        ] {
            assert_eq!(disposition(name), told);
        }
    }
}
