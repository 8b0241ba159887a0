//! What holds for any input. Native only: proptest wants a source of
//! randomness.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

use std::collections::HashMap;
use std::convert::Infallible;

use factors::gesture::{Button, RawEvent, RawKind, Recogniser};
use factors::pattern::{GRID, Grid, Path, Point, draw_uniformly};
use factors::{Pattern, Symbol, Username};
use proptest::prelude::*;
use rand_core::{TryCryptoRng, TryRng};

/// SplitMix64: the same numbers at every run.
struct Seeded(u64);

impl TryRng for Seeded {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        self.try_next_u64().map(|number| (number >> 32) as u32)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Ok(z ^ (z >> 31))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(8) {
            let number = self.try_next_u64()?.to_le_bytes();
            chunk.iter_mut().zip(number).for_each(|(byte, random)| *byte = random);
        }
        Ok(())
    }
}

impl TryCryptoRng for Seeded {}

/// All 1,400 paths of four dots on 3×3, a hundred draws for each: the sum of
/// squares must lie within five standard deviations of what chance gives.
#[test]
fn paths_are_drawn_uniformly() {
    const PATHS: usize = 1400;
    let mut rng = Seeded(1);
    let mut drawn: HashMap<[u8; 4], u32> = HashMap::new();
    for _ in 0..PATHS * 100 {
        *drawn.entry(draw_uniformly(Grid::new(3), &mut rng)).or_default() += 1;
    }
    assert_eq!(drawn.len(), PATHS, "every path comes");
    let chi_square: f64 = drawn.values().map(|n| (f64::from(*n) - 100.0).powi(2) / 100.0).sum();
    let freedom = (PATHS - 1) as f64;
    assert!((chi_square - freedom).abs() < 5.0 * (2.0 * freedom).sqrt(), "{chi_square}");
}

#[test]
fn first_dots_of_patterns_come_as_often_as_they_start_one() {
    let mut rng = Seeded(2);
    let corner = (0..50_000).filter(|_| Pattern::generate(&mut rng).positions()[0] == 1).count();
    // 36,282 of the 1,400,168 patterns start in a given corner: 1,296 of 50,000,
    // with a standard deviation of 36.
    assert!((1116..=1476).contains(&corner), "{corner}");
}

fn raw_kind() -> impl Strategy<Value = RawKind> {
    let button = prop::sample::select(vec![Button::Left, Button::Middle, Button::Right]);
    let at = -100.0..100.0_f64;
    prop_oneof![
        4 => button.clone().prop_map(RawKind::ButtonDown),
        4 => button.prop_map(RawKind::ButtonUp),
        1 => Just(RawKind::ButtonsCancelled),
        2 => (at.clone(), at.clone()).prop_map(|(dx, dy)| RawKind::Wheel { dx, dy }),
        2 => (0..3, at.clone(), at.clone()).prop_map(|(id, x, y)| RawKind::TouchDown { id, x, y }),
        2 => (0..3, at.clone(), at).prop_map(|(id, x, y)| RawKind::TouchMove { id, x, y }),
        2 => (0..3).prop_map(|id| RawKind::TouchUp { id }),
        1 => (0..3).prop_map(|id| RawKind::TouchCancelled { id }),
        1 => prop::sample::select(Symbol::ALL.to_vec()).prop_map(RawKind::Key),
    ]
}

fn presses(symbols: &[Symbol]) -> usize {
    let weight = |symbol: &Symbol| match symbol.name().as_bytes() {
        [_, b'1'] => 1,
        [_, b'2'] => 2,
        _ => 0,
    };
    symbols.iter().map(weight).sum()
}

