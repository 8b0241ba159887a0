//! The ids of used tokens, while they matter.

use std::collections::{BTreeSet, HashSet};

use crate::{once::Once, registered::LEEWAY, token_id::TokenId};

/// The ids of tokens that were used and are not dead yet.
#[derive(Debug, Default)]
pub(super) struct Spent {
    ids: HashSet<TokenId>,
    ends: BTreeSet<(i64, TokenId)>,
}

impl Spent {
    /// Uses a token up. `false` where it was used before, or is dead, so that its id may have been
    /// forgotten. `now` never goes back.
    pub(super) fn spend(&mut self, token: Once<'_>, now: i64) -> bool {
        self.forget(now);
        let end = token.expires_at().saturating_add(LEEWAY);
        if end <= now || !self.ids.insert(token.id().clone()) {
            return false;
        }
        self.ends.insert((end, token.id().clone()));
        true
    }

    /// Removes the ids of tokens that are dead.
    fn forget(&mut self, now: i64) {
        while let Some((end, id)) = self.ends.pop_first() {
            if end > now {
                self.ends.insert((end, id));
                break;
            }
            self.ids.remove(&id);
        }
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        assert_eq!(self.ids.len(), self.ends.len());
        self.ids.len()
    }
}
