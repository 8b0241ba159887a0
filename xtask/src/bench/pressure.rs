//! Connections that ask again as soon as they are answered, for a while.

use std::sync::Barrier;
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow};

use super::samples::Samples;
use crate::progress::Stopwatch;

/// What came of it.
pub struct Pressed {
    /// How long each took.
    pub samples: Samples,
    /// When each ended, from when all were ready.
    ends: Vec<Duration>,
    /// When nothing more was begun.
    limit: Duration,
}

impl Pressed {
    /// How many ended a second while all were at work: from the first end on, before which there is
    /// nothing that could have ended, until nothing more was begun, after which fewer and fewer are
    /// at work.
    ///
    /// # Errors
    /// Nothing ended within the limit.
    pub fn a_second(&self) -> Result<f64> {
        let first = self.ends.iter().min().context("nothing was done")?;
        let span = self.limit.checked_sub(*first).context("nothing was done in time")?;
        let within = self.ends.iter().filter(|end| **end > *first && **end <= self.limit).count();
        Ok(within as f64 / span.as_secs_f64())
    }
}

/// Lets so many workers do their work again and again. `hire` makes each of them ready, by its number; time
/// counts from when all are. Nothing is begun after `limit`, and what was begun is awaited.
pub fn press<Work>(
    workers: usize,
    limit: Duration,
    hire: impl Fn(usize) -> Result<Work> + Sync,
) -> Result<Pressed>
where
    Work: FnMut() -> Result<()>,
{
    let ready = Barrier::new(workers);
    let work = |number| -> Result<Pressed> {
        let hired = hire(number);
        ready.wait();
        let (mut work, watch) = (hired?, Stopwatch::start());
        let (mut samples, mut ends) = (Samples::default(), Vec::new());
        while watch.elapsed() < limit {
            let each = Stopwatch::start();
            work()?;
            samples.add(each.elapsed());
            ends.push(watch.elapsed());
        }
        Ok(Pressed { samples, ends, limit })
    };
    let work = &work;
    thread::scope(|scope| {
        let running: Vec<_> =
            (0..workers).map(|number| scope.spawn(move || work(number))).collect();
        let mut all = Pressed { samples: Samples::none(), ends: Vec::new(), limit };
        for worker in running {
            let one = worker.join().map_err(|_| anyhow!("a worker panicked"))??;
            all.samples.append(one.samples);
            all.ends.extend(one.ends);
        }
        Ok(all)
    })
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use anyhow::bail;

    use super::*;

    #[test]
    fn everybody_works_until_the_time_is_over() {
        let done = AtomicUsize::new(0);
        let pressed = press(3, Duration::from_millis(60), |_| {
            Ok(|| {
                thread::sleep(Duration::from_millis(5));
                done.fetch_add(1, Ordering::Relaxed);
                Ok(())
            })
        })
        .unwrap();
        assert_eq!(pressed.samples.len(), done.load(Ordering::Relaxed));
        assert!(pressed.samples.len() >= 3);
        assert_eq!(pressed.ends.len(), pressed.samples.len());
    }

    #[test]
    fn what_is_done_before_and_after_all_are_at_work_is_not_counted() {
        let pressed = |ends: &[u64]| Pressed {
            samples: Samples::none(),
            ends: ends.iter().copied().map(Duration::from_millis).collect(),
            limit: Duration::from_millis(1500),
        };
        let four_a_second = pressed(&[500, 750, 1000, 2250, 1250, 1500, 2000]);
        assert!((four_a_second.a_second().unwrap() - 4.0).abs() < 1e-9);
        assert!(pressed(&[]).a_second().is_err());
        assert!(pressed(&[1600, 1700]).a_second().is_err());
    }

    #[test]
    fn a_failure_ends_it() {
        let failing =
            |number| Ok(move || if number == 1 { bail!("worker {number} failed") } else { Ok(()) });
        assert!(press(2, Duration::from_millis(20), failing).is_err());
        let unfit = |_| -> Result<fn() -> Result<()>> { bail!("nobody is fit") };
        assert!(press(2, Duration::from_millis(20), unfit).is_err());
    }
}
