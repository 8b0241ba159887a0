//! What the pad's events mean, without a browser.

use factors::Symbol;
use factors::gesture::{Button, MAX_EVENTS, RawEvent, RawKind, Recogniser};

/// A browser sends mouse events after a touch, for pages that know no touch.
const MOUSE_AFTER_TOUCH_MS: f64 = 800.0;

/// The recogniser of a pad, with the mouse that a touch pretends left out.
#[derive(Clone, Debug, Default)]
pub struct Input {
    recogniser: Recogniser,
    last_touch_ms: Option<f64>,
}

impl Input {
    /// Takes the next event and gives the symbols that are certain now.
    pub fn take(&mut self, at_ms: f64, kind: RawKind) -> Vec<Symbol> {
        match kind {
            RawKind::TouchDown { .. } | RawKind::TouchUp { .. } => self.last_touch_ms = Some(at_ms),
            RawKind::ButtonDown(_) if self.is_pretended(at_ms) => return Vec::new(),
            _ => {}
        }
        self.recogniser.handle(RawEvent { at_ms, kind })
    }

    /// A mouse button by its number in the browser.
    pub fn button(&mut self, at_ms: f64, number: i16, down: bool) -> Vec<Symbol> {
        let Some(button) = Button::from_dom(number) else { return Vec::new() };
        let kind = if down { RawKind::ButtonDown(button) } else { RawKind::ButtonUp(button) };
        self.take(at_ms, kind)
    }

    /// Lets a click that has waited long enough count.
    pub fn tick(&mut self, now_ms: f64) -> Option<Symbol> {
        self.recogniser.tick(now_ms)
    }

    /// The person leaves the pad: a click that waits for its double counts,
    /// unless the second press is under way.
    pub fn leave(&mut self) -> Option<Symbol> {
        self.recogniser.deadline_ms()?;
        self.recogniser.flush()
    }

    /// The pad goes away: whatever waits counts.
    pub fn close(&mut self) -> Option<Symbol> {
        self.recogniser.flush()
    }

    /// When [`tick`](Self::tick) has something to say.
    pub fn deadline_ms(&self) -> Option<f64> {
        self.recogniser.deadline_ms()
    }

    /// The click that waits.
    pub fn pending(&self) -> Option<Symbol> {
        self.recogniser.pending()
    }

    fn is_pretended(&self, at_ms: f64) -> bool {
        self.last_touch_ms.is_some_and(|touch_ms| at_ms - touch_ms < MOUSE_AFTER_TOUCH_MS)
    }
}

/// Adds symbols to a gesture as far as there is room.
pub fn append(events: &mut Vec<Symbol>, symbols: &[Symbol]) {
    let room = MAX_EVENTS.saturating_sub(events.len());
    events.extend(symbols.iter().take(room));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn click(input: &mut Input, at_ms: f64) -> Vec<Symbol> {
        let mut symbols = input.button(at_ms, 0, true);
        symbols.extend(input.button(at_ms + 50.0, 0, false));
        symbols
    }

    #[test]
    fn a_tap_is_not_taken_again_as_the_mouse_it_pretends() {
        let mut input = Input::default();
        input.take(0.0, RawKind::TouchDown { id: 1, x: 5.0, y: 5.0 });
        input.take(80.0, RawKind::TouchUp { id: 1 });
        click(&mut input, 90.0);
        assert_eq!(input.close(), Some(Symbol::L1));
        assert_eq!(input.close(), None);
    }

    #[test]
    fn leaving_settles_a_click_but_not_half_of_a_double_one() {
        let mut input = Input::default();
        click(&mut input, 0.0);
        assert_eq!(input.leave(), Some(Symbol::L1));
        click(&mut input, 1000.0);
        input.button(1200.0, 0, true);
        assert_eq!(input.leave(), None);
        assert_eq!(input.button(1300.0, 0, false), [Symbol::L2]);
    }

    #[test]
    fn side_buttons_are_left_to_the_browser() {
        let mut input = Input::default();
        input.button(0.0, 3, true);
        input.button(50.0, 3, false);
        assert_eq!(input.pending(), None);
    }

    #[test]
    fn a_full_gesture_takes_no_more() {
        let mut events = vec![Symbol::L1; MAX_EVENTS - 1];
        append(&mut events, &[Symbol::Up, Symbol::Down]);
        assert_eq!(events.len(), MAX_EVENTS);
        assert_eq!(events.last(), Some(&Symbol::Up));
    }
}
