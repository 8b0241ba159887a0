//! The vectors in `vectors/`, which an independent program computed, natively
//! and in WASM.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

use factors::gesture::gesture_digest;
use factors::image::{image_digest, image_fingerprint};
use factors::pattern::Grid;
use factors::{Binding, Digest, Pattern, Symbol, Username};
use serde_json::Value;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const DIGESTS: &str = include_str!("../vectors/digests.json");
const PATTERNS: &str = include_str!("../vectors/patterns.json");

fn parse(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn cases<'a>(vectors: &'a Value, name: &str) -> &'a Vec<Value> {
    let cases = vectors[name].as_array().unwrap();
    assert!(!cases.is_empty());
    cases
}

fn binding(case: &Value) -> Binding {
    let username: Username = case["username"].as_str().unwrap().parse().unwrap();
    Binding::new(case["site"].as_str().unwrap(), &username).unwrap()
}

fn expected(case: &Value) -> Digest {
    Digest::from_hex(case["sha256"].as_str().unwrap()).unwrap()
}

fn body(case: &Value) -> Vec<u8> {
    match case["body"].as_str().unwrap() {
        "empty" => Vec::new(),
        "png-signature" => b"\x89PNG\r\n\x1a\n".to_vec(),
        "one-mebibyte-of-0x07" => vec![0x07; 1 << 20],
        "counter-70001" => (0..70_001_u32).map(|i| (i % 251) as u8).collect(),
        other => panic!("no such body: {other}"),
    }
}

#[test]
fn image_digests_agree() {
    for case in cases(&parse(DIGESTS), "image") {
        assert_eq!(image_digest(&binding(case), &body(case)).digest(), expected(case), "{case}");
    }
}

#[test]
fn image_fingerprints_agree() {
    for case in cases(&parse(DIGESTS), "image-fingerprint") {
        let fingerprint = image_fingerprint(case["site"].as_str().unwrap(), &body(case)).unwrap();
        assert_eq!(fingerprint.digest(), expected(case), "{case}");
    }
}

#[test]
fn gesture_digests_agree() {
    for case in cases(&parse(DIGESTS), "gesture") {
        let names = case["events"].as_array().unwrap().iter();
        let symbols: Vec<Symbol> =
            names.map(|name| name.as_str().unwrap().parse().unwrap()).collect();
        assert_eq!(gesture_digest(&binding(case), &symbols).digest(), expected(case), "{case}");
    }
}

#[test]
fn gesture_symbols_have_the_agreed_codes() {
    let vectors = parse(DIGESTS);
    let codes = vectors["gesture-symbols"].as_object().unwrap();
    assert_eq!(codes.len(), Symbol::ALL.len());
    for symbol in Symbol::ALL {
        assert_eq!(codes[symbol.name()], format!("{:#04x}", symbol.code()));
        assert_eq!(serde_json::to_value(symbol).unwrap(), symbol.name());
    }
}

#[test]
fn drawable_patterns_are_taken_and_others_refused() {
    let vectors = parse(PATTERNS);
    let dots = |case: &Value| serde_json::from_value::<Vec<u8>>(case.clone()).unwrap();
    for case in cases(&vectors, "drawable-under-clear") {
        let pattern = Pattern::new(&dots(case)).unwrap();
        assert_eq!(pattern.to_string().parse::<Pattern>(), Ok(pattern));
    }
    for case in cases(&vectors, "not-drawable-under-clear") {
        assert!(Pattern::new(&dots(case)).is_err(), "{case}");
        let text = case.to_string().replace(['[', ']'], "");
        assert!(text.parse::<Pattern>().is_err(), "{text}");
    }
}

/// Which dots have to be used before a step from one dot to another, as bits;
/// none where there is no such step. Row `from - 1`, column `to - 1`.
type Steps = Vec<Vec<Option<u32>>>;

fn steps(grid: Grid, rule: impl Fn(u8, u8) -> Option<u32>) -> Steps {
    grid.dots().map(|from| grid.dots().map(|to| rule(from, to)).collect()).collect()
}

/// The product's rule.
fn clear(grid: Grid) -> Steps {
    steps(grid, |from, to| grid.check_step(&[from], to).is_ok().then_some(0))
}

/// The rule of Android's lock screen, for comparison: every step, once all dots
/// on its line are used.
fn android(grid: Grid) -> Steps {
    steps(grid, |from, to| {
        let ((r0, c0), (r1, c1)) = (grid.place(from)?, grid.place(to)?);
        let (rows, columns) = (i32::from(r1) - i32::from(r0), i32::from(c1) - i32::from(c0));
        let pieces = (1..=4).rev().find(|n| rows % n == 0 && columns % n == 0)?;
        let between = (1..pieces).filter_map(|n| {
            let row = i32::from(r0) + rows / pieces * n;
            let column = i32::from(c0) + columns / pieces * n;
            grid.dot_at(row as u8, column as u8)
        });
        (from != to).then(|| between.map(|dot| 1 << (dot - 1)).sum())
    })
}

fn count(steps: &Steps, dots: u64) -> u64 {
    fn onwards(steps: &Steps, last: usize, used: u32, left: u64) -> u64 {
        if left == 0 {
            return 1;
        }
        let free = |to: usize| used & (1 << to) == 0;
        let drawable = |to: usize| steps[last][to].is_some_and(|needed| needed & !used == 0);
        let next = (0..steps.len()).filter(|to| free(*to) && drawable(*to));
        next.map(|to| onwards(steps, to, used | 1 << to, left - 1)).sum()
    }
    (0..steps.len()).map(|first| onwards(steps, first, 1 << first, dots - 1)).sum()
}

#[test]
fn there_are_as_many_patterns_as_agreed() {
    for case in cases(&parse(PATTERNS), "counts") {
        let number = |key: &str| case[key].as_u64().unwrap();
        let grid = Grid::new(number("grid") as u8);
        assert_eq!(count(&clear(grid), number("dots")), number("clear"), "{case}");
        assert_eq!(count(&android(grid), number("dots")), number("android"), "{case}");
    }
}

#[test]
fn the_android_rule_counts_what_is_known_of_it() {
    let steps = android(Grid::new(3));
    let total: u64 = (4..=9).map(|dots| count(&steps, dots)).sum();
    assert_eq!(total, parse(PATTERNS)["android-3x3-4-to-9-dots"]);
}

#[test]
fn the_codes_of_the_product_are_those_of_the_five_by_five_grid() {
    assert_eq!(count(&clear(factors::pattern::GRID), factors::pattern::LENGTH as u64), 1_400_168);
}
