//! The pattern grid: six dots joined by a stroke, by clicks, by keys or by text.

pub mod entry;
mod pointer;
mod stroke_view;
pub mod text;
mod typing;

use factors::Pattern;
use factors::pattern::{GRID, LENGTH, Path, Point};
use leptos::prelude::*;
use leptos::{ev, html::Input};

use super::TakeBack;
use crate::{field_text::keep_in_step, site::Hydrated, words::say};
use entry::{Change, Entry, Notice};
use pointer::Frame;
use stroke_view::{Dots, Strokes};

/// A 5×5 grid on which a person draws the pattern of a mailed code.
///
/// It takes mouse, pen and touch; clicks dot by dot; arrow keys with Space,
/// Backspace and Escape; and the numbers as text. All of them work on one
/// [`Entry`].
#[component]
pub fn PatternGrid(
    /// Called as soon as the sixth dot is set.
    #[prop(into)]
    on_complete: Callback<Pattern>,
    /// Name of the group.
    #[prop(default = say::pattern_label().into(), into)]
    label: Signal<String>,
    /// Raise it after a refused pattern: a red trail and a short shake, until
    /// the next touch.
    #[prop(optional, into)]
    wrong: Signal<u32>,
    /// Takes nothing in, while an answer is awaited.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Shows the dots' numbers from the start.
    #[prop(optional)]
    numbered: bool,
    /// For trying out: no text field.
    #[prop(optional)]
    demo: bool,
    /// A faint path to follow.
    #[prop(default = None, into)]
    guide: Option<Pattern>,
) -> impl IntoView {
    let (text_disabled, hydrated) = (disabled, Hydrated::signal());
    // A stroke on a page that is not alive yet would leave no trace; text stays where it is typed.
    let disabled = Signal::derive(move || text_disabled.get() || !hydrated.get());
    let grid = GridState::new(on_complete, disabled);
    let numbers = RwSignal::new(numbered);
    let hidden = RwSignal::new(false);
    let (svg, typed) = (NodeRef::new(), NodeRef::<Input>::new());
    keep_in_step(
        typed,
        move || {
            if hidden.get() { String::new() } else { grid.shown.with(|shown| shown.text.clone()) }
        },
        move |early| grid.apply(|entry| entry.typed(&early)),
    );

    Effect::watch(
        move || wrong.get(),
        move |now, before, _| {
            if before.is_some_and(|before| now > before) {
                grid.change(Entry::mark_wrong);
            }
        },
        false,
    );

    let begin = move |event: ev::PointerEvent| {
        if disabled.get_untracked() || !pointer::is_drawing_pointer(&event) {
            return;
        }
        event.prevent_default();
        let Some(frame) = Frame::of(svg, &event) else { return };
        grid.frame.set_value(Some(frame));
        let at = frame.point(&event);
        grid.tip.set(Some(at));
        grid.apply(|entry| entry.begin(at));
    };
    let extend = move |event: ev::PointerEvent| {
        let Some(frame) = grid.frame.get_value().filter(|frame| frame.follows(&event)) else {
            return;
        };
        for at in frame.points(&event) {
            grid.tip.set(Some(at));
            grid.apply(|entry| entry.extend(at));
        }
    };
    let end = move |event: ev::PointerEvent| {
        if grid.frame.get_value().is_some_and(|frame| frame.follows(&event)) {
            grid.pointer_ended(event.time_stamp());
        }
    };

    view! {
        <div
            class="pattern"
            class:pattern--wrong=move || grid.shown.with(|shown| shown.wrong)
            class:pattern--complete=move || grid.shown.with(|shown| shown.path.is_complete())
            class:pattern--hidden=move || hidden.get()
            class:pattern--numbered=move || numbers.get()
        >
            <svg
                node_ref=svg
                class="pattern__canvas"
                viewBox="0 0 500 500"
                role="group"
                aria-label=move || label.get()
                aria-disabled=move || disabled.get().then_some("true")
                data-testid="pattern-grid"
                on:pointerdown=begin
                on:pointermove=extend
                on:pointerup=end
                on:pointercancel=end
                on:lostpointercapture=end
                on:contextmenu=|event| event.prevent_default()
                // A quick stroke throws nothing: the browser would take the next tap for its end.
                on:touchmove=|event| event.prevent_default()
                on:keydown=move |event| grid.key(svg, &event)
            >
                <Strokes path=grid.path tip=grid.tip guide=guide />
                <Dots
                    path=grid.path
                    focus=grid.focus
                    disabled=disabled
                    on_choose=move |(dot, at_ms)| grid.clicked(dot, at_ms)
                />
            </svg>
            <p class="pattern__count" aria-hidden="true">
                {move || say::pattern_count(grid.path.with(Path::len) as u64)}
            </p>
            <div class="pattern__words">
                <p role="status" class:visually-hidden=move || !grid.advises()>
                    {move || grid.says(demo)}
                </p>
                <p class="pattern__hint" hidden=move || grid.advises()>
                    {say::pattern_hint()}
                </p>
            </div>
            <div class="tools">
                <TakeBack
                    name="pattern"
                    nothing=Signal::derive(move || grid.path.with(Path::is_empty))
                    disabled
                    on_undo=move |()| grid.change(Entry::undo)
                    on_clear=move |()| grid.change(Entry::clear)
                />
                <Switch on=numbers words=say::pattern_numbers() />
                <Switch on=hidden words=say::pattern_hide_path() />
            </div>
            {(!demo)
                .then(|| {
                    view! {
                        <label class="field pattern__typed">
                            <span class="field__label">{say::pattern_typed()}</span>
                            <input
                                type="text"
                                class="field__input"
                                data-testid="pattern-text"
                                autocomplete="one-time-code"
                                inputmode="numeric"
                                spellcheck="false"
                                placeholder=text::TYPED_EXAMPLE
                                node_ref=typed
                                disabled=move || text_disabled.get()
                                on:input:target=move |event| {
                                    let typed = event.target().value();
                                    grid.apply(|entry| entry.typed(&typed));
                                }
                                on:keydown=move |event| {
                                    if event.key() == "Enter" {
                                        event.prevent_default();
                                        grid.apply(Entry::submit);
                                    }
                                }
                            />
                        </label>
                    }
                })}
        </div>
    }
}

