use proptest::prelude::*;

use super::*;

const START: Timestamp = Timestamp::from_millis(1_800_000_000_000);

/// What happens to a folder.
#[derive(Clone, Copy, Debug)]
enum Event {
    Wait(u64),
    SetBack(u64),
    Keep,
    Rotate(bool),
    LoseNext,
    /// A process is killed after so many steps of a rotation.
    Killed(usize),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => (0..2_000_u64).prop_map(Event::Wait),
        1 => (80 * 86_400..100 * 86_400_u64).prop_map(Event::Wait),
        1 => (0..400_u64).prop_map(Event::SetBack),
        6 => Just(Event::Keep),
        2 => Just(Event::Rotate(false)),
        2 => Just(Event::Rotate(true)),
        1 => Just(Event::LoseNext),
        1 => (0..4_usize).prop_map(Event::Killed),
    ]
}

/// A folder as a list of names.
struct Model {
    keys: Vec<Stored>,
    now: Timestamp,
}

impl Model {
    fn succession(&self) -> Succession {
        Succession::of(self.keys.clone())
    }

    fn take(&mut self, steps: &[Step]) {
        for step in steps {
            match *step {
                Step::Make(name) => {
                    let since = match name {
                        Name::First => self.now,
                        Name::Since(at) | Name::Next(at) => at,
                    };
                    assert!(self.keys.iter().all(|key| key.name != name), "{name:?} is taken");
                    self.keys.push(Stored { name, since });
                }
                Step::Promote(name, at) => {
                    let to = Name::Since(at);
                    assert!(self.keys.iter().all(|key| key.name != to), "{to:?} is taken");
                    let key = self.keys.iter_mut().find(|key| key.name == name).unwrap();
                    *key = Stored { name: to, since: at };
                }
                Step::Remove(name) => {
                    let before = self.keys.len();
                    self.keys.retain(|key| key.name != name);
                    assert_eq!(self.keys.len(), before - 1);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_one_key_signs_and_none_is_forgotten_early(
        events in prop::collection::vec(event(), 1..80),
    ) {
        let schedule = Schedule::days(90);
        let mut model = Model { keys: Vec::new(), now: START };
        let first = model.succession().upkeep(schedule, model.now, true);
        model.take(&first);
        for event in events {
            let (before, keys) = (model.succession().current(), model.succession());
            match event {
                Event::Wait(seconds) => model.now = model.now.plus(Duration::from_secs(seconds)),
                Event::SetBack(seconds) => {
                    model.now = model.now.minus(Duration::from_secs(seconds));
                }
                Event::Keep => {
                    let steps = keys.upkeep(schedule, model.now, false);
                    for step in &steps {
                        if let Step::Promote(name, _) = step {
                            let Name::Next(since) = *name else { panic!("{name:?}") };
                            prop_assert!(model.now.since(since) >= PUBLISHED_AHEAD);
                        }
                    }
                    model.take(&steps);
                    prop_assert_eq!(
                        model.succession().upkeep(schedule, model.now, false), vec![],
                        "once is enough"
                    );
                }
                Event::Rotate(force) => if let Ok(steps) = keys.rotation(model.now, force) {
                    model.take(&steps);
                    prop_assert_ne!(model.succession().current(), before);
                },
                Event::LoseNext => model.keys.retain(|key| !matches!(key.name, Name::Next(_))),
                Event::Killed(done) => if let Ok(steps) = keys.rotation(model.now, false) {
                    model.take(&steps[..done.min(steps.len())]);
                },
            }
            let placed = model.succession().placed(schedule, model.now);
            let count = |state| placed.iter().filter(|key| key.state == state).count();
            prop_assert_eq!(count(State::Current), 1);
            prop_assert!(count(State::Previous) <= MOST_PREVIOUS + 1);
            if let (Some(before), Some(current)) = (before, model.succession().current())
                && before != current
            {
                prop_assert!(current.since > before.since, "{:?} follows {:?}", current, before);
                let retired = |key: &Placed| {
                    key.name == before.name && key.state == State::Previous
                };
                prop_assert!(placed.iter().any(retired), "{:?} is forgotten", before);
            }
        }
    }
}

#[test]
fn an_old_key_out_of_a_backup_does_not_come_back_to_life() {
    let since = |millis| Stored {
        name: Name::Since(Timestamp::from_millis(millis)),
        since: Timestamp::from_millis(millis),
    };
    let restored = Stored { name: Name::First, since: START };
    let current = since(1_700_000_000_000);
    let keys = Succession::of(vec![current, restored]);
    assert_eq!(keys.current(), Some(current));
    let states: Vec<_> =
        keys.placed(Schedule::days(0), START).iter().map(|key| key.state).collect();
    assert_eq!(states, [State::Current]);
    assert!(keys.upkeep(Schedule::days(0), START, false).contains(&Step::Remove(Name::First)));
}

#[test]
fn the_key_that_was_published_first_signs_first() {
    let next = |millis| Stored {
        name: Name::Next(Timestamp::from_millis(millis)),
        since: Timestamp::from_millis(millis),
    };
    let first = Stored { name: Name::First, since: Timestamp::from_millis(1) };
    let keys = Succession::of(vec![next(9), first, next(5)]);
    let steps = keys.rotation(START, false).unwrap();
    assert_eq!(steps, [Step::Promote(Name::Next(Timestamp::from_millis(5)), START)]);
}
