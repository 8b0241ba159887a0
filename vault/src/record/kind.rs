//! The kinds of records, and the fields of each.

use serde::{Deserialize, Serialize};

use super::field::{Field, Form};

/// What a record is. The names are stored and sent, and do not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// An account at a bank.
    BankAccount,
    /// Free text.
    Note,
}

impl Kind {
    /// The kind of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "bank_account" => Some(Self::BankAccount),
            "note" => Some(Self::Note),
            _ => None,
        }
    }

    /// Its fields, besides the title.
    pub(super) fn fields(self) -> &'static [Field] {
        match self {
            Self::BankAccount => &BANK_ACCOUNT,
            Self::Note => &NOTE,
        }
    }
}

const BANK_ACCOUNT: [Field; 7] = [
    Field::required("holder", 200, Form::Line),
    Field::required("account_number", 64, Form::Line),
    Field::optional("account_type", 60, Form::Line),
    Field::optional("email", 254, Form::Email),
    Field::optional("phone", 40, Form::Line),
    Field::optional("address", 500, Form::Lines),
    Field::optional("proof_of_identity", 200, Form::Line),
];

const NOTE: [Field; 1] = [Field::required("text", 10_000, Form::Lines)];
