//! What a request takes, and what one pattern opens.

/// What a request does, as its ticket says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Seeing records, without their secret fields.
    Read,
    /// Adding, changing and deleting records.
    Write,
    /// Seeing the secret fields of one record, once.
    Reveal,
    /// Taking everything away as one archive, once.
    Export,
}

impl Scope {
    /// Its name in tickets and grants.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Read => "records.read",
            Self::Write => "records.write",
            Self::Reveal => "records.reveal",
            Self::Export => "records.export",
        }
    }

    /// Whether each request takes a pattern of its own: such a scope is never granted.
    pub(crate) const fn is_single_shot(self) -> bool {
        matches!(self, Self::Reveal | Self::Export)
    }

    /// What a ticket asks to open where this is needed: one pattern is enough for reading and for
    /// changing.
    pub(crate) const fn asks_for(self) -> &'static str {
        match self {
            Self::Read | Self::Write => "records.read records.write",
            Self::Reveal | Self::Export => self.as_str(),
        }
    }
}
