//! What a key may sign.

use serde::{Deserialize, Serialize};

/// The one kind of token that a key signs. It is published with the key as the private-use member
/// `tessera_use` (RFC 7517 §4 lets a key have further members), and checked before the signature:
/// whoever gets hold of the key for calls cannot provision, nor countersign, with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KeyUse {
    /// Calls on behalf of a person, by the gateway.
    Call,
    /// Calls that make and remove accounts and grants, by the gateway.
    Provision,
    /// Countersigned tickets, by the gateway.
    Countersign,
    /// Tickets, by a service.
    Ticket,
}

impl KeyUse {
    /// The value of `tessera_use`, which also serves as a file name for the key.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Provision => "provision",
            Self::Countersign => "countersign",
            Self::Ticket => "ticket",
        }
    }
}
