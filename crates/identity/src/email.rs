//! E-mail addresses.

use std::str::FromStr;

/// One e-mail address, as typed: `local@domain`, at most 254 characters (RFC 5321 §4.5.3.1.3),
/// no spaces, no control characters, no list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailAddress(String);

/// The text is not one e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an e-mail address")]
pub struct EmailError;

impl EmailAddress {
    /// As it was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For comparison: ASCII letters in lower case, other characters as they are, so that no
    /// folding makes two different mailboxes one.
    pub fn canonical(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// For display where a stranger may look on: `a…@example.org`.
    pub fn masked(&self) -> String {
        match (self.0.chars().next(), self.0.rsplit_once('@')) {
            (Some(first), Some((_, domain))) => format!("{first}…@{domain}"),
            _ => String::new(),
        }
    }
}

impl FromStr for EmailAddress {
    type Err = EmailError;

    fn from_str(text: &str) -> Result<Self, EmailError> {
        let text = text.trim();
        let (local, domain) = text.rsplit_once('@').ok_or(EmailError)?;
        let refused = |character: char| {
            character.is_whitespace()
                || character.is_control()
                || "\"(),:;<>[\\]@".contains(character)
        };
        let labels = domain.split('.').collect::<Vec<_>>();
        let sound = text.len() <= 254
            && !local.is_empty()
            && local.len() <= 64
            && local.is_ascii()
            && !local.chars().any(refused)
            && local.split('.').all(|atom| !atom.is_empty())
            && labels.iter().all(|label| is_label(label));
        if sound { Ok(Self(text.to_owned())) } else { Err(EmailError) }
    }
}

/// A domain label (RFC 5890 U-label or RFC 1035 §2.3.1).
fn is_label(label: &str) -> bool {
    !label.is_empty()
        && label.len() <= 63
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.chars().all(|character| character.is_alphanumeric() || character == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_kept_as_typed() {
        let address: EmailAddress = " Ada.L+x@Example.org ".parse().unwrap();
        assert_eq!(address.as_str(), "Ada.L+x@Example.org");
        assert_eq!(address.canonical(), "ada.l+x@example.org");
        assert_eq!(address.masked(), "A…@Example.org");
    }

    #[test]
    fn anything_else_is_refused() {
        for wrong in [
            "",
            "ada",
            "@example.org",
            "ada@",
            ".ada@example.org",
            "a..b@example.org",
            "ada.@example.org",
            "ädä@example.org",
            "ada@exa mple.org",
            "a@b@c.org",
            "a,b@c.org",
            "ada@example..org",
            "ada@-example.org",
            "ada\r\nBcc: x@y.org",
            "<ada@example.org>",
            "\"a b\"@example.org",
        ] {
            assert_eq!(wrong.parse::<EmailAddress>(), Err(EmailError), "{wrong:?}");
        }
        assert!(format!("{}@example.org", "a".repeat(65)).parse::<EmailAddress>().is_err());
    }
}
