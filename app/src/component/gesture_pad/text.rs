//! What the gesture pad says.

use factors::Symbol;
use factors::gesture::{MAX_EVENTS, Strength};

use crate::words::say;

/// What a symbol is, in words.
pub fn name(symbol: Symbol) -> &'static str {
    match symbol {
        Symbol::L1 => say::gesture_left_click(),
        Symbol::M1 => say::gesture_middle_click(),
        Symbol::R1 => say::gesture_right_click(),
        Symbol::L2 => say::gesture_left_double_click(),
        Symbol::M2 => say::gesture_middle_double_click(),
        Symbol::R2 => say::gesture_right_double_click(),
        Symbol::Up => say::gesture_scroll_up(),
        Symbol::Down => say::gesture_scroll_down(),
    }
}

/// What a symbol is, in one or two characters.
pub fn glyph(symbol: Symbol) -> &'static str {
    match symbol {
        Symbol::L1 => say::gesture_left_letter(),
        Symbol::M1 => say::gesture_middle_letter(),
        Symbol::R1 => say::gesture_right_letter(),
        Symbol::L2 => say::gesture_left_double_letters(),
        Symbol::M2 => say::gesture_middle_double_letters(),
        Symbol::R2 => say::gesture_right_double_letters(),
        Symbol::Up => "↑",
        Symbol::Down => "↓",
    }
}

/// What follows the number of events: "events, fair".
pub fn so_far(count: usize, strength: Strength) -> String {
    let quality = quality(strength);
    if count < MAX_EVENTS {
        say::gesture_so_far(count as u64, &quality)
    } else {
        say::gesture_so_far_full(&quality)
    }
}

fn quality(strength: Strength) -> String {
    match strength {
        Strength::Empty => say::gesture_nothing_yet().to_owned(),
        Strength::Short { missing } => say::gesture_short(missing as u64),
        Strength::Uniform { missing } => say::gesture_too_much_the_same(missing as u64),
        Strength::Regular => say::gesture_too_regular().to_owned(),
        Strength::Fair => say::gesture_fair().to_owned(),
        Strength::Good => say::gesture_good().to_owned(),
        Strength::Strong => say::gesture_strong().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_after_the_number_say_how_good_it_is() {
        assert_eq!(so_far(0, Strength::Empty), "events, nothing yet");
        assert_eq!(
            so_far(1, Strength::Short { missing: 7 }),
            "event, short: add seven more events"
        );
        assert_eq!(so_far(7, Strength::Short { missing: 1 }), "events, short: add one more event");
        assert_eq!(
            so_far(8, Strength::Uniform { missing: 2 }),
            "events, too much the same: mix in two other kinds"
        );
        assert_eq!(
            so_far(MAX_EVENTS, Strength::Strong),
            "events, strong. That is as long as a gesture can be."
        );
    }
}
