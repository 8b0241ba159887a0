//! The gesture pad: clicks and scrolls as a factor.

mod input;
mod pad_state;
pub mod text;

use factors::Symbol;
use factors::gesture::{RawKind, strength};
use leptos::ev;
use leptos::prelude::*;

use super::TakeBack;
use crate::words::say;
use pad_state::PadState;

/// A pad that takes left, middle and right clicks, single and double, and
/// scrolls up and down, by mouse, touch and keyboard.
///
/// The events belong to the page, so that they outlive the pad. A click that
/// could still become half of a double click counts as soon as the pointer or
/// the focus goes elsewhere, before any other control gets its click.
#[component]
pub fn GesturePad(
    /// The gesture so far.
    events: RwSignal<Vec<Symbol>>,
    /// Called after every change.
    #[prop(optional, into)]
    on_change: Option<Callback<Vec<Symbol>>>,
    /// Name of the pad.
    #[prop(default = say::gesture_label().into(), into)]
    label: Signal<String>,
    /// Takes nothing in.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Whether it says how good the gesture is: not where one is repeated.
    #[prop(default = true)]
    judged: bool,
) -> impl IntoView {
    let pad = PadState::new(events, on_change, disabled);
    let count = Memo::new(move |_| events.with(Vec::len));
    let revealed = RwSignal::new(false);
    Effect::new(move |_| listen_elsewhere(pad));
    on_cleanup(move || pad.close());

    view! {
        <div class="gesture">
            <div
                class="gesture__pad"
                class:gesture__pad--odd=move || count.get() % 2 == 1
                class:gesture__pad--disabled=move || disabled.get()
                role="group"
                aria-label=move || label.get()
                data-testid="gesture-pad"
                on:mousedown=move |event| pad.mouse_down(&event)
                // On an element, unlike on a window, this listener is not passive.
                on:wheel=move |event| pad.wheel(&event)
                on:pointerdown=move |event| pad.pointer(&event, touch_down)
                on:pointermove=move |event| pad.pointer(&event, touch_move)
                on:pointerup=move |event| pad.pointer(&event, touch_up)
                on:pointercancel=move |event| pad.pointer(&event, touch_cancelled)
                on:pointerleave=move |event| {
                    if event.pointer_type() == "mouse" {
                        pad.leave();
                    }
                }
                on:contextmenu=|event| event.prevent_default()
                // A quick swipe throws nothing: the browser would take the next tap for its end.
                on:touchmove=|event| event.prevent_default()
                on:auxclick=|event| event.prevent_default()
                on:dragstart=|event| event.prevent_default()
            >
                <span class="gesture__ripple" aria-hidden="true"></span>
                <p class="gesture__invitation gesture__mouse">{say::gesture_invitation()}</p>
                <p class="gesture__invitation gesture__touch">{say::gesture_invitation_touch()}</p>
                <p class="gesture__ways gesture__mouse">{say::gesture_ways()}</p>
                <p class="gesture__ways gesture__touch">{say::gesture_ways_touch()}</p>
            </div>
            <Beads events=events pending=pad.pending revealed=revealed />
            <Meter events count judged />
            <div class="tools">
                <TakeBack
                    name="gesture"
                    nothing=Signal::derive(move || count.get() == 0)
                    disabled
                    on_undo=move |()| pad.undo()
                    on_clear=move |()| pad.clear()
                />
                <button
                    type="button"
                    class="tool"
                    aria-pressed=move || revealed.get().to_string()
                    on:click=move |_| revealed.update(|on| *on = !*on)
                >
                    {say::gesture_reveal()}
                </button>
            </div>
            <Keys pad=pad disabled=disabled />
        </div>
    }
}

