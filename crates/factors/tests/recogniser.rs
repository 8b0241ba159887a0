//! How a pad understands what is done in it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

use factors::Symbol::{self, Down, L1, L2, M1, M2, R1, R2, Up};
use factors::gesture::{Button, RawEvent, RawKind, Recogniser};

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use Button::{Left, Middle, Right};

/// A person at a pad with a clock of their own.
#[derive(Default)]
struct Pad {
    recogniser: Recogniser,
    now_ms: f64,
    seen: Vec<Symbol>,
}

impl Pad {
    fn wait(&mut self, ms: f64) -> &mut Self {
        self.now_ms += ms;
        while self.recogniser.deadline_ms().is_some_and(|deadline| deadline < self.now_ms) {
            self.seen.extend(self.recogniser.tick(self.now_ms));
        }
        self
    }

    fn event(&mut self, kind: RawKind) -> &mut Self {
        self.seen.extend(self.recogniser.handle(RawEvent { at_ms: self.now_ms, kind }));
        self
    }

    fn click(&mut self, button: Button) -> &mut Self {
        self.event(RawKind::ButtonDown(button)).wait(60.0).event(RawKind::ButtonUp(button))
    }

    fn wheel(&mut self, dy: f64) -> &mut Self {
        self.event(RawKind::Wheel { dx: 0.0, dy })
    }

    fn finger_down(&mut self, id: i32, x: f64, y: f64) -> &mut Self {
        self.event(RawKind::TouchDown { id, x, y })
    }

    fn finger_up(&mut self, id: i32) -> &mut Self {
        self.event(RawKind::TouchUp { id })
    }

    fn tap(&mut self) -> &mut Self {
        self.finger_down(1, 50.0, 50.0).wait(70.0).finger_up(1)
    }

    /// Waits until nothing is undecided and gives everything seen.
    fn done(&mut self) -> Vec<Symbol> {
        self.wait(2000.0);
        std::mem::take(&mut self.seen)
    }
}

fn pad() -> Pad {
    Pad::default()
}

#[test]
fn a_click_counts_once_it_can_not_be_half_of_a_double_click() {
    let mut pad = pad();
    pad.click(Left).wait(300.0);
    assert_eq!(pad.seen, []);
    assert_eq!(pad.recogniser.pending(), Some(L1));
    pad.wait(100.0);
    assert_eq!(pad.seen, [L1]);
    assert_eq!(pad.recogniser.pending(), None);
}

#[test]
fn every_button_has_single_and_double_clicks() {
    for (button, single, double) in [(Left, L1, L2), (Middle, M1, M2), (Right, R1, R2)] {
        assert_eq!(pad().click(button).done(), [single]);
        assert_eq!(pad().click(button).wait(150.0).click(button).done(), [double]);
    }
}

#[test]
fn a_double_click_never_also_counts_as_singles() {
    assert_eq!(pad().click(Left).wait(349.0).click(Left).done(), [L2]);
    assert_eq!(pad().click(Left).wait(351.0).click(Left).done(), [L1, L1]);
    assert_eq!(pad().click(Left).wait(90.0).click(Left).wait(90.0).click(Left).done(), [L2, L1]);
}

#[test]
fn a_second_press_that_lasts_long_still_doubles() {
    let mut pad = pad();
    pad.click(Left).wait(300.0).event(RawKind::ButtonDown(Left)).wait(900.0);
    assert_eq!(pad.seen, []);
    assert_eq!(pad.event(RawKind::ButtonUp(Left)).done(), [L2]);
}

#[test]
fn another_button_or_the_wheel_decides_a_click_at_once() {
    assert_eq!(pad().click(Left).wait(50.0).click(Right).done(), [L1, R1]);
    assert_eq!(pad().click(Left).wait(50.0).wheel(-120.0).seen, [L1, Up]);
    assert_eq!(pad().click(Left).wait(50.0).event(RawKind::Key(M2)).seen, [L1, M2]);
}

#[test]
fn buttons_pressed_together_count_each() {
    let mut pad = pad();
    pad.event(RawKind::ButtonDown(Left)).wait(20.0).event(RawKind::ButtonDown(Right)).wait(20.0);
    pad.event(RawKind::ButtonUp(Right)).wait(20.0).event(RawKind::ButtonUp(Left));
    assert_eq!(pad.done(), [R1, L1]);
}

#[test]
fn a_release_without_a_press_and_a_cancelled_press_count_nothing() {
    assert_eq!(pad().event(RawKind::ButtonUp(Left)).done(), []);
    let mut pad = pad();
    pad.click(Left).wait(50.0).event(RawKind::ButtonDown(Left));
    assert_eq!(pad.event(RawKind::ButtonsCancelled).done(), [L1]);
}

