//! What the gesture pad says.

use factors::Symbol;

pub const LABEL: &str = "Gesture pad";
pub const INVITATION: &str = "Click and scroll here";
pub const ON_TOUCH: &str = "Left, middle and right; single and double; the wheel up and down. \
     On a touch screen: tap, two fingers, press long, swipe.";
pub const KEYS: &str = "The same by keyboard";
pub const BEADS: &str = "Your gesture so far";
pub const REVEAL: &str = "Reveal";
pub const UNDO: &str = "Undo";
pub const CLEAR: &str = "Clear";
pub const FULL: &str = "That is as long as a gesture can be.";

/// "event" or "events", to follow a number.
pub fn events(count: usize) -> &'static str {
    if count == 1 { "event" } else { "events" }
}

/// What a symbol is, in words.
pub fn name(symbol: Symbol) -> &'static str {
    match symbol {
        Symbol::L1 => "Left click",
        Symbol::M1 => "Middle click",
        Symbol::R1 => "Right click",
        Symbol::L2 => "Left double click",
        Symbol::M2 => "Middle double click",
        Symbol::R2 => "Right double click",
        Symbol::Up => "Scroll up",
        Symbol::Down => "Scroll down",
    }
}

/// What a symbol is, in one or two characters.
pub fn glyph(symbol: Symbol) -> &'static str {
    match symbol {
        Symbol::L1 => "L",
        Symbol::M1 => "M",
        Symbol::R1 => "R",
        Symbol::L2 => "LL",
        Symbol::M2 => "MM",
        Symbol::R2 => "RR",
        Symbol::Up => "↑",
        Symbol::Down => "↓",
    }
}
