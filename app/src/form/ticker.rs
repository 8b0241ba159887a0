//! Seconds that pass.

use std::time::Duration;

use leptos::prelude::*;

/// Counts down from `seconds`, starting anew whenever it changes. It goes by the time that has
/// passed since then, so that a sleeping tab wakes up right.
pub fn countdown_from(seconds: Signal<u64>) -> Signal<u64> {
    let left = RwSignal::new(seconds.get_untracked());
    let began = StoredValue::new(0.0_f64);
    Effect::new(move |_| {
        left.set(seconds.get());
        began.set_value(js_sys::Date::now());
    });
    Effect::new(move |_| {
        let tick = move || {
            let passed = (js_sys::Date::now() - began.get_value()).max(0.0) / 1000.0;
            let now = seconds.get_untracked().saturating_sub(passed as u64);
            if left.get_untracked() != now {
                left.set(now);
            }
        };
        if let Ok(handle) = set_interval_with_handle(tick, Duration::from_millis(250)) {
            on_cleanup(move || handle.clear());
        }
    });
    left.into()
}