#[test]
fn moving_on_loses_no_click() {
    let mut pad = pad();
    pad.click(Right);
    assert_eq!(pad.recogniser.flush(), Some(R1));
    assert_eq!(pad.recogniser.flush(), None);
    assert_eq!(pad.done(), []);
}

#[test]
fn a_flick_with_its_momentum_counts_once() {
    let mut pad = pad();
    for step in 0..80 {
        pad.wheel(-120.0 * 0.93_f64.powi(step)).wait(16.0);
    }
    assert_eq!(pad.done(), [Up]);
}

#[test]
fn a_pause_or_a_turn_ends_a_scroll() {
    assert_eq!(pad().wheel(100.0).wait(179.0).wheel(100.0).done(), [Down]);
    assert_eq!(pad().wheel(100.0).wait(180.0).wheel(100.0).done(), [Down, Down]);
    assert_eq!(
        pad().wheel(100.0).wait(20.0).wheel(-3.0).wait(20.0).wheel(1.0).done(),
        [Down, Up, Down]
    );
}

#[test]
fn a_click_between_two_notches_parts_them() {
    assert_eq!(
        pad().wheel(100.0).wait(20.0).click(Left).wait(20.0).wheel(100.0).done(),
        [Down, L1, Down]
    );
}

#[test]
fn sideways_scrolls_count_nothing() {
    assert_eq!(pad().event(RawKind::Wheel { dx: 90.0, dy: 10.0 }).wheel(0.0).done(), []);
}

#[test]
fn fingers_have_the_same_eight() {
    assert_eq!(pad().tap().done(), [L1]);
    assert_eq!(pad().tap().wait(120.0).tap().done(), [L2]);
    assert_eq!(pad().finger_down(1, 9.0, 9.0).wait(520.0).finger_up(1).done(), [R1]);
    let two = |pad: &mut Pad| {
        pad.finger_down(1, 9.0, 9.0).wait(20.0).finger_down(2, 90.0, 9.0).wait(60.0);
        pad.finger_up(1).wait(10.0).finger_up(2).wait(90.0);
    };
    let mut pad = pad();
    two(&mut pad);
    assert_eq!(pad.done(), [M1]);
    two(&mut pad);
    two(&mut pad);
    assert_eq!(pad.done(), [M2]);
}

#[test]
fn two_long_presses_are_a_double_right_click() {
    let mut pad = pad();
    for _ in 0..2 {
        pad.finger_down(1, 9.0, 9.0).wait(600.0).finger_up(1).wait(200.0);
    }
    assert_eq!(pad.done(), [R2]);
}

#[test]
fn a_tap_and_a_long_press_stay_two() {
    let mut pad = pad();
    pad.tap().wait(100.0).finger_down(1, 9.0, 9.0).wait(700.0).finger_up(1);
    assert_eq!(pad.done(), [L1, R1]);
}

#[test]
fn a_swipe_is_one_scroll_in_the_direction_of_the_finger() {
    let swipe = |dy: f64| {
        let mut pad = pad();
        pad.finger_down(1, 50.0, 100.0);
        for step in 1..=10 {
            let y = 100.0 + dy * f64::from(step) / 10.0;
            pad.wait(16.0).event(RawKind::TouchMove { id: 1, x: 52.0, y });
        }
        pad.finger_up(1).done()
    };
    assert_eq!(swipe(-90.0), [Up]);
    assert_eq!(swipe(90.0), [Down]);
    assert_eq!(swipe(20.0), [L1], "a finger that trembles taps");
}

#[test]
fn a_sideways_swipe_three_fingers_and_a_cancelled_touch_count_nothing() {
    let mut sideways = pad();
    sideways.finger_down(1, 50.0, 50.0).event(RawKind::TouchMove { id: 1, x: 150.0, y: 60.0 });
    assert_eq!(sideways.finger_up(1).done(), []);

    let mut three = pad();
    three.finger_down(1, 0.0, 0.0).finger_down(2, 50.0, 0.0).finger_down(3, 99.0, 0.0);
    assert_eq!(three.finger_up(1).finger_up(2).finger_up(3).done(), []);

    let mut cancelled = pad();
    cancelled.finger_down(1, 0.0, 0.0).event(RawKind::TouchCancelled { id: 1 });
    assert_eq!(cancelled.done(), []);
    assert_eq!(cancelled.tap().done(), [L1]);
}

#[test]
fn keys_count_at_once_and_never_double() {
    let mut pad = pad();
    pad.event(RawKind::Key(L1)).event(RawKind::Key(L1));
    assert_eq!(pad.seen, [L1, L1]);
}