proptest! {
    #[test]
    fn no_order_of_events_confuses_the_recogniser(
        events in prop::collection::vec((0.0..600.0_f64, raw_kind()), 0..200),
    ) {
        let mut recogniser = Recogniser::default();
        let mut at_ms = 0.0;
        let mut symbols = 0;
        for (pause, kind) in &events {
            at_ms += pause;
            symbols += recogniser.handle(RawEvent { at_ms, kind: *kind }).len();
        }
        symbols += usize::from(recogniser.flush().is_some());
        prop_assert_eq!(recogniser.pending(), None);
        prop_assert!(symbols <= events.len());
    }

    #[test]
    fn every_finished_press_counts_exactly_once(
        clicks in prop::collection::vec((0.0..700.0_f64, 1.0..700.0_f64, 0_i16..3), 0..60),
    ) {
        let mut recogniser = Recogniser::default();
        let mut at_ms = 0.0;
        let mut symbols = Vec::new();
        for (pause, length, button) in &clicks {
            let button = Button::from_dom(*button).unwrap();
            at_ms += pause;
            symbols.extend(recogniser.handle(RawEvent { at_ms, kind: RawKind::ButtonDown(button) }));
            at_ms += length;
            symbols.extend(recogniser.handle(RawEvent { at_ms, kind: RawKind::ButtonUp(button) }));
        }
        symbols.extend(recogniser.flush());
        prop_assert_eq!(presses(&symbols), clicks.len());
    }

    /// The driver's timer may come late or not at all.
    #[test]
    fn ticks_change_nothing_but_when_it_is_known(
        clicks in prop::collection::vec((0.0..700.0_f64, 1.0..700.0_f64, 0_i16..3), 0..40),
    ) {
        let run = |ticking: bool| {
            let mut recogniser = Recogniser::default();
            let mut at_ms = 0.0;
            let mut symbols = Vec::new();
            for (pause, length, button) in &clicks {
                let button = Button::from_dom(*button).unwrap();
                for (wait, kind) in [(pause, RawKind::ButtonDown(button)), (length, RawKind::ButtonUp(button))] {
                    at_ms += wait;
                    if ticking {
                        symbols.extend(recogniser.tick(at_ms - wait / 2.0));
                    }
                    symbols.extend(recogniser.handle(RawEvent { at_ms, kind }));
                }
            }
            symbols.extend(recogniser.flush());
            symbols
        };
        prop_assert_eq!(run(true), run(false));
    }

    #[test]
    fn generated_patterns_can_be_drawn_written_and_read(seed: u64) {
        let pattern = Pattern::generate(&mut Seeded(seed));
        prop_assert_eq!(Pattern::new(&pattern.positions()), Ok(pattern));
        prop_assert_eq!(pattern.to_string().parse::<Pattern>(), Ok(pattern));
        prop_assert_eq!(pattern.to_string().replace('-', " ").parse::<Pattern>(), Ok(pattern));
    }

    /// However few positions a pointer reports: its ends of each step suffice.
    #[test]
    fn a_stroke_along_a_pattern_touches_its_dots_in_order(seed: u64, reports in 1..9_u8, pitch in 20.0..200.0_f64) {
        let pattern = Pattern::generate(&mut Seeded(seed));
        let corners: Vec<Point> =
            pattern.positions().iter().map(|dot| GRID.centre(*dot, pitch).unwrap()).collect();
        let mut path = Path::new();
        for ends in corners.windows(2) {
            let along = |part: u8| {
                let t = f64::from(part) / f64::from(reports);
                Point::new(ends[0].x + (ends[1].x - ends[0].x) * t, ends[0].y + (ends[1].y - ends[0].y) * t)
            };
            for part in 0..reports {
                for dot in GRID.crossed(along(part), along(part + 1), pitch) {
                    if path.last() != Some(dot) {
                        path.push(dot).unwrap();
                    }
                }
            }
        }
        prop_assert_eq!(path.pattern(), Some(pattern));
    }

    #[test]
    fn reading_never_panics(text in ".{0,80}") {
        let _ = text.parse::<Pattern>();
        let _ = Path::parse(&text);
        if let Ok(name) = text.parse::<Username>() {
            prop_assert_eq!(name.as_str().parse::<Username>(), Ok(name));
        }
    }
}
