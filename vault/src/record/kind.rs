//! The kinds of records, and the fields of each.

use serde::{Deserialize, Serialize};

use super::{field::Field, form::Form};

/// What a record is. The names are stored and sent, and do not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// An account at a bank.
    BankAccount,
    /// A passport, an identity card, a driving licence.
    IdentityDocument,
    /// A payment card.
    Card,
    /// Free text.
    Note,
    /// A file, whose content comes apart.
    File,
}

impl Kind {
    /// What to say where somebody names none of these.
    pub(super) const CHOICE: &'static str =
        "Choose bank_account, identity_document, card, note or file.";

    /// The kind of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "bank_account" => Some(Self::BankAccount),
            "identity_document" => Some(Self::IdentityDocument),
            "card" => Some(Self::Card),
            "note" => Some(Self::Note),
            "file" => Some(Self::File),
            _ => None,
        }
    }

    /// Its fields, besides the title.
    pub(super) fn fields(self) -> &'static [Field] {
        match self {
            Self::BankAccount => &BANK_ACCOUNT,
            Self::IdentityDocument => &IDENTITY_DOCUMENT,
            Self::Card => &CARD,
            Self::Note => &NOTE,
            Self::File => &FILE,
        }
    }

    /// Those of its fields that only revealing shows.
    pub(super) fn secrets(self) -> impl Iterator<Item = &'static Field> {
        self.fields().iter().filter(|field| field.is_secret())
    }
}

const BANK_ACCOUNT: [Field; 7] = [
    Field::required("holder", 200, Form::Line),
    Field::required("account_number", 64, Form::Line).masked(),
    Field::optional("account_type", 60, Form::Line),
    Field::optional("email", 254, Form::Email),
    Field::optional("phone", 40, Form::Line),
    Field::optional("address", 500, Form::Lines),
    Field::optional("proof_of_identity", 200, Form::Line),
];

const IDENTITY_DOCUMENT: [Field; 7] = [
    Field::required("document_type", 60, Form::Line),
    Field::required("number", 64, Form::Line).masked(),
    Field::required("holder", 200, Form::Line),
    Field::optional("issuing_country", 60, Form::Line),
    Field::optional("issued_on", 10, Form::Date),
    Field::optional("valid_until", 10, Form::Date),
    Field::optional("notes", 2000, Form::Lines),
];

const CARD: [Field; 7] = [
    Field::required("holder", 200, Form::Line),
    Field::required("number", 40, Form::CardNumber).masked(),
    Field::optional("valid_until", 7, Form::Month),
    Field::optional("security_code", 4, Form::Digits(3, 4)).hidden(),
    Field::optional("pin", 12, Form::Digits(4, 12)).hidden(),
    Field::optional("issuer", 120, Form::Line),
    Field::optional("notes", 2000, Form::Lines),
];

const NOTE: [Field; 1] = [Field::required("text", 10_000, Form::Lines)];

const FILE: [Field; 2] = [
    Field::required("name", 200, Form::FileName),
    Field::optional("media_type", 100, Form::MediaType),
];