/// The events as beads, masked unless revealed, and the click that waits as a
/// paler one.
#[component]
fn Beads(
    events: RwSignal<Vec<Symbol>>,
    pending: RwSignal<Option<Symbol>>,
    revealed: RwSignal<bool>,
) -> impl IntoView {
    let bead = move |symbol: Symbol, class: &'static str| {
        let shown = revealed.get();
        view! {
            <li class=class class:bead--revealed=shown>
                <span aria-hidden="true">{if shown { text::glyph(symbol) } else { "" }}</span>
                <span class="visually-hidden">
                    {if shown { text::name(symbol) } else { say::gesture_hidden() }}
                </span>
            </li>
        }
    };
    view! {
        <ol class="beads" aria-label=say::gesture_beads()>
            {move || events.get().into_iter().map(|symbol| bead(symbol, "bead")).collect_view()}
            {move || pending.get().map(|symbol| bead(symbol, "bead bead--pending"))}
        </ol>
    }
}

/// How many events, and where it is judged how good they are, in words and as a bar.
#[component]
fn Meter(events: RwSignal<Vec<Symbol>>, count: Memo<usize>, judged: bool) -> impl IntoView {
    let strength = Memo::new(move |_| events.with(|events| strength(events)));
    let bar = move || {
        view! {
            <span class="gesture__bar" data-level=move || strength.get().level().to_string()>
                <span></span>
                <span></span>
                <span></span>
                <span></span>
            </span>
        }
    };
    let words = move || match judged {
        true => text::so_far(count.get(), strength.get()),
        false => say::gesture_count(count.get() as u64),
    };
    view! {
        <div class="gesture__meter">
            {judged.then(bar)}
            <p role="status">
                <strong data-testid="gesture-count">{move || count.get()}</strong>
                " "
                {words}
            </p>
        </div>
    }
}

/// The symbols as a keyboard of two rows: single clicks and up, double ones and down.
const KEYS: [Symbol; 8] = [
    Symbol::L1,
    Symbol::M1,
    Symbol::R1,
    Symbol::Up,
    Symbol::L2,
    Symbol::M2,
    Symbol::R2,
    Symbol::Down,
];

/// Eight buttons that do the same.
#[component]
fn Keys(pad: PadState, disabled: Signal<bool>) -> impl IntoView {
    let key = move |symbol: Symbol| {
        view! {
            <button
                type="button"
                class="gesture__key"
                aria-label=text::name(symbol)
                data-testid=format!("gesture-key-{}", symbol.name())
                disabled=move || disabled.get()
                on:click=move |event| pad.key(&event, symbol)
            >
                {text::glyph(symbol)}
            </button>
        }
    };
    view! {
        <fieldset class="gesture__keys">
            <legend>{say::gesture_keys()}</legend>
            <div class="gesture__keyboard">{KEYS.map(key).into_iter().collect_view()}</div>
        </fieldset>
    }
}

/// What happens outside the pad matters too: a button may come up there, and a
/// press or a key there means that the person moved on.
fn listen_elsewhere(pad: PadState) {
    let up = window_event_listener(ev::mouseup, move |event| pad.mouse_up(&event));
    let press = window_event_listener(ev::pointerdown, move |event| {
        if !is_in_pad(&event) {
            pad.leave();
        }
    });
    let key = window_event_listener(ev::keydown, move |_| pad.leave());
    let blur = window_event_listener(ev::blur, move |event| pad.lose_mouse(&event));
    on_cleanup(move || {
        up.remove();
        press.remove();
        key.remove();
        blur.remove();
    });
}

fn is_in_pad(event: &ev::PointerEvent) -> bool {
    use wasm_bindgen::JsCast;
    event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .and_then(|element| element.closest(".gesture__pad").ok().flatten())
        .is_some()
}

fn touch_down(id: i32, x: f64, y: f64) -> RawKind {
    RawKind::TouchDown { id, x, y }
}

fn touch_move(id: i32, x: f64, y: f64) -> RawKind {
    RawKind::TouchMove { id, x, y }
}

fn touch_up(id: i32, _: f64, _: f64) -> RawKind {
    RawKind::TouchUp { id }
}

fn touch_cancelled(id: i32, _: f64, _: f64) -> RawKind {
    RawKind::TouchCancelled { id }
}
