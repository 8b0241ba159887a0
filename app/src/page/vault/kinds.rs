//! The kinds of records: what each is called, and its fields in the order of the page.

use crate::{
    api::RecordKind,
    words::{Words, say},
};

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
    pub label: Words,
    /// How it is typed.
    pub typed: Typed,
    /// Whether only revealing shows it.
    pub secret: bool,
    /// What takes a secret away again; none where it has to be there. What shows is simply
    /// emptied.
    pub removal: Option<Words>,
    /// A sentence at its input; none where none is needed.
    pub hint: Option<Words>,
}

/// What the pages know of a kind.
pub struct Kind {
    /// Its name on the wire.
    pub kind: RecordKind,
    /// What it is called.
    pub name: Words,
    /// What the button is called that adds one.
    pub add: Words,
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
    name: say::vault_kind_bank_account,
    add: say::vault_add_bank_account,
    icon: "M3 10l9-6 9 6M5 10v8M10 10v8M14 10v8M19 10v8M3 20h18",
    fields: &[
        line("holder", say::vault_field_account_holder),
        secret("account_number", say::vault_field_account_number),
        line("account_type", say::vault_field_account_type),
        Field { typed: Typed::Line("email"), ..line("email", say::field_email) },
        Field { typed: Typed::Line("tel"), ..line("phone", say::vault_field_phone) },
        line("address", say::vault_field_address),
        line("proof_of_identity", say::vault_field_proof_of_identity),
    ],
};

static IDENTITY_DOCUMENT: Kind = Kind {
    kind: RecordKind::IdentityDocument,
    name: say::vault_kind_identity_document,
    add: say::vault_add_identity_document,
    icon: "M4 5h16v14H4zM8 15.5c.6-1.6 4.4-1.6 5 0M10.5 12.5a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6M15.5 10H18M15.5 14H18",
    fields: &[
        Field {
            hint: Some(say::vault_hint_document_type),
            ..line("document_type", say::vault_field_document_type)
        },
        secret("number", say::vault_field_document_number),
        line("holder", say::vault_field_document_holder),
        line("issuing_country", say::vault_field_issuing_country),
        Field { typed: Typed::Line("date"), ..line("issued_on", say::vault_field_issued_on) },
        Field { typed: Typed::Line("date"), ..line("valid_until", say::vault_field_valid_until) },
        lines("notes", say::vault_field_notes),
    ],
};

static CARD: Kind = Kind {
    kind: RecordKind::Card,
    name: say::vault_kind_card,
    add: say::vault_add_card,
    icon: "M3 6h18v12H3zM3 10h18M7 14.5h4",
    fields: &[
        line("holder", say::vault_field_card_holder),
        secret("number", say::vault_field_card_number),
        Field {
            typed: Typed::CardMonth,
            hint: Some(say::vault_hint_card_month),
            ..line("valid_until", say::vault_field_valid_until)
        },
        Field {
            removal: Some(say::vault_remove_security_code),
            hint: Some(say::vault_hint_security_code),
            ..secret("security_code", say::vault_field_security_code)
        },
        Field { removal: Some(say::vault_remove_pin), ..secret("pin", say::vault_field_pin) },
        line("issuer", say::vault_field_card_issuer),
        lines("notes", say::vault_field_notes),
    ],
};

static NOTE: Kind = Kind {
    kind: RecordKind::Note,
    name: say::vault_kind_note,
    add: say::vault_add_note,
    icon: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
    fields: &[lines("text", say::vault_field_text)],
};

static FILE: Kind = Kind {
    kind: RecordKind::File,
    name: say::vault_kind_file,
    add: say::vault_add_file,
    icon: "M8 12.5l5.6-5.6a2.6 2.6 0 0 1 3.7 3.7l-7.4 7.4a4.4 4.4 0 0 1-6.2-6.2l7-7",
    fields: &[
        line("name", say::vault_field_file_name),
        Field { typed: Typed::Never, ..line("media_type", say::vault_field_media_type) },
    ],
};

const fn line(name: &'static str, label: Words) -> Field {
    Field { name, label, typed: Typed::Line("text"), secret: false, removal: None, hint: None }
}

const fn lines(name: &'static str, label: Words) -> Field {
    Field { typed: Typed::Lines, ..line(name, label) }
}

const fn secret(name: &'static str, label: Words) -> Field {
    Field { secret: true, ..line(name, label) }
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
