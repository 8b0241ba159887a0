//! Patterns, tickets and what they open.

use std::collections::{BTreeMap, BTreeSet};

use super::super::story::Story;
use super::kept::Kept;
use super::{Found, Rule};

pub fn judge(kept: &Kept, stories: &[Story], found: &mut Found) {
    let mut unlocks: BTreeMap<&String, i64> = BTreeMap::new();
    let mut drawn: BTreeSet<&String> = BTreeSet::new();
    for (id, challenge) in &kept.challenges {
        found.unless(challenge.has_mail, Rule::EveryMail, || format!("{id} has none"));
        if challenge.unlocked {
            *unlocks.entry(&challenge.account).or_default() += 1;
            drawn.extend(&challenge.ticket);
            let once = challenge.consumed;
            found.unless(once, Rule::CodesOnce, || format!("{id} opened, and is not consumed"));
        }
    }
    let accounts: BTreeSet<&String> = unlocks.keys().copied().chain(kept.unlocks.keys()).collect();
    for account in accounts {
        let drawn = unlocks.get(account).copied().unwrap_or_default();
        let written = kept.unlocks.get(account).copied().unwrap_or_default();
        found.unless(drawn == written, Rule::CodesOnce, || {
            format!("{account} has drawn {drawn} patterns, {written} are written down")
        });
    }

    for (ticket, times) in &kept.consumed {
        let once = *times == 1 && kept.spent.contains(ticket);
        found.unless(once, Rule::TicketsOnce, || format!("{ticket} is written down {times} times"));
        let drawn = drawn.contains(ticket);
        found.unless(drawn, Rule::PatternsFirst, || format!("nobody drew one for {ticket}"));
    }
    for session in kept.granted.intersection(&kept.ended) {
        found.unless(false, Rule::TicketsOnce, || format!("{session} has ended and has a grant"));
    }

    for story in stories {
        for challenge in &story.asked {
            let known = kept.challenges.contains_key(challenge);
            found.unless(known, Rule::EveryMail, || {
                format!("{} was told of {challenge}, which is not there", story.username)
            });
        }
        for challenge in &story.opened {
            let ticket = kept.challenges.get(challenge).and_then(|known| known.ticket.as_ref());
            let opened = ticket.is_some_and(|ticket| kept.consumed.contains_key(ticket));
            found.unless(opened, Rule::ToldOpen, || format!("{}: {challenge}", story.username));
        }
        let refused = i64::try_from(story.refusals).unwrap_or(i64::MAX);
        found.unless(kept.most_failures >= refused, Rule::CountedFailures, || {
            format!("{refused} were told, {} are counted", kept.most_failures)
        });
    }
}
