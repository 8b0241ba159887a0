//! What two lists of times say.

use std::time::Duration;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use statrs::stats_tests::{
    Alternative,
    mannwhitneyu::{MannWhitneyUMethod, mannwhitneyu},
};

/// Times in milliseconds.
#[derive(Default)]
pub struct Samples(Vec<f64>);

impl Samples {
    pub fn add(&mut self, took: Duration) {
        self.0.push(took.as_secs_f64() * 1000.0);
    }

    pub const fn none() -> Self {
        Self(Vec::new())
    }

    pub fn append(&mut self, mut others: Self) {
        self.0.append(&mut others.0);
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The time that so many of a hundred stay below.
    pub fn percentile(&self, percent: usize) -> Result<f64> {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let index = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
        sorted.get(index).copied().context("nothing was measured")
    }

    pub fn median(&self) -> Result<f64> {
        self.percentile(50)
    }

    pub fn figures(&self) -> Result<Value> {
        Ok(json!({
            "samples": self.0.len(), "median_ms": self.median()?,
            "p5_ms": self.percentile(5)?, "p95_ms": self.percentile(95)?, "all_ms": self.0,
        }))
    }
}

/// How likely two samples of one distribution differ at least as much as these two (Mann and
/// Whitney's U, both sides). It looks at ranks only, so that no outlier of a busy machine counts
/// for more than its place.
pub fn p_value(one: &Samples, other: &Samples) -> Result<f64> {
    let method = MannWhitneyUMethod::AsymptoticInclContinuityCorrection;
    let (_, p) = mannwhitneyu(&one.0, &other.0, method, Alternative::TwoSided)
        .map_err(|error| anyhow::anyhow!("{error:?}"))?;
    Ok(p)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(times: impl Iterator<Item = u64>) -> Samples {
        let mut samples = Samples::default();
        times.for_each(|time| samples.add(Duration::from_micros(time)));
        samples
    }

    #[test]
    fn the_median_is_in_the_middle() {
        let samples = samples([1000, 9000, 3000].into_iter());
        assert!((samples.median().unwrap() - 3.0).abs() < 1e-9);
        assert!(Samples::default().median().is_err());
    }

    #[test]
    fn a_shift_is_told_from_chance() {
        let even = samples((0..300).map(|i| 1000 + i * 2));
        let odd = samples((0..300).map(|i| 1001 + i * 2));
        let later = samples((0..300).map(|i| 1100 + i * 2));
        assert!(p_value(&even, &odd).unwrap() > 0.5);
        assert!(p_value(&even, &later).unwrap() < 0.001);
    }
}
