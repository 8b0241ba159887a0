//! People who enrol, sign in and open their vaults, while something breaks.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::{Result, anyhow};

use super::journey::{Journey, Town};
use super::line::Line;
use super::stage::Stage;
use super::story::Story;
use super::wiretap::{Served, Wiretap};
use crate::progress::Stopwatch;

/// How many people are on their way at a time.
const AT_ONCE: usize = 6;

/// How long whoever comes after those who were to come waits first.
const UNHURRIED: Duration = Duration::from_millis(500);

/// How often somebody who is not who they say is told so; the last of the free failures is not
/// reached.
const GUESSES: u64 = 60;

/// How long a request waits until it is handed in a second time after it was served.
const REPLAY_AFTER: [Duration; 2] = [Duration::ZERO, Duration::from_secs(6)];

/// How far a crowd is.
#[derive(Default)]
pub struct Progress {
    begun: AtomicU32,
    ended: AtomicU32,
    /// Nothing breaks any more.
    calm: AtomicBool,
    /// Nobody is on their way any more.
    empty: AtomicBool,
    replayed: Mutex<Replayed>,
}

/// What became of requests that were handed in again.
#[derive(Clone, Debug, Default)]
pub struct Replayed {
    /// How many the vault has refused.
    pub refused: u64,
    /// Those that it has not.
    pub served: Vec<String>,
}

/// What a crowd has gone through.
pub struct Gathered {
    pub stories: Vec<Story>,
    pub replayed: Replayed,
}

impl Progress {
    /// How many have come to their end.
    pub fn ended(&self) -> u32 {
        self.ended.load(Ordering::Relaxed)
    }

    fn is_calm(&self) -> bool {
        self.calm.load(Ordering::Relaxed)
    }
}

/// Has at least `rounds` people go their way, and as many more as there is time while `breaks` goes
/// on.
pub fn gather(
    stage: &mut Stage,
    town: &Town,
    rounds: u32,
    breaks: impl FnOnce(&mut Stage, &Progress) -> Result<()>,
) -> Result<Gathered> {
    let progress = Progress::default();
    let stories: Mutex<Vec<Story>> = Mutex::default();
    let keep = |story: Story| stories.lock().unwrap_or_else(PoisonError::into_inner).push(story);
    let (tap, vault) = (stage.tap.clone(), format!("http://{}", stage.vault.address()));
    let broken = thread::scope(|scope| {
        let walkers: Vec<_> = (0..AT_ONCE)
            .map(|_| {
                scope.spawn(|| {
                    while let Some(number) = progress.next(rounds, town) {
                        if number >= rounds {
                            thread::sleep(UNHURRIED);
                        }
                        keep(walk(Journey::of(format!("person-{number:04}"), town), number));
                        progress.ended.fetch_add(1, Ordering::Relaxed);
                    }
                })
            })
            .collect();
        scope.spawn(|| keep(guess(Journey::of("guesser".to_owned(), town))));
        scope.spawn(|| replay(&tap, &Line::to(&vault), &progress, town));
        let broken = breaks(stage, &progress);
        if broken.is_err() {
            town.deadline.abandon();
        }
        progress.calm.store(true, Ordering::Relaxed);
        let panicked = walkers.into_iter().any(|walker| walker.join().is_err());
        progress.empty.store(true, Ordering::Relaxed);
        if panicked { Err(anyhow!("somebody panicked on their way")) } else { broken }
    });
    broken?;
    Ok(Gathered {
        stories: stories.into_inner().unwrap_or_else(PoisonError::into_inner),
        replayed: progress.replayed.into_inner().unwrap_or_else(PoisonError::into_inner),
    })
}

impl Progress {
    /// The next person's number, as long as there is one.
    fn next(&self, rounds: u32, town: &Town) -> Option<u32> {
        let number = self.begun.fetch_add(1, Ordering::Relaxed);
        let wanted = number < rounds || !self.is_calm();
        (wanted && !town.deadline.over()).then_some(number)
    }
}

/// Enrols, keeps a record; every third one leaves.
fn walk(mut journey: Journey, number: u32) -> Story {
    let walked = journey
        .enter()
        .and_then(|()| journey.keep("Kept"))
        .and_then(|()| if number.is_multiple_of(3) { journey.leave() } else { Ok(()) });
    told(journey, walked)
}

/// Enrols, and is then somebody else's prey.
fn guess(mut journey: Journey) -> Story {
    let guessed = journey.enter().and_then(|()| journey.guess(GUESSES));
    told(journey, guessed)
}

/// Who has no time left is stuck by nobody's fault.
fn told(journey: Journey, walked: Result<()>) -> Story {
    let mut story = journey.into_story();
    match walked {
        Err(stuck) if !story.cut_short => story.wrong.push(stuck.to_string()),
        _ => {}
    }
    story
}

/// Calls everybody back: whoever was told something finds it so. Whose factors were guessed at stays
/// away, since coming back forgives all failures, which are yet to be counted.
pub fn call_back(stories: Vec<Story>, town: &Town) -> Vec<Story> {
    let (away, stories) = stories.into_iter().partition(|story| story.refusals > 0);
    let (waiting, back): (Mutex<Vec<Story>>, _) = (Mutex::new(stories), Mutex::new(away));
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).pop();
                while let Some(story) = next() {
                    let mut journey = Journey::on(story, town);
                    let came = journey.come_back();
                    back.lock().unwrap_or_else(PoisonError::into_inner).push(told(journey, came));
                }
            });
        }
    });
    back.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// Hands in again whatever was served, at once and some time later, also to a vault that has started
/// anew meanwhile.
fn replay(tap: &Wiretap, vault: &Line, progress: &Progress, town: &Town) {
    let mut waiting: Vec<(Stopwatch, Duration, Served)> = Vec::new();
    while !progress.empty.load(Ordering::Relaxed) || !waiting.is_empty() {
        for served in tap.served() {
            let watch = Stopwatch::start();
            waiting.extend(REPLAY_AFTER.map(|after| (watch, after, served.clone())));
        }
        waiting.retain(|(watch, after, request)| {
            if watch.elapsed() < *after {
                return true;
            }
            let answer = vault.hand_in(&request.method, &request.path, &request.token);
            let mut replayed = progress.replayed.lock().unwrap_or_else(PoisonError::into_inner);
            match answer.status() {
                Some(401) => replayed.refused += 1,
                Some(..300) => replayed.served.push(format!("{} {}", request.method, request.path)),
                // It is asked once more: a vault that is gone has judged nothing.
                _ => return !town.deadline.over(),
            }
            false
        });
        thread::sleep(Duration::from_millis(50));
    }
}
