//! Counting what passed and what failed, from what each test runner writes.

use anyhow::{Context, Result};
use serde_json::Value;

/// Numbers of tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

impl Tally {
    /// Adds another count.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// For a failure that no runner counted, such as one to compile.
    pub fn fail_at_least_once(&mut self) {
        self.failed = self.failed.max(1);
    }

    /// Reads `test result: ok. 3 passed; 1 failed; …`, as cargo's harness and wasm-bindgen's write
    /// it, and passes over every other line.
    pub fn add_harness_line(&mut self, line: &str) {
        let line = without_colour(line);
        let Some((_, result)) = line.split_once("test result: ") else {
            return;
        };
        let count = |what: &str| {
            let (before, _) = result.split_once(what)?;
            before.split_whitespace().next_back()?.parse::<u64>().ok()
        };
        self.passed += count(" passed").unwrap_or_default();
        self.failed += count(" failed").unwrap_or_default();
    }

    /// Reads `1 failed, 3 passed, 1 error in 2.50s`, pytest's last line, and passes over every other.
    pub fn add_pytest_line(&mut self, line: &str) {
        let line = without_colour(line);
        let Some((counts, took)) = line.trim_matches(['=', ' ']).rsplit_once(" in ") else {
            return;
        };
        if !took.starts_with(|first: char| first.is_ascii_digit()) {
            return;
        }
        for count in counts.split(", ") {
            let (number, what) = count.split_once(' ').unwrap_or_default();
            let number: u64 = number.parse().unwrap_or_default();
            match what {
                "passed" => self.passed += number,
                "failed" | "error" | "errors" => self.failed += number,
                _ => {}
            }
        }
    }

    /// Reads `# pass 3`, `# fail 1` and `# cancelled 0`, as Node's test runner ends TAP with, and
    /// passes over every other line.
    pub fn add_tap_line(&mut self, line: &str) {
        let mut words = line.split_whitespace();
        let (Some("#"), Some(what), Some(number), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return;
        };
        let number: u64 = number.parse().unwrap_or_default();
        match what {
            "pass" => self.passed += number,
            "fail" | "cancelled" => self.failed += number,
            _ => {}
        }
    }

    /// Reads the statistics of Playwright's JSON report. A flaky test passed in the end.
    pub fn from_playwright(report: &str) -> Result<Self> {
        let report: Value = serde_json::from_str(report)?;
        let count = |name: &str| {
            report
                .pointer(&format!("/stats/{name}"))
                .and_then(Value::as_u64)
                .with_context(|| format!("Playwright's report has no number of {name} tests"))
        };
        Ok(Self { passed: count("expected")? + count("flaky")?, failed: count("unexpected")? })
    }
}

/// `line` without its terminal colours.
fn without_colour(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut parts = line.split("\u{1b}[");
    plain.push_str(parts.next().unwrap_or_default());
    for part in parts {
        plain.push_str(part.split_once('m').map_or("", |(_, rest)| rest));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Tally {
        let mut tally = Tally::default();
        tally.add_harness_line(line);
        tally
    }

    #[test]
    fn the_harness_line_is_counted() {
        let line =
            "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out";
        assert_eq!(of(line), Tally { passed: 12, failed: 3 });
    }

    #[test]
    fn colours_do_not_hide_it() {
        let line = "test result: \u{1b}[32mok\u{1b}[0m. 7 passed; 0 failed; 0 ignored";
        assert_eq!(of(line), Tally { passed: 7, failed: 0 });
    }

    #[test]
    fn other_lines_count_nothing() {
        assert_eq!(of("test pattern::it_is_drawn ... ok"), Tally::default());
    }

    fn of_pytest(line: &str) -> Tally {
        let mut tally = Tally::default();
        tally.add_pytest_line(line);
        tally
    }

    #[test]
    fn pytest_s_last_line_is_counted() {
        let quiet = "1 failed, 12 passed, 3 skipped, 2 errors in 54.71s";
        assert_eq!(of_pytest(quiet), Tally { passed: 12, failed: 3 });
        let loud = "\u{1b}[32m===== \u{1b}[1m92 passed\u{1b}[0m in 75.02s (0:01:15) =====";
        assert_eq!(of_pytest(loud), Tally { passed: 92, failed: 0 });
    }

    #[test]
    fn what_pytest_says_before_counts_nothing() {
        for line in [
            "........................ [ 79%]",
            "1.24s call     tests/test_calls.py::test_a_good_call_is_served",
            "FAILED tests/test_calls.py::test_x - 3 passed in vain",
            "no tests ran in 0.01s",
        ] {
            assert_eq!(of_pytest(line), Tally::default(), "{line}");
        }
    }

    #[test]
    fn node_s_last_lines_are_counted() {
        let mut tally = Tally::default();
        for line in [
            "# Subtest: pass 3",
            "not ok 3 - it fails 7",
            "# tests 74",
            "# pass 71",
            "# fail 2",
            "# cancelled 1",
            "# skipped 4",
        ] {
            tally.add_tap_line(line);
        }
        assert_eq!(tally, Tally { passed: 71, failed: 3 });
    }

    #[test]
    fn playwright_s_statistics_are_read() {
        let report = r#"{"stats":{"expected":9,"skipped":1,"unexpected":2,"flaky":1}}"#;
        let tally = Tally::from_playwright(report).unwrap();
        assert_eq!(tally, Tally { passed: 10, failed: 2 });
        Tally::from_playwright("{}").unwrap_err();
    }
}
