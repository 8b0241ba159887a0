//! Clicks to single and double clicks.

use super::raw::Button;
use super::symbol::Symbol;

/// Decides whether a finished click is a single one or half of a double one.
///
/// A click waits for `window_ms` before it counts as single; a second press of
/// the same button that *begins* in that time makes both one double click.
#[derive(Clone, Debug)]
pub(super) struct Clicks {
    window_ms: f64,
    waiting: Option<Waiting>,
}

#[derive(Clone, Copy, Debug)]
struct Waiting {
    button: Button,
    until_ms: f64,
}

impl Clicks {
    pub(super) fn new(window_ms: f64) -> Self {
        Self { window_ms, waiting: None }
    }

    /// A press of `button` finished: it began at `began_ms`, ended at `at_ms`.
    pub(super) fn finished(
        &mut self,
        button: Button,
        began_ms: f64,
        at_ms: f64,
        out: &mut Vec<Symbol>,
    ) {
        match self.waiting.take() {
            Some(first) if first.button == button && began_ms <= first.until_ms => {
                out.push(Symbol::double(button));
            }
            earlier => {
                out.extend(earlier.map(|first| Symbol::single(first.button)));
                self.waiting = Some(Waiting { button, until_ms: at_ms + self.window_ms });
            }
        }
    }

    /// The click that waits counts as single now.
    pub(super) fn settle(&mut self) -> Option<Symbol> {
        self.waiting.take().map(|first| Symbol::single(first.button))
    }

    /// Settles a click that waited longer than its window.
    pub(super) fn expire(&mut self, now_ms: f64) -> Option<Symbol> {
        if self.until_ms()? < now_ms { self.settle() } else { None }
    }

    /// Settles a click of another button, which `button` can't double.
    pub(super) fn settle_other(&mut self, button: Button) -> Option<Symbol> {
        if self.waiting?.button == button { None } else { self.settle() }
    }

    /// The end of the window of the click that waits.
    pub(super) fn until_ms(&self) -> Option<f64> {
        self.waiting.map(|first| first.until_ms)
    }

    /// What the click that waits would count as.
    pub(super) fn pending(&self) -> Option<Symbol> {
        self.waiting.map(|first| Symbol::single(first.button))
    }
}
