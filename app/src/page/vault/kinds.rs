//! The kinds of records: what each is called, and its fields in the order of the page.

use crate::api::RecordKind;

/// How a field is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// One line of this type (HTML, `type` of an input).
    Line(&'static str),
    /// Several lines.
    Lines,
    /// A month as it stands on a card, `04/31`; on the wire it is `2031-04`.
    CardMonth,
    /// Nobody types it: it goes with a file.
    Never,
}

/// A field of a record.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name on the wire; also the id of its input.
    pub name: &'static str,
    /// What the page calls it.
    pub label: &'static str,
    /// How it is typed.
    pub typed: Typed,
    /// Whether only revealing shows it.
    pub secret: bool,
    /// What takes a secret away again; empty where it has to be there. What shows is simply
    /// emptied.
    pub removal: &'static str,
    /// A sentence at its input; empty where none is needed.
    pub hint: &'static str,
}

/// What the pages know of a kind.
pub struct Kind {
    /// Its name on the wire.
    pub kind: RecordKind,
    /// What it is called.
    pub name: &'static str,
    /// What the button is called that adds one.
    pub add: &'static str,
    /// The path of its picture, on 24 by 24.
    pub icon: &'static str,
    /// Its fields, besides the title.
    pub fields: &'static [Field],
}

/// What the pages know of a kind.
pub fn known(kind: RecordKind) -> &'static Kind {
    match kind {
        RecordKind::BankAccount => &BANK_ACCOUNT,
        RecordKind::IdentityDocument => &IDENTITY_DOCUMENT,
        RecordKind::Card => &CARD,
        RecordKind::Note => &NOTE,
        RecordKind::File => &FILE,
    }
}

/// Every kind, in the order in which they are offered.
pub static KINDS: [&Kind; 5] = [&BANK_ACCOUNT, &IDENTITY_DOCUMENT, &CARD, &NOTE, &FILE];

static BANK_ACCOUNT: Kind = Kind {
    kind: RecordKind::BankAccount,
    name: "Bank account",
    add: "Add a bank account",
    icon: "M3 10l9-6 9 6M5 10v8M10 10v8M14 10v8M19 10v8M3 20h18",
    fields: &[
        line("holder", "Account holder"),
        secret("account_number", "Account number", ""),
        line("account_type", "Account type"),
        Field { typed: Typed::Line("email"), ..line("email", "E-mail") },
        Field { typed: Typed::Line("tel"), ..line("phone", "Phone") },
        line("address", "Address"),
        line("proof_of_identity", "Proof of identity"),
    ],
};

static IDENTITY_DOCUMENT: Kind = Kind {
    kind: RecordKind::IdentityDocument,
    name: "Identity document",
    add: "Add an identity document",
    icon: "M4 5h16v14H4zM8 15.5c.6-1.6 4.4-1.6 5 0M10.5 12.5a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6M15.5 10H18M15.5 14H18",
    fields: &[
        Field {
            hint: "Such as passport, identity card or driving licence.",
            ..line("document_type", "Type of document")
        },
        secret("number", "Document number", ""),
        line("holder", "Holder"),
        line("issuing_country", "Issuing country"),
        Field { typed: Typed::Line("date"), ..line("issued_on", "Issued on") },
        Field { typed: Typed::Line("date"), ..line("valid_until", "Valid until") },
        lines("notes", "Notes"),
    ],
};

static CARD: Kind = Kind {
    kind: RecordKind::Card,
    name: "Card",
    add: "Add a card",
    icon: "M3 6h18v12H3zM3 10h18M7 14.5h4",
    fields: &[
        line("holder", "Card holder"),
        secret("number", "Card number", ""),
        Field {
            typed: Typed::CardMonth,
            hint: "Month and year, as on the card: 04/31.",
            ..line("valid_until", "Valid until")
        },
        Field {
            removal: "Remove the security code",
            ..secret(
                "security_code",
                "Security code",
                "The 3 or 4 digits beside the signature or the number.",
            )
        },
        Field { removal: "Remove the PIN", ..secret("pin", "PIN", "") },
        line("issuer", "Bank"),
        lines("notes", "Notes"),
    ],
};

static NOTE: Kind = Kind {
    kind: RecordKind::Note,
    name: "Note",
    add: "Add a note",
    icon: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
    fields: &[lines("text", "Text")],
};

static FILE: Kind = Kind {
    kind: RecordKind::File,
    name: "File",
    add: "Add a file",
    icon: "M8 12.5l5.6-5.6a2.6 2.6 0 0 1 3.7 3.7l-7.4 7.4a4.4 4.4 0 0 1-6.2-6.2l7-7",
    fields: &[
        line("name", "File name"),
        Field { typed: Typed::Never, ..line("media_type", "Media type") },
    ],
};

const fn line(name: &'static str, label: &'static str) -> Field {
    Field { name, label, typed: Typed::Line("text"), secret: false, removal: "", hint: "" }
}

const fn lines(name: &'static str, label: &'static str) -> Field {
    Field { typed: Typed::Lines, ..line(name, label) }
}

const fn secret(name: &'static str, label: &'static str, hint: &'static str) -> Field {
    Field { secret: true, hint, ..line(name, label) }
}

impl Typed {
    /// What was typed, as the vault takes it.
    pub fn sent(self, text: &str) -> String {
        let month = if self == Self::CardMonth { month_of_card(text) } else { None };
        month.unwrap_or_else(|| text.to_owned())
    }

    /// What the vault holds, as the page shows it.
    pub fn shown(self, text: &str) -> String {
        let month = if self == Self::CardMonth { card_of_month(text) } else { None };
        month.unwrap_or_else(|| text.to_owned())
    }
}

/// `2031-04` for `04/31`, `4/31` or `04/2031`; nothing for what is no such month, which goes to
/// the vault as it is and comes back with what to do about it.
fn month_of_card(text: &str) -> Option<String> {
    let (month, year) = text.trim().split_once('/')?;
    let (month, year) = (month.trim(), year.trim());
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(month) || !digits(year) {
        return None;
    }
    match (month.len(), year.len()) {
        (1 | 2, 2) => Some(format!("20{year}-{month:0>2}")),
        (1 | 2, 4) => Some(format!("{year}-{month:0>2}")),
        _ => None,
    }
}

/// `04/31` for `2031-04`; nothing for a month of another century.
fn card_of_month(text: &str) -> Option<String> {
    let (year, month) = text.strip_prefix("20")?.split_once('-')?;
    Some(format!("{month}/{year}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_typed_as_it_is_printed() {
        for typed in ["04/31", "4/31", " 04 / 2031 ", "2031-04"] {
            assert_eq!(Typed::CardMonth.sent(typed).trim(), "2031-04", "{typed}");
        }
        assert_eq!(Typed::CardMonth.shown("2031-04"), "04/31");
        for other in ["", "31", "4/3", "a/31", "04/31/1", "/31"] {
            assert_eq!(Typed::CardMonth.sent(other), other);
        }
        assert_eq!(Typed::CardMonth.shown("1999-04"), "1999-04");
        assert_eq!(Typed::Line("text").sent("04/31"), "04/31");
    }

    #[test]
    fn every_kind_is_offered_under_its_own_name() {
        for kind in KINDS {
            assert!(std::ptr::eq(known(kind.kind), kind));
        }
    }
}
