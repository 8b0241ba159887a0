//! What stands on the grid and how strokes, clicks, keys and text change it.
//!
//! Points are in pitches: the grid is five wide and five high.

use factors::Pattern;
use factors::pattern::{GRID, Path, PatternError, Point, StepError};

use super::typing;

/// The state of a pattern grid, without a browser.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    path: Path,
    stroke: Option<Stroke>,
    notice: Notice,
    wrong: bool,
    text: String,
}

/// A stroke under way.
#[derive(Clone, Copy, Debug)]
struct Stroke {
    /// Where the pointer was last.
    at: Point,
    /// The dot it began on.
    anchor: Option<u8>,
    /// Whether it goes on from the last dot of what was there before.
    goes_on: bool,
    /// Whether it came to a dot other than the one it began on.
    drawn: bool,
}

/// What just happened, to be put in words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notice {
    /// Nothing to say.
    #[default]
    Nothing,
    /// A dot was set.
    Chosen {
        /// Which.
        dot: u8,
        /// Where it stands in the pattern, from 1.
        order: u8,
    },
    /// Something can't be part of the pattern.
    Refused(PatternError),
    /// A stroke ended before six dots.
    Paused {
        /// The dot it ended on.
        last: u8,
    },
    /// The last dot was taken back.
    Undone {
        /// Which.
        dot: u8,
    },
    /// Everything was taken back.
    Cleared,
    /// All six dots are set.
    Complete,
    /// The pattern was not the right one.
    Wrong,
}

impl Notice {
    /// Whether a person who sees the grid needs it too.
    pub fn is_advice(self) -> bool {
        matches!(self, Self::Refused(_) | Self::Paused { .. } | Self::Complete | Self::Wrong)
    }
}

/// What a change amounts to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Whether a dot was set, which a device may answer with a short vibration.
    pub set: bool,
    /// The pattern, when this change completed it.
    pub complete: Option<Pattern>,
}

impl Entry {
    /// The dots so far.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What just happened.
    pub fn notice(&self) -> Notice {
        self.notice
    }

    /// Whether the pattern that stands there was refused.
    pub fn is_wrong(&self) -> bool {
        self.wrong
    }

    /// What the text field shows: what was typed, or the dots in numbers.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether a stroke is under way.
    pub fn is_drawing(&self) -> bool {
        self.stroke.is_some()
    }

    /// The pointer goes down. A dot below it is chosen, as by a click; a stroke
    /// that then leads elsewhere begins a new pattern, unless it began on the
    /// last dot.
    pub fn begin(&mut self, at: Point) -> Change {
        self.start_over_if_done();
        let anchor = GRID.hit(at, 1.0);
        let goes_on = anchor.is_some() && anchor == self.path.last();
        let change = anchor.map_or_else(Change::default, |dot| self.choose(dot));
        self.stroke =
            change.complete.is_none().then_some(Stroke { at, anchor, goes_on, drawn: false });
        change
    }

    /// The pointer moved in a straight line to `to`.
    pub fn extend(&mut self, to: Point) -> Change {
        let Some(mut stroke) = self.stroke else { return Change::default() };
        let from = std::mem::replace(&mut stroke.at, to);
        let mut change = Change::default();
        for dot in GRID.crossed(from, to, 1.0) {
            if !stroke.drawn {
                if stroke.anchor == Some(dot) {
                    continue;
                }
                stroke.drawn = true;
                self.begin_path(stroke);
            }
            change.set |= self.pass(dot);
            if let Some(pattern) = self.path.pattern() {
                self.stroke = None;
                return Change { complete: Some(pattern), ..change };
            }
        }
        self.stroke = Some(stroke);
        change
    }

    /// The pointer was lifted or taken away.
    pub fn end(&mut self) {
        let drawn = self.stroke.take().is_some_and(|stroke| stroke.drawn);
        if let (true, Some(last)) = (drawn, self.path.last()) {
            self.notice = Notice::Paused { last };
        }
    }

    /// A dot is chosen by a click or a key.
    pub fn choose(&mut self, dot: u8) -> Change {
        self.start_over_if_done();
        match self.path.push(dot) {
            Ok(()) => {
                self.came_to(dot);
                Change { set: true, complete: self.path.pattern() }
            }
            Err(_) if self.path.last() == Some(dot) => Change::default(),
            Err(error) => {
                self.notice = Notice::Refused(error.into());
                Change::default()
            }
        }
    }

    /// Takes the last dot back.
    pub fn undo(&mut self) {
        self.wrong = false;
        if let Some(dot) = self.path.pop() {
            self.notice = Notice::Undone { dot };
            self.text = typing::write(&self.path);
        }
    }

    /// Takes everything back.
    pub fn clear(&mut self) {
        *self = Self { notice: Notice::Cleared, ..Self::default() };
    }

    /// The text field changed.
    pub fn typed(&mut self, text: &str) -> Change {
        self.read(text, typing::settled(text))
    }

    /// The person says that the text is finished.
    pub fn submit(&mut self) -> Change {
        if self.wrong {
            return Change::default();
        }
        let text = self.text.clone();
        let change = self.read(&text, &text);
        if let Notice::Nothing = self.notice {
            self.notice = Notice::Refused(PatternError::TooFew { found: self.path.len() });
        }
        Change { complete: self.path.pattern(), ..change }
    }

    /// The pattern was not the right one; it stays until the next touch.
    pub fn mark_wrong(&mut self) {
        self.stroke = None;
        self.wrong = true;
        self.notice = Notice::Wrong;
    }

    fn start_over_if_done(&mut self) {
        if self.wrong || self.path.is_complete() {
            *self = Self::default();
        }
    }

    /// A stroke came to its second dot, so it is no click.
    fn begin_path(&mut self, stroke: Stroke) {
        if stroke.goes_on {
            return;
        }
        self.path = Path::new();
        if let Some(anchor) = stroke.anchor {
            self.pass(anchor);
        }
    }

    /// A stroke passes a dot, and takes it if it can. Used dots may be passed.
    fn pass(&mut self, dot: u8) -> bool {
        match self.path.push(dot) {
            Ok(()) => {
                self.came_to(dot);
                true
            }
            Err(StepError::Repeated { .. }) => false,
            Err(error) => {
                self.notice = Notice::Refused(error.into());
                false
            }
        }
    }

    fn came_to(&mut self, dot: u8) {
        self.text = typing::write(&self.path);
        self.notice = match self.path.order_at(dot) {
            _ if self.path.is_complete() => Notice::Complete,
            Some(order) => Notice::Chosen { dot, order },
            None => Notice::Nothing,
        };
    }

    fn read(&mut self, text: &str, settled: &str) -> Change {
        self.wrong = false;
        self.stroke = None;
        text.clone_into(&mut self.text);
        match Path::parse(settled) {
            Ok(path) => {
                let grown = path.len() > self.path.len();
                let complete = path.pattern().filter(|_| path != self.path);
                self.notice = if path.is_complete() { Notice::Complete } else { Notice::Nothing };
                self.path = path;
                Change { set: grown, complete }
            }
            Err(error) => {
                self.notice = Notice::Refused(error);
                Change::default()
            }
        }
    }
}

#[cfg(test)]
mod tests;
