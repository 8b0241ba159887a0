//! What a store in memory holds, changed in one step at a time.

use std::collections::{BTreeSet, HashMap};

use super::spent::Spent;
use crate::{
    account_id::AccountId,
    once::Once,
    scope::Scope,
    session_hash::SessionHash,
    store::{Change, Redemption},
};

/// Whose grants: those of one session, and of one account in it.
type Grants = HashMap<(AccountId, String), i64>;

/// Everything that is remembered. Each method is one transaction.
#[derive(Debug)]
pub(super) struct Memory {
    /// When this memory began.
    since: i64,
    /// The latest time that was ever told.
    latest: i64,
    accounts: HashMap<AccountId, i64>,
    spent: Spent,
    grants: HashMap<SessionHash, Grants>,
    /// Which grants end when.
    ends: BTreeSet<(i64, SessionHash)>,
}

impl Memory {
    pub(super) fn starting_at(now: i64) -> Self {
        Self {
            since: now,
            latest: now,
            accounts: HashMap::new(),
            spent: Spent::default(),
            grants: HashMap::new(),
            ends: BTreeSet::new(),
        }
    }

    pub(super) fn make_account(&mut self, id: AccountId, order: Once<'_>, now: i64) -> Change {
        if !self.spend(order, now) {
            return Change::Replayed;
        }
        if self.accounts.contains_key(&id) {
            return Change::AsBefore;
        }
        self.accounts.insert(id, now);
        Change::Done
    }

    pub(super) fn account_made_at(&self, id: AccountId) -> Option<i64> {
        self.accounts.get(&id).copied()
    }

    pub(super) fn erase_account(&mut self, id: AccountId, order: Once<'_>, now: i64) -> Change {
        if !self.spend(order, now) {
            return Change::Replayed;
        }
        for grants in self.grants.values_mut() {
            grants.retain(|(owner, _), _| *owner != id);
        }
        self.grants.retain(|_, grants| !grants.is_empty());
        if self.accounts.remove(&id).is_some() { Change::Done } else { Change::AsBefore }
    }

    pub(super) fn end_grants(
        &mut self,
        session: &SessionHash,
        order: Once<'_>,
        now: i64,
    ) -> Change {
        if !self.spend(order, now) {
            return Change::Replayed;
        }
        if self.grants.remove(session).is_some() { Change::Done } else { Change::AsBefore }
    }

    pub(super) fn redeem(
        &mut self,
        (account, session): (AccountId, &SessionHash),
        ticket: Once<'_>,
        grants: Option<(&Scope, i64)>,
        now: i64,
    ) -> Redemption {
        if !self.accounts.contains_key(&account) {
            return Redemption::NoAccount;
        }
        // One of the second in which this memory began may have been made, and consumed, before.
        if ticket.issued_at() <= self.since || !self.spend(ticket, now) {
            return Redemption::Replayed;
        }
        if let Some((scope, until)) = grants {
            let given = self.grants.entry(session.clone()).or_default();
            for token in scope.iter() {
                let end = given.entry((account, token.to_owned())).or_insert(until);
                *end = until.max(*end);
            }
            self.ends.insert((until, session.clone()));
        }
        Redemption::Opened
    }

    pub(super) fn open_until(
        &mut self,
        account: AccountId,
        session: &SessionHash,
        scope: &str,
        now: i64,
    ) -> Option<i64> {
        self.pass(now);
        let until = *self.grants.get(session)?.get(&(account, scope.to_owned()))?;
        (until > self.latest).then_some(until)
    }

    pub(super) fn spend(&mut self, token: Once<'_>, now: i64) -> bool {
        self.pass(now);
        token.issued_at() >= self.since && self.spent.spend(token, self.latest)
    }

    /// Lets time pass, never back, and forgets the grants that have ended.
    fn pass(&mut self, now: i64) {
        self.latest = self.latest.max(now);
        while let Some((end, session)) = self.ends.pop_first() {
            if end > self.latest {
                self.ends.insert((end, session));
                break;
            }
            if let Some(grants) = self.grants.get_mut(&session) {
                grants.retain(|_, until| *until > self.latest);
                if grants.is_empty() {
                    self.grants.remove(&session);
                }
            }
        }
    }