/// A button that is on or off.
#[component]
fn Switch(on: RwSignal<bool>, words: &'static str) -> impl IntoView {
    view! {
        <button
            type="button"
            class="tool"
            aria-pressed=move || on.get().to_string()
            on:click=move |_| on.update(|on| *on = !*on)
        >
            {words}
        </button>
    }
}

/// The entry and what the page shows of it.
#[derive(Clone, Copy)]
struct GridState {
    entry: StoredValue<Entry>,
    /// What the view depends on; set only when it differs, since the entry
    /// changes with every move of the pointer.
    shown: RwSignal<Shown>,
    path: Memo<Path>,
    /// Where the pointer is while a stroke is under way, in pitches.
    tip: RwSignal<Option<Point>>,
    /// Which dot the arrow keys stand on.
    focus: RwSignal<u8>,
    /// The stroke under way on the screen.
    frame: StoredValue<Option<Frame>>,
    /// When the last stroke ended: the click that browsers send after it is
    /// part of it.
    ended_ms: StoredValue<f64>,
    on_complete: Callback<Pattern>,
    disabled: Signal<bool>,
}

#[derive(Clone, Default, PartialEq)]
struct Shown {
    path: Path,
    notice: Notice,
    wrong: bool,
    text: String,
}

/// A click that comes this soon after a stroke belongs to it.
const CLICK_AFTER_STROKE_MS: f64 = 400.0;

