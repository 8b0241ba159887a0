//! From timed raw events to symbols: a state machine without a clock.

use super::click::Clicks;
use super::raw::{Button, RawEvent, RawKind};
use super::symbol::Symbol;
use super::touch::Touch;

/// The times that tell one symbol from another, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Timing {
    /// A second press that begins this soon after a click doubles it.
    pub double_click_ms: f64,
    /// A pause this long ends a scroll.
    pub scroll_pause_ms: f64,
    /// A finger that rests this long is a right click.
    pub long_press_ms: f64,
}

impl Default for Timing {
    fn default() -> Self {
        Self { double_click_ms: 350.0, scroll_pause_ms: 180.0, long_press_ms: 500.0 }
    }
}

/// Turns what a pad sees into symbols.
///
/// A click is held back until it is certain that it is not half of a double
/// click; whoever drives the recogniser calls [`tick`](Self::tick) at
/// [`deadline_ms`](Self::deadline_ms), or [`flush`](Self::flush) when the
/// person moves on. Symbols come out in the order in which they were begun to
/// be certain, and no finished press is ever lost: it is one single click or
/// half of a double one.
#[derive(Clone, Debug)]
pub struct Recogniser {
    timing: Timing,
    clicks: Clicks,
    held: Vec<Press>,
    touch: Option<Touch>,
    scroll: Option<Scroll>,
}

#[derive(Clone, Copy, Debug)]
struct Press {
    button: Button,
    began_ms: f64,
}

#[derive(Clone, Copy, Debug)]
struct Scroll {
    direction: Symbol,
    last_ms: f64,
}

impl Default for Recogniser {
    fn default() -> Self {
        Self::new(Timing::default())
    }
}

impl Recogniser {
    /// A recogniser that has seen nothing.
    pub fn new(timing: Timing) -> Self {
        Self {
            timing,
            clicks: Clicks::new(timing.double_click_ms),
            held: Vec::new(),
            touch: None,
            scroll: None,
        }
    }

    /// Takes the next event and gives the symbols that are certain now, often
    /// none. Events come in the order of their times.
    pub fn handle(&mut self, event: RawEvent) -> Vec<Symbol> {
        let at_ms = event.at_ms;
        let mut out = Vec::new();
        out.extend(self.tick(at_ms));
        match event.kind {
            RawKind::ButtonDown(button) => self.button_down(button, at_ms, &mut out),
            RawKind::ButtonUp(button) => self.button_up(button, at_ms, &mut out),
            RawKind::ButtonsCancelled => self.held.clear(),
            RawKind::Wheel { dx, dy } => self.wheel(dx, dy, at_ms, &mut out),
            RawKind::TouchDown { id, x, y } => {
                self.scroll = None;
                self.touch.get_or_insert_with(|| Touch::new(at_ms)).finger_down(id, x, y);
            }
            RawKind::TouchMove { id, x, y } => {
                let swiped = self.touch.as_mut().and_then(|touch| touch.finger_moved(id, x, y));
                if let Some(direction) = swiped {
                    out.extend(self.clicks.settle());
                    out.push(direction);
                }
            }
            RawKind::TouchUp { id } => self.touch_up(id, at_ms, &mut out),
            RawKind::TouchCancelled { id } => {
                if let Some(touch) = &mut self.touch {
                    touch.cancel();
                }
                self.touch_up(id, at_ms, &mut out);
            }
            RawKind::Key(symbol) => {
                self.scroll = None;
                out.extend(self.clicks.settle());
                out.push(symbol);
            }
        }
        out
    }

    /// Lets a click that has waited long enough count as single.
    pub fn tick(&mut self, now_ms: f64) -> Option<Symbol> {
        if self.may_double() { None } else { self.clicks.expire(now_ms) }
    }

    /// Lets a click that waits count as single at once: the person moved on.
    pub fn flush(&mut self) -> Option<Symbol> {
        self.clicks.settle()
    }

    /// After which time [`tick`](Self::tick) has something to say, if nothing
    /// else happens.
    pub fn deadline_ms(&self) -> Option<f64> {
        if self.may_double() { None } else { self.clicks.until_ms() }
    }

    /// What [`flush`](Self::flush) would give, so that it can be shown already.
    pub fn pending(&self) -> Option<Symbol> {
        self.clicks.pending()
    }

    /// Whether a press is under way that began in time to double the click
    /// that waits. Until it ends, that click is not to be settled by time.
    fn may_double(&self) -> bool {
        let Some(until_ms) = self.clicks.until_ms() else { return false };
        let presses = self.held.iter().map(|press| press.began_ms);
        let touches = self.touch.iter().map(Touch::began_ms);
        presses.chain(touches).any(|began_ms| began_ms <= until_ms)
    }

    fn button_down(&mut self, button: Button, at_ms: f64, out: &mut Vec<Symbol>) {
        self.scroll = None;
        out.extend(self.clicks.settle_other(button));
        self.held.retain(|press| press.button != button);
        self.held.push(Press { button, began_ms: at_ms });
    }

    fn button_up(&mut self, button: Button, at_ms: f64, out: &mut Vec<Symbol>) {
        let Some(index) = self.held.iter().position(|press| press.button == button) else {
            return;
        };
        let press = self.held.remove(index);
        self.clicks.finished(button, press.began_ms, at_ms, out);
    }

    fn touch_up(&mut self, id: super::raw::TouchId, at_ms: f64, out: &mut Vec<Symbol>) {
        let Some(mut touch) = self.touch.take() else { return };
        if !touch.finger_up(id) {
            self.touch = Some(touch);
            return;
        }
        if let Some(button) = touch.click(at_ms, self.timing.long_press_ms) {
            self.clicks.finished(button, touch.began_ms(), at_ms, out);
        }
    }

    /// A scroll counts when it begins; what follows in the same direction
    /// without a pause is its momentum.
    fn wheel(&mut self, dx: f64, dy: f64, at_ms: f64, out: &mut Vec<Symbol>) {
        let vertical = dy.abs() > 0.0 && dy.abs() >= dx.abs();
        if !vertical {
            return;
        }
        let direction = if dy < 0.0 { Symbol::Up } else { Symbol::Down };
        let goes_on = self.scroll.is_some_and(|scroll| {
            scroll.direction == direction && at_ms - scroll.last_ms < self.timing.scroll_pause_ms
        });
        if !goes_on {
            out.extend(self.clicks.settle());
            out.push(direction);
        }
        self.scroll = Some(Scroll { direction, last_ms: at_ms });
    }
}
