//! Connections that ask again as soon as they are answered, for a while.

use std::sync::Barrier;
use std::thread;
use std::time::Duration;

use anyhow::{Result, anyhow};

use super::samples::Samples;
use crate::progress::Stopwatch;

/// What came of it.
pub struct Pressed {
    /// How long each took.
    pub samples: Samples,
    /// From the first request to the last answer.
    pub took: Duration,
}

impl Pressed {
    pub fn a_second(&self) -> f64 {
        self.samples.len() as f64 / self.took.as_secs_f64()
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
        let (mut work, watch, mut samples) = (hired?, Stopwatch::start(), Samples::default());
        while watch.elapsed() < limit {
            let each = Stopwatch::start();
            work()?;
            samples.add(each.elapsed());
        }
        Ok(Pressed { samples, took: watch.elapsed() })
    };
    let work = &work;
    thread::scope(|scope| {
        let running: Vec<_> =
            (0..workers).map(|number| scope.spawn(move || work(number))).collect();
        let mut all = Pressed { samples: Samples::none(), took: Duration::ZERO };
        for worker in running {
            let one = worker.join().map_err(|_| anyhow!("a worker panicked"))??;
            all.samples.append(one.samples);
            all.took = all.took.max(one.took);
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
        assert!(pressed.took >= Duration::from_millis(60));
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
