//! Tokens that count once.

use crate::token_id::TokenId;

/// A verified token that is to be used up: its id, and how long the id matters.
///
/// Only the checks of this crate make one, so that nothing unverified fills a store.
#[derive(Clone, Copy, Debug)]
pub struct Once<'a> {
    id: &'a TokenId,
    issued_at: i64,
    expires_at: i64,
}

impl<'a> Once<'a> {
    pub(crate) fn new(id: &'a TokenId, issued_at: i64, expires_at: i64) -> Self {
        Self { id, issued_at, expires_at }
    }

    /// The id, unique among all tokens.
    #[must_use]
    pub fn id(&self) -> &'a TokenId {
        self.id
    }

    /// When the token was made, in seconds since 1970, by the clock of whoever made it.
    #[must_use]
    pub fn issued_at(&self) -> i64 {
        self.issued_at
    }

    /// When the token dies, in seconds since 1970, not counting leeway. Once that has passed for
    /// good, the id can be forgotten.
    #[must_use]
    pub fn expires_at(&self) -> i64 {
        self.expires_at
    }
}
