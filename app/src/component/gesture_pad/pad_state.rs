//! The pad in the page: events in, symbols out, and the timer in between.

use std::time::Duration;

use factors::Symbol;
use factors::gesture::RawKind;
use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::input::{Input, append};

/// Everything a pad holds. The symbols belong to the page.
#[derive(Clone, Copy)]
pub struct PadState {
    input: StoredValue<Input>,
    timer: StoredValue<Option<TimeoutHandle>>,
    /// A click that may still become half of a double one.
    pub pending: RwSignal<Option<Symbol>>,
    events: RwSignal<Vec<Symbol>>,
    on_change: Option<Callback<Vec<Symbol>>>,
    disabled: Signal<bool>,
}

impl PadState {
    pub fn new(
        events: RwSignal<Vec<Symbol>>,
        on_change: Option<Callback<Vec<Symbol>>>,
        disabled: Signal<bool>,
    ) -> Self {
        Self {
            input: StoredValue::new(Input::default()),
            timer: StoredValue::new(None),
            pending: RwSignal::new(None),
            events,
            on_change,
            disabled,
        }
    }

    /// A mouse button went down in the pad. Its default would scroll the page
    /// (middle) or select text.
    pub fn mouse_down(self, event: &ev::MouseEvent) {
        event.prevent_default();
        self.drive(|input| input.button(event.time_stamp(), event.button(), true));
    }

    /// A mouse button came up, in the pad or elsewhere.
    pub fn mouse_up(self, event: &ev::MouseEvent) {
        self.drive(|input| input.button(event.time_stamp(), event.button(), false));
    }

    /// The wheel turned over the pad, which must not scroll the page.
    pub fn wheel(self, event: &ev::WheelEvent) {
        event.prevent_default();
        self.take(event, RawKind::Wheel { dx: event.delta_x(), dy: event.delta_y() });
    }

    /// A finger or a pen went down, moved or was lifted; a mouse has events of
    /// its own, which also tell buttons pressed together apart.
    pub fn pointer(self, event: &ev::PointerEvent, kind: fn(i32, f64, f64) -> RawKind) {
        if event.pointer_type() != "mouse" {
            event.prevent_default();
            let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
            self.take(event, kind(event.pointer_id(), x, y));
        }
    }

    /// A symbol by its key.
    pub fn key(self, event: &ev::MouseEvent, symbol: Symbol) {
        self.take(event, RawKind::Key(symbol));
    }

    /// The browser took the mouse away.
    pub fn lose_mouse(self, event: &ev::Event) {
        self.take(event, RawKind::ButtonsCancelled);
        self.leave();
    }

    /// The person is about to do something else: a click that waits counts, so
    /// that the next step sees it.
    pub fn leave(self) {
        self.drive(|input| input.leave().into_iter().collect());
    }

    /// The pad goes away.
    pub fn close(self) {
        self.drive(|input| input.close().into_iter().collect());
    }

    /// Takes the last event back.
    pub fn undo(self) {
        self.close();
        self.change(|events| {
            events.pop();
        });
    }

    /// Takes everything back.
    pub fn clear(self) {
        self.close();
        self.change(Vec::clear);
    }

    fn take(self, event: &ev::Event, kind: RawKind) {
        self.drive(|input| input.take(event.time_stamp(), kind));
    }

    /// Lets the input do something, keeps what came of it, and sets the timer
    /// for what hasn't come yet.
    fn drive(self, act: impl FnOnce(&mut Input) -> Vec<Symbol>) {
        if self.disabled.try_get_untracked().unwrap_or(true) {
            return;
        }
        let Some((symbols, pending, deadline_ms)) =
            self.input.try_update_value(|input| (act(input), input.pending(), input.deadline_ms()))
        else {
            return;
        };
        if self.pending.try_get_untracked() != Some(pending) {
            self.pending.try_set(pending);
        }
        self.set_timer(deadline_ms);
        if !symbols.is_empty() {
            self.change(|events| append(events, &symbols));
        }
    }

    fn change(self, act: impl FnOnce(&mut Vec<Symbol>)) {
        self.events.try_update(act);
        if let (Some(on_change), Some(events)) = (self.on_change, self.events.try_get_untracked()) {
            on_change.run(events);
        }
    }

    fn set_timer(self, deadline_ms: Option<f64>) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        let Some(deadline_ms) = deadline_ms else { return };
        let Some(now_ms) = now_ms() else { return };
        // One more, since a deadline is the last instant of its window.
        let wait = Duration::from_millis((deadline_ms - now_ms).max(0.0) as u64 + 1);
        let tick = move || self.drive(tick);
        self.timer.set_value(set_timeout_with_handle(tick, wait).ok());
    }
}

/// The timer went off.
fn tick(input: &mut Input) -> Vec<Symbol> {
    now_ms().and_then(|now_ms| input.tick(now_ms)).into_iter().collect()
}

/// The time on the clock of `Event.timeStamp`.
fn now_ms() -> Option<f64> {
    window().performance().map(|performance| performance.now())
}
