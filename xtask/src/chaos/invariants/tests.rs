//! Each rule sees what breaks it, and nothing where nothing is broken.

use super::super::story::{Account, Story};
use super::kept::{self, Challenge, Vault};
use super::*;

fn challenge(kind: &str, ticket: Option<&str>) -> Challenge {
    Challenge {
        kind: kind.to_owned(),
        account: "id".to_owned(),
        consumed: true,
        unlocked: ticket.is_some(),
        ticket: ticket.map(str::to_owned),
        has_mail: true,
    }
}

/// Somebody has enrolled, signed in anew and opened the vault, and keeps a record there.
fn sound() -> (Kept, Story) {
    let account = kept::Account {
        id: "id".to_owned(),
        username: "evelyn".to_owned(),
        parts: 3,
        codes: 10,
        sessions: 2,
        created: 1,
        deliveries: 1,
    };
    let challenges = [
        ("first", challenge("enrol", None)),
        ("second", challenge("sign-in", None)),
        ("third", challenge("unlock", Some("ticket"))),
    ];
    let kept = Kept {
        accounts: vec![account],
        sessions: 2,
        ended: ["left".to_owned()].into(),
        challenges: challenges.map(|(id, challenge)| (id.to_owned(), challenge)).into(),
        unlocks: [("id".to_owned(), 1)].into(),
        most_failures: 3,
        vaults: [("id".to_owned(), Vault { has_key: true, created: 1 })].into(),
        consumed: [("ticket".to_owned(), 1)].into(),
        spent: ["ticket".to_owned(), "a call".to_owned()].into(),
        granted: ["goes on".to_owned()].into(),
        records: ["record".to_owned()].into(),
        added: [("record".to_owned(), 1)].into(),
    };
    let story = Story {
        username: "evelyn".to_owned(),
        account: Account::Told,
        asked: ["first", "second", "third"].map(str::to_owned).into(),
        opened: vec!["third".to_owned()],
        records: vec!["record".to_owned()],
        refusals: 3,
        ..Story::default()
    };
    (kept, story)
}

fn broken(change: impl FnOnce(&mut Kept)) -> Vec<Rule> {
    let (mut kept, story) = sound();
    change(&mut kept);
    judge_kept(&kept, &[story]).iter().map(|breach| breach.rule).collect()
}

#[test]
fn what_is_sound_breaks_nothing() {
    assert_eq!(broken(|_| ()), []);
}

#[test]
fn half_an_account_is_seen() {
    for half in [
        (|account| account.parts = 2) as fn(&mut kept::Account),
        |account| account.codes = 9,
        |account| account.created = 0,
        |account| account.deliveries = 0,
        |account| account.sessions = 0,
    ] {
        assert_eq!(broken(|kept| half(&mut kept.accounts[0])), [Rule::WholeAccounts]);
    }
}

#[test]
fn an_account_that_was_told_and_is_not_there_is_seen() {
    let rules = broken(|kept| kept.accounts[0].username = "somebody".to_owned());
    assert_eq!(rules, [Rule::ToldAccounts]);
}

#[test]
fn a_vault_without_an_account_or_the_other_way_round_is_seen() {
    assert_eq!(broken(|kept| kept.vaults.clear()), [Rule::Provisioned]);
    let twice = Vault { has_key: true, created: 2 };
    let rules = broken(|kept| {
        kept.vaults.insert("id".to_owned(), twice);
    });
    assert_eq!(rules, [Rule::Provisioned]);
    let rules = broken(|kept| {
        kept.vaults.insert("nobody".to_owned(), Vault::default());
    });
    assert_eq!(rules, [Rule::Provisioned]);
}

#[test]
fn a_code_that_counted_twice_or_not_at_all_is_seen() {
    let again = |id: &'static str, kind| {
        broken(|kept| {
            kept.challenges.insert(id.to_owned(), challenge(kind, None));
        })
    };
    // One more to enrol made neither an account nor a session.
    assert_eq!(again("other", "enrol"), [Rule::CodesOnce, Rule::CodesOnce]);
    assert_eq!(again("other", "sign-in"), [Rule::CodesOnce]);
    assert_eq!(broken(|kept| kept.sessions = 3), [Rule::CodesOnce]);
    assert_eq!(broken(|kept| kept.unlocks.clear()), [Rule::CodesOnce]);
}

#[test]
fn a_ticket_that_was_used_twice_or_without_a_pattern_is_seen() {
    let twice = broken(|kept| {
        kept.consumed.insert("ticket".to_owned(), 2);
    });
    assert_eq!(twice, [Rule::TicketsOnce]);
    assert_eq!(broken(|kept| kept.spent.clear()), [Rule::TicketsOnce]);
    let ended = broken(|kept| kept.ended = kept.granted.clone());
    assert_eq!(ended, [Rule::TicketsOnce]);
    let rules = broken(|kept| {
        kept.consumed.insert("another".to_owned(), 1);
        kept.spent.insert("another".to_owned());
    });
    assert_eq!(rules, [Rule::PatternsFirst]);
}

#[test]
fn what_was_told_and_is_not_so_is_seen() {
    assert_eq!(broken(|kept| kept.consumed.clear()), [Rule::ToldOpen]);
    assert_eq!(broken(|kept| kept.most_failures = 2), [Rule::CountedFailures]);
    let rules = broken(|kept| {
        kept.records.clear();
        kept.added.clear();
    });
    assert_eq!(rules, [Rule::ToldRecords]);
    let rules = broken(|kept| {
        kept.challenges
            .insert("other".to_owned(), Challenge { has_mail: false, ..challenge("", None) });
    });
    assert_eq!(rules, [Rule::EveryMail]);
}

#[test]
fn half_a_record_is_seen() {
    assert_eq!(broken(|kept| kept.added.clear()), [Rule::WholeRecords]);
    let rules = broken(|kept| {
        kept.added.insert("gone".to_owned(), 1);
    });
    assert_eq!(rules, [Rule::WholeRecords]);
}

#[test]
fn what_was_heard_meanwhile_counts() {
    let heard = |story: Story, served: &[&str], again, interrupted, panics: &[&str]| {
        let text = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let replayed = Replayed { refused: 1, served: text(served) };
        let mailed = Mailed { codes: 3, again, notices: 0, refused: 0 };
        let mut found = Found::default();
        rest::heard(&[story], &replayed, (mailed, interrupted), &text(panics), &mut found);
        found.0.iter().map(|breach| breach.rule).collect::<Vec<_>>()
    };
    let patient = || Story { resends: 1, ..Story::default() };
    assert_eq!(heard(patient(), &[], 1, false, &[]), []);
    assert_eq!(heard(patient(), &[], 2, true, &[]), []);
    assert_eq!(heard(patient(), &[], 2, false, &[]), [Rule::MailOnce]);
    assert_eq!(heard(patient(), &["GET /records"], 0, false, &[]), [Rule::NoReplay]);
    assert_eq!(heard(patient(), &[], 0, false, &["panicked at"]), [Rule::NoPanic]);
    let stuck = Story { wrong: vec!["stuck".to_owned()], ..Story::default() };
    assert_eq!(heard(stuck, &[], 0, false, &[]), [Rule::EverybodyGetsOn]);
}

#[test]
fn a_breach_says_which_rule_is_broken() {
    let breach = Breach { rule: Rule::WholeAccounts, detail: "evelyn".to_owned() };
    assert_eq!(breach.to_string(), "An account is whole or absent: evelyn");
}
