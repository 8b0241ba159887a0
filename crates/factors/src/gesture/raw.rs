//! What a pad sees, before anything is made of it.

use super::symbol::Symbol;

/// A timed event, as a browser reports it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RawEvent {
    /// When, in milliseconds since any fixed instant (`Event.timeStamp`).
    pub at_ms: f64,
    /// What.
    pub kind: RawKind,
}

/// What happened. Positions are in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RawKind {
    /// A mouse button went down in the pad.
    ButtonDown(Button),
    /// A mouse button came up, in the pad or outside it.
    ButtonUp(Button),
    /// The browser took the mouse away; buttons that are down don't count.
    ButtonsCancelled,
    /// The wheel turned or two fingers moved on a trackpad; positive `dy` is
    /// towards the person (`WheelEvent.deltaX`, `deltaY`, in any unit).
    Wheel {
        /// Sideways part.
        dx: f64,
        /// Up (negative) or down (positive).
        dy: f64,
    },
    /// A finger or pen touched the pad.
    TouchDown {
        /// Which finger.
        id: TouchId,
        /// From the left.
        x: f64,
        /// From the top.
        y: f64,
    },
    /// A finger or pen moved.
    TouchMove {
        /// Which finger.
        id: TouchId,
        /// From the left.
        x: f64,
        /// From the top.
        y: f64,
    },
    /// A finger or pen was lifted.
    TouchUp {
        /// Which finger.
        id: TouchId,
    },
    /// The browser took the touch away; it doesn't count.
    TouchCancelled {
        /// Which finger.
        id: TouchId,
    },
    /// A symbol by its button, for those who use no pointer.
    Key(Symbol),
}

/// Which finger (`PointerEvent.pointerId`).
pub type TouchId = i32;

/// A button of a mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Button {
    /// The main button.
    Left,
    /// The wheel pressed.
    Middle,
    /// The second button.
    Right,
}

impl Button {
    /// The button a browser means by `MouseEvent.button`; none for the side
    /// buttons, which navigate.
    pub const fn from_dom(button: i16) -> Option<Self> {
        match button {
            0 => Some(Self::Left),
            1 => Some(Self::Middle),
            2 => Some(Self::Right),
            _ => None,
        }
    }
}
