//! Argon2id by itself.

mod implementation;

use std::{sync::Barrier, thread, time::Duration};

use anyhow::{Context as _, Result, anyhow, ensure};
use serde_json::{Value, json};

use self::implementation::{Implementation, Reused};
use crate::{Cost, stopwatch::Stopwatch};

/// About as long as what the product hashes: a password and two digests.
const INPUT: [u8; 116] = [7; 116];
const SALT: [u8; 16] = [3; 16];

type Tag = [u8; 32];

/// How many hashes so many threads compute, each with memory of its own that it uses again, as the
/// product does.
pub fn bare(cost: Cost, threads: usize, seconds: u64) -> Result<Value> {
    let (limit, start) = (Duration::from_secs(seconds), Barrier::new(threads));
    // Here, since mimalloc asks for no huge pages where it is the first that a thread takes.
    let hashers = (0..threads).map(|_| Reused::new(cost)).collect::<Result<Vec<_>>>()?;
    let rates = thread::scope(|scope| {
        let running: Vec<_> = hashers
            .into_iter()
            .map(|hasher| scope.spawn(|| hashes_a_second(hasher, limit, &start)))
            .collect();
        running
            .into_iter()
            .map(|thread| thread.join().map_err(|_| anyhow!("a thread panicked"))?)
            .collect::<Result<Vec<f64>>>()
    })?;
    Ok(json!({ "threads": threads, "hashes_a_second": rates.iter().sum::<f64>() }))
}

fn hashes_a_second(mut hasher: Reused, limit: Duration, start: &Barrier) -> Result<f64> {
    // The first one is given its memory by the system.
    let warm = hasher.tag(&INPUT, &SALT);
    start.wait();
    warm?;
    let (watch, mut hashes) = (Stopwatch::start(), 0_u32);
    while watch.elapsed() < limit {
        hasher.tag(&INPUT, &SALT)?;
        hashes += 1;
    }
    Ok(f64::from(hashes) / watch.elapsed().as_secs_f64())
}

/// How long each implementation takes for one hash, in turns; all must agree.
pub fn implementations(cost: Cost, rounds: usize) -> Result<Value> {
    let mut implementations = implementation::all(cost)?;
    let mut times = vec![Vec::new(); implementations.len()];
    let mut tags = Vec::new();
    for implementation in &mut implementations {
        tags.push(implementation.tag(&INPUT, &SALT)?);
    }
    ensure!(tags.windows(2).all(|pair| pair.first() == pair.last()), "they do not agree");
    for _ in 0..rounds {
        for (times, implementation) in times.iter_mut().zip(&mut implementations) {
            let watch = Stopwatch::start();
            implementation.tag(&INPUT, &SALT)?;
            times.push(watch.elapsed().as_secs_f64() * 1000.0);
        }
    }
    let mut figures = Vec::new();
    for (times, implementation) in times.iter_mut().zip(&implementations) {
        times.sort_by(f64::total_cmp);
        let median = times.get(times.len() / 2).context("nothing was measured")?;
        figures.push(json!({ "name": implementation.name(), "median_ms": median }));
    }
    Ok(json!({
        "memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes,
        "rounds": rounds, "implementations": figures,
    }))
}
