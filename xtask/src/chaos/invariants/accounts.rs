//! Accounts, at the gateway and at the vault.

use std::collections::BTreeSet;

use super::super::story::{self, Story};
use super::kept::Kept;
use super::{Found, Rule};

/// How many recovery codes somebody is given.
const CODES: i64 = 10;

pub fn judge(kept: &Kept, stories: &[Story], found: &mut Found) {
    for account in &kept.accounts {
        let whole = account.parts == 3
            && account.codes == CODES
            && account.sessions > 0
            && account.created == 1
            && account.deliveries == 1;
        found.unless(whole, Rule::WholeAccounts, || format!("{account:?}"));

        let vault = kept.vaults.get(&account.id);
        let provisioned = vault.is_some_and(|vault| vault.has_key && vault.created == 1);
        let name = &account.username;
        found.unless(provisioned, Rule::Provisioned, || format!("{name}: {vault:?}"));
    }
    let ids: BTreeSet<&String> = kept.accounts.iter().map(|account| &account.id).collect();
    for id in kept.vaults.keys() {
        found.unless(ids.contains(id), Rule::Provisioned, || format!("nobody is {id}"));
    }

    let names: BTreeSet<&String> = kept.accounts.iter().map(|account| &account.username).collect();
    for story in stories {
        let told = story.account == story::Account::Told;
        let holds = !told || names.contains(&story.username);
        found.unless(holds, Rule::ToldAccounts, || story.username.clone());
    }

    let consumed = |kind: &str| {
        let of_kind = kept.challenges.values().filter(|challenge| challenge.kind == kind);
        of_kind.filter(|challenge| challenge.consumed).count() as i64
    };
    let (enrolled, accounts) = (consumed("enrol"), kept.accounts.len() as i64);
    found.unless(enrolled == accounts, Rule::CodesOnce, || {
        format!("{enrolled} codes to enrol made {accounts} accounts")
    });
    let (begun, sessions) = (enrolled + consumed("sign-in"), kept.sessions);
    found.unless(begun == sessions, Rule::CodesOnce, || {
        format!("{begun} codes to enrol or sign in began {sessions} sessions")
    });
}
