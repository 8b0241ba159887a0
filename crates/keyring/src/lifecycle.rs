//! Which key does what, and what is to be done about it: functions of names and of the time.

use std::time::Duration;

use ambient::Timestamp;

use crate::{
    entry::State,
    name::Name,
    schedule::{ACCEPTED_AFTER, MOST_PREVIOUS, PUBLISHED_AHEAD, Schedule},
};

/// A key that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stored {
    pub(crate) name: Name,
    /// What its name says; of the first one, when its file was made.
    pub(crate) since: Timestamp,
}

/// A key and what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Placed {
    pub(crate) name: Name,
    pub(crate) state: State,
    pub(crate) since: Timestamp,
    pub(crate) until: Option<Timestamp>,
}

/// One change to the folder. Each is done or not done, and after each the keys are in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Generates a key.
    Make(Name),
    /// Has a published key sign.
    Promote(Name, Timestamp),
    /// Removes a key that nothing alive was signed with.
    Remove(Name),
}

/// Why a rotation cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    NoCurrent,
    TooYoung { ready_at: Timestamp },
    TooMany { room_at: Timestamp },
}

/// The keys of one purpose, each kind from the oldest to the youngest.
#[derive(Clone, Debug)]
pub(crate) struct Succession {
    signed: Vec<Stored>,
    next: Vec<Stored>,
}

impl Succession {
    pub(crate) fn of(mut stored: Vec<Stored>) -> Self {
        stored.sort_unstable_by_key(|key| key.name);
        let (next, signed) = stored.into_iter().partition(|key| matches!(key.name, Name::Next(_)));
        Self { signed, next }
    }

    pub(crate) fn current(&self) -> Option<Stored> {
        self.signed.last().copied()
    }

    /// The names of all of them.
    pub(crate) fn names(&self) -> impl Iterator<Item = Name> {
        self.signed.iter().chain(&self.next).map(|key| key.name)
    }

    /// Every key that is to be published, with what it does.
    pub(crate) fn placed(&self, schedule: Schedule, now: Timestamp) -> Vec<Placed> {
        let change = self.due(schedule);
        let next = self.next.iter().map(|key| (key, State::Next, key.since, change));
        let current = self.signed.last().map(|key| (key, State::Current, key.since, change));
        let previous = self
            .retired()
            .filter(|(_, _, dead_at)| now < *dead_at)
            .map(|(key, since, dead_at)| (key, State::Previous, since, Some(dead_at)));
        next.chain(current)
            .chain(previous)
            .map(|(key, state, since, until)| Placed { name: key.name, state, since, until })
            .collect()
    }

    /// What is to be done now. The first key is made only where `first` says that nobody can know
    /// of one.
    pub(crate) fn upkeep(&self, schedule: Schedule, now: Timestamp, first: bool) -> Vec<Step> {
        let mut steps = Vec::new();
        if self.signed.is_empty() && first {
            steps.push(Step::Make(Name::First));
        }
        let due = self.due(schedule).is_some_and(|due| now >= due);
        match self.rotation(now, false) {
            Ok(rotation) if due => steps.extend(rotation),
            _ if self.next.is_empty() => steps.push(Step::Make(Name::Next(now))),
            _ => {}
        }
        let dead = self.retired().filter(|(_, _, dead_at)| now >= *dead_at);
        steps.extend(dead.map(|(key, ..)| Step::Remove(key.name)));
        steps
    }

    /// What makes the next key sign. With `force` it need not have been published for long, and
    /// may take the place of a key that is lost.
    pub(crate) fn rotation(&self, now: Timestamp, force: bool) -> Result<Vec<Step>, Refused> {
        if self.signed.is_empty() && !force {
            return Err(Refused::NoCurrent);
        }
        let mut alive = self.retired().map(|(.., dead_at)| dead_at).filter(|at| now < *at);
        if let (Some(room_at), true) = (alive.clone().min(), alive.nth(MOST_PREVIOUS - 1).is_some())
        {
            return Err(Refused::TooMany { room_at });
        }
        // A clock that was set back must not make the new key older than the one it follows.
        let after = self.current().map(|key| key.since.plus(Duration::from_millis(1)));
        let at = after.map_or(now, |after| now.max(after));
        let next = Name::Next(now);
        match self.next.first() {
            Some(key) if !force && now < key.since.plus(PUBLISHED_AHEAD) => {
                Err(Refused::TooYoung { ready_at: key.since.plus(PUBLISHED_AHEAD) })
            }
            Some(key) if self.next.len() == 1 => {
                Ok(vec![Step::Promote(key.name, at), Step::Make(next)])
            }
            Some(key) => Ok(vec![Step::Promote(key.name, at)]),
            None if force => Ok(vec![Step::Make(next), Step::Promote(next, at), Step::Make(next)]),
            None => Err(Refused::TooYoung { ready_at: now.plus(PUBLISHED_AHEAD) }),
        }
    }

    /// When the next key takes over by itself.
    fn due(&self, schedule: Schedule) -> Option<Timestamp> {
        let of_age = self.signed.last()?.since.plus(schedule.rotate_after?);
        let known = self.next.first().map(|key| key.since.plus(PUBLISHED_AHEAD));
        Some(known.map_or(of_age, |known| known.max(of_age)))
    }

    /// Keys that sign no more: since when, and when the last token of each is dead.
    fn retired(&self) -> impl Iterator<Item = (&Stored, Timestamp, Timestamp)> + Clone {
        let successors = self.signed.iter().skip(1);
        self.signed
            .iter()
            .zip(successors)
            .map(|(key, successor)| (key, successor.since, successor.since.plus(ACCEPTED_AFTER)))
    }
}

#[cfg(test)]
mod tests;
