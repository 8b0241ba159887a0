//! Fingers on a pad to clicks and scrolls.

use super::raw::{Button, TouchId};
use super::symbol::Symbol;

/// One touch: from the first finger down to the last finger up.
#[derive(Clone, Debug)]
pub(super) struct Touch {
    began_ms: f64,
    down: Vec<Finger>,
    most_fingers: usize,
    outcome: Outcome,
}

#[derive(Clone, Copy, Debug)]
struct Finger {
    id: TouchId,
    x: f64,
    y: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// No finger has left its place.
    Still,
    /// Counted as a scroll, or moved in a way that means nothing.
    Spent,
}

/// How far in CSS pixels a finger may wander in a tap; beyond, it swipes.
const SLOP: f64 = 24.0;

impl Touch {
    pub(super) fn new(began_ms: f64) -> Self {
        Self { began_ms, down: Vec::new(), most_fingers: 0, outcome: Outcome::Still }
    }

    pub(super) fn began_ms(&self) -> f64 {
        self.began_ms
    }

    pub(super) fn finger_down(&mut self, id: TouchId, x: f64, y: f64) {
        self.down.retain(|finger| finger.id != id);
        self.down.push(Finger { id, x, y });
        self.most_fingers = self.most_fingers.max(self.down.len());
    }

    /// A scroll, when this move is the one that makes the touch a swipe.
    pub(super) fn finger_moved(&mut self, id: TouchId, x: f64, y: f64) -> Option<Symbol> {
        let finger = self.down.iter().find(|finger| finger.id == id)?;
        let (dx, dy) = (x - finger.x, y - finger.y);
        if self.outcome == Outcome::Spent || dx.hypot(dy) <= SLOP {
            return None;
        }
        self.outcome = Outcome::Spent;
        let swipes = self.most_fingers == 1 && dy.abs() > dx.abs();
        swipes.then_some(if dy < 0.0 { Symbol::Up } else { Symbol::Down })
    }

    /// True once the last finger is up.
    pub(super) fn finger_up(&mut self, id: TouchId) -> bool {
        self.down.retain(|finger| finger.id != id);
        self.down.is_empty()
    }

    /// The touch was taken away and means nothing.
    pub(super) fn cancel(&mut self) {
        self.outcome = Outcome::Spent;
    }

    /// The click that a touch amounts to when its last finger is lifted at
    /// `at_ms`: a tap is left, a long press right, two fingers middle.
    pub(super) fn click(&self, at_ms: f64, long_press_ms: f64) -> Option<Button> {
        match (self.outcome, self.most_fingers) {
            (Outcome::Still, 1) if at_ms - self.began_ms >= long_press_ms => Some(Button::Right),
            (Outcome::Still, 1) => Some(Button::Left),
            (Outcome::Still, 2) => Some(Button::Middle),
            _ => None,
        }
    }
}