    #[cfg(test)]
    fn size(&self) -> usize {
        self.spent.len() + self.ends.len() + self.grants.values().map(HashMap::len).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rand::rngs::SysRng;
    use rand_core::UnwrapErr;

    use super::*;
    use crate::token_id::TokenId;

    const T: i64 = 1_800_000_000;

    fn id() -> TokenId {
        TokenId::draw(&mut UnwrapErr(SysRng))
    }

    fn account() -> AccountId {
        AccountId::new(uuid::Uuid::from_u128(7))
    }

    fn session() -> SessionHash {
        SessionHash::of(b"a session")
    }

    /// A memory of `T` with one account, a second later.
    fn home() -> Memory {
        let mut memory = Memory::starting_at(T);
        assert_eq!(memory.make_account(account(), Once::new(&id(), T, T + 30), T), Change::Done);
        memory
    }

    fn redeem(memory: &mut Memory, ticket: &TokenId, issued_at: i64, now: i64) -> Redemption {
        let scope = Scope::parse("notes.read").unwrap();
        let once = Once::new(ticket, issued_at, issued_at + 600);
        memory.redeem((account(), &session()), once, Some((&scope, now + 300)), now)
    }

    fn open(memory: &mut Memory, now: i64) -> Option<i64> {
        memory.open_until(account(), &session(), "notes.read", now)
    }

    #[test]
    fn a_ticket_opens_once_and_for_its_time() {
        let (mut memory, ticket) = (home(), id());
        assert_eq!(open(&mut memory, T + 1), None);
        assert_eq!(redeem(&mut memory, &ticket, T + 1, T + 2), Redemption::Opened);
        assert_eq!(redeem(&mut memory, &ticket, T + 1, T + 2), Redemption::Replayed);
        assert_eq!(open(&mut memory, T + 301), Some(T + 302));
        assert_eq!(memory.open_until(account(), &session(), "notes.write", T + 3), None);
        assert_eq!(open(&mut memory, T + 302), None);
    }

    #[test]
    fn a_ticket_from_before_a_restart_opens_nothing() {
        for (issued_at, expected) in
            [(T - 1, Redemption::Replayed), (T, Redemption::Replayed), (T + 1, Redemption::Opened)]
        {
            assert_eq!(redeem(&mut home(), &id(), issued_at, T + 2), expected, "{issued_at}");
        }
        assert!(!home().spend(Once::new(&id(), T - 1, T + 29), T + 2), "nor does a call");
    }

    #[test]
    fn a_clock_that_is_set_back_brings_nothing_to_life() {
        let (mut memory, ticket) = (home(), id());
        redeem(&mut memory, &ticket, T + 1, T + 2);
        assert_eq!(open(&mut memory, T + 400), None);
        assert_eq!(open(&mut memory, T + 3), None);
        memory.spend(Once::new(&id(), T + 1000, T + 1030), T + 1000);
        assert_eq!(redeem(&mut memory, &ticket, T + 1, T + 2), Redemption::Replayed);
    }

    #[test]
    fn an_erased_account_has_no_grants_and_gets_none() {
        let mut memory = home();
        redeem(&mut memory, &id(), T + 1, T + 2);
        let order = id();
        let order = Once::new(&order, T + 3, T + 33);
        assert_eq!(memory.erase_account(account(), order, T + 3), Change::Done);
        assert_eq!(open(&mut memory, T + 4), None);
        assert_eq!(redeem(&mut memory, &id(), T + 4, T + 4), Redemption::NoAccount);
        let again = id();
        let again = Once::new(&again, T + 4, T + 34);
        assert_eq!(memory.make_account(account(), again, T + 4), Change::Done);
        assert_eq!(open(&mut memory, T + 5), None, "a new account of the same name");
    }

    #[test]
    fn an_order_counts_once() {
        let (mut memory, order) = (home(), id());
        let order = Once::new(&order, T, T + 30);
        assert_eq!(memory.end_grants(&session(), order, T), Change::AsBefore);
        assert_eq!(memory.end_grants(&session(), order, T), Change::Replayed);
        assert_eq!(memory.make_account(account(), order, T), Change::Replayed);
        assert_eq!(memory.erase_account(account(), order, T), Change::Replayed);
        assert!(memory.account_made_at(account()).is_some());
    }

    #[test]
    fn what_is_over_is_forgotten() {
        let mut memory = home();
        for second in 1..5000 {
            redeem(&mut memory, &id(), T + second, T + second);
        }
        assert!(memory.size() < 605 + 300 + 2, "{}", memory.size());
        open(&mut memory, T + 10_000);
        memory.spend(Once::new(&id(), T + 10_000, T + 10_030), T + 10_000);
        assert_eq!(memory.size(), 1);
    }

    proptest! {
        /// Whatever happens in whatever order, at whatever times: no ticket opens twice, and no
        /// grant outlives what was given.
        #[test]
        fn no_ticket_opens_twice(steps in proptest::collection::vec((0..8_usize, -700..1400_i64), 1..80)) {
            let (mut memory, tickets) = (home(), [(); 8].map(|()| id()));
            let mut opened = [0; 8];
            let mut ends = 0;
            for (which, at) in steps {
                let now = T + at;
                if redeem(&mut memory, &tickets[which], T + 1, now) == Redemption::Opened {
                    opened[which] += 1;
                    ends = ends.max(now + 300);
                }
                let until = open(&mut memory, now);
                prop_assert!(until.is_none_or(|until| until <= ends && until > now));
            }
            prop_assert!(opened.iter().all(|times| *times <= 1), "{opened:?}");
        }
    }
}