impl GridState {
    fn new(on_complete: Callback<Pattern>, disabled: Signal<bool>) -> Self {
        let shown = RwSignal::new(Shown::default());
        Self {
            entry: StoredValue::new(Entry::default()),
            shown,
            path: Memo::new(move |_| shown.with(|shown| shown.path.clone())),
            tip: RwSignal::new(None),
            focus: RwSignal::new(GRID.count().div_ceil(2)),
            frame: StoredValue::new(None),
            ended_ms: StoredValue::new(f64::NEG_INFINITY),
            on_complete,
            disabled,
        }
    }

    /// Changes the entry, shows it, and does what the change calls for.
    fn apply(self, change: impl FnOnce(&mut Entry) -> Change) {
        let (change, shown, drawing) = self
            .entry
            .try_update_value(|entry| {
                let change = change(entry);
                let shown = Shown {
                    path: entry.path().clone(),
                    notice: entry.notice(),
                    wrong: entry.is_wrong(),
                    text: entry.text().to_owned(),
                };
                (change, shown, entry.is_drawing())
            })
            .unwrap_or_default();
        if self.shown.with_untracked(|before| *before != shown) {
            if let Some(last) = shown.path.last() {
                self.focus.set(last);
            }
            self.shown.set(shown);
        }
        if !drawing {
            self.tip.set(None);
        }
        if change.set {
            pointer::vibrate();
        }
        if let Some(pattern) = change.complete {
            self.on_complete.run(pattern);
        }
    }

    /// As [`Self::apply`], for what sets no dot.
    fn change(self, change: impl FnOnce(&mut Entry)) {
        self.apply(|entry| {
            change(entry);
            Change::default()
        });
    }

    /// The words for what just happened. Nobody is asked to draw again where nothing is taken in.
    fn says(self, demo: bool) -> String {
        let in_vain = self.disabled.get();
        self.shown.with(|shown| match shown.wrong && in_vain {
            true => String::new(),
            false => text::notice(shown.notice, demo),
        })
    }

    /// Whether what just happened is worth showing, not only saying.
    fn advises(self) -> bool {
        self.shown.with(|shown| shown.notice.is_advice())
    }

    fn pointer_ended(self, at_ms: f64) {
        self.frame.set_value(None);
        self.ended_ms.set_value(at_ms);
        self.tip.set(None);
        self.entry.update_value(Entry::end);
        self.apply(|_| Change::default());
    }

    /// A click that no stroke of ours made: by a screen reader or a script.
    fn clicked(self, dot: u8, at_ms: f64) {
        let from_stroke = at_ms - self.ended_ms.get_value() < CLICK_AFTER_STROKE_MS;
        if !from_stroke && !self.disabled.get_untracked() {
            self.apply(|entry| entry.choose(dot));
        }
    }

    fn key(self, svg: NodeRef<leptos::svg::Svg>, event: &ev::KeyboardEvent) {
        if self.disabled.get_untracked() || event.ctrl_key() || event.alt_key() || event.meta_key()
        {
            return;
        }
        let dot = self.focus.get_untracked();
        let (row, column) = GRID.place(dot).unwrap_or_default();
        let move_to = |row: Option<u8>, column: Option<u8>| {
            let Some(next) = row.zip(column).and_then(|(row, column)| GRID.dot_at(row, column))
            else {
                return;
            };
            self.focus.set(next);
            pointer::focus_dot(svg, next);
        };
        match event.key().as_str() {
            "ArrowUp" => move_to(row.checked_sub(1), Some(column)),
            "ArrowDown" => move_to(row.checked_add(1), Some(column)),
            "ArrowLeft" => move_to(Some(row), column.checked_sub(1)),
            "ArrowRight" => move_to(Some(row), column.checked_add(1)),
            "Home" => move_to(Some(row), Some(0)),
            "End" => move_to(Some(row), GRID.side().checked_sub(1)),
            " " | "Enter" => self.apply(|entry| entry.choose(dot)),
            "Backspace" | "Delete" => self.change(Entry::undo),
            "Escape" => self.change(Entry::clear),
            _ => return,
        }
        event.prevent_default();
    }
}

const _: () = assert!(LENGTH == 6, "the words of this component say six");
