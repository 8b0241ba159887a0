//! Whether the browser has a connection at all, as far as it knows itself.

use leptos::{ev, prelude::*};

use crate::words::say;

/// The connection of this page's browser.
#[derive(Clone, Copy)]
pub struct Connection(RwSignal<bool>);

impl Connection {
    /// Follows what the browser says (HTML §8.8.1, `navigator.onLine`).
    pub(crate) fn provide() {
        let there = RwSignal::new(true);
        provide_context(Self(there));
        Effect::new(move |_| {
            there.set(window().navigator().on_line());
            let back = window_event_listener(ev::online, move |_| there.set(true));
            let lost = window_event_listener(ev::offline, move |_| there.set(false));
            on_cleanup(move || {
                back.remove();
                lost.remove();
            });
        });
    }

    /// Whether there is one; on a page that does not follow it there is.
    pub fn is_there() -> Signal<bool> {
        use_context::<Self>().map_or_else(|| Signal::stored(true), |there| there.0.into())
    }
}

/// Says on every page that the connection is lost, for as long as it is.
#[component]
pub fn LostConnection() -> impl IntoView {
    let there = Connection::is_there();
    view! {
        <div class="connection" role="status">
            {move || (!there.get()).then(|| view! {
                <p class="connection__lost">{say::frame_offline()}</p>
            })}
        </div>
    }
}
