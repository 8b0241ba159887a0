//! What is drawn on the grid, in a square of 500 units: a pitch is 100.

use factors::Pattern;
use factors::pattern::{GRID, Path, Point};
use leptos::prelude::*;

use super::text;

const PITCH: f64 = 100.0;

fn centre(dot: u8) -> Point {
    GRID.centre(dot, PITCH).unwrap_or_default()
}

/// The path, the trail to the pointer, and the path to follow below them.
#[component]
pub fn Strokes(
    path: Memo<Path>,
    /// Where the pointer is, in pitches.
    tip: RwSignal<Option<Point>>,
    guide: Option<Pattern>,
) -> impl IntoView {
    let guide = guide.map(|pattern| {
        view! { <g class="pattern__guide">{segments(&pattern.positions())}</g> }
    });
    let trail = move || {
        let tip = tip.get()?;
        let from = centre(path.with(Path::last)?);
        Some(view! {
            <line
                class="pattern__trail"
                x1=from.x
                y1=from.y
                x2=tip.x * PITCH
                y2=tip.y * PITCH
            />
        })
    };
    view! {
        <g aria-hidden="true">
            {guide} <g class="pattern__path">{move || path.with(|path| segments(path.dots()))}</g>
            {trail}
        </g>
    }
}

/// The strokes between dots, each with the direction it goes in.
fn segments(dots: &[u8]) -> impl IntoView + use<> {
    dots.iter()
        .zip(dots.iter().skip(1))
        .enumerate()
        .map(|(index, (from, to))| {
            let (from, to) = (centre(*from), centre(*to));
            let angle = (to.y - from.y).atan2(to.x - from.x).to_degrees();
            let (x, y) = ((from.x + to.x) / 2.0, (from.y + to.y) / 2.0);
            view! {
                <g class=format!("pattern__segment pattern__segment--{}", index + 1)>
                    <line x1=from.x y1=from.y x2=to.x y2=to.y />
                    <path
                        class="pattern__arrow"
                        d="M-5 -8 L5 0 L-5 8"
                        transform=format!("translate({x} {y}) rotate({angle:.1})")
                    />
                </g>
            }
        })
        .collect_view()
}

/// The dots, each a button that the arrow keys move between.
#[component]
pub fn Dots(
    path: Memo<Path>,
    focus: RwSignal<u8>,
    disabled: Signal<bool>,
    /// Called with the dot and the time of a click.
    #[prop(into)]
    on_choose: Callback<(u8, f64)>,
) -> impl IntoView {
    GRID.dots()
        .map(|dot| {
            let order = Memo::new(move |_| path.with(|path| path.order_at(dot)));
            let is_last = Memo::new(move |_| path.with(Path::last) == Some(dot));
            let tabindex = move || {
                if !disabled.get() && focus.get() == dot { "0" } else { "-1" }
            };
            let at = centre(dot);
            view! {
                <g
                    class="pattern__dot"
                    class:pattern__dot--set=move || order.get().is_some()
                    class:pattern__dot--last=move || is_last.get()
                    role="button"
                    tabindex=tabindex
                    aria-label=move || text::dot(dot, order.get())
                    aria-pressed=move || order.get().is_some().to_string()
                    data-testid=format!("pattern-dot-{dot}")
                    data-dot=dot.to_string()
                    on:click=move |event| on_choose.run((dot, event.time_stamp()))
                    on:focus=move |_| focus.set(dot)
                >
                    <circle class="pattern__reach" cx=at.x cy=at.y r="38" />
                    <circle class="pattern__halo" cx=at.x cy=at.y r="30" />
                    <circle class="pattern__core" cx=at.x cy=at.y r="9" />
                    <text class="pattern__number" x=at.x y=at.y - 26.0>
                        {dot.to_string()}
                    </text>
                    <text class="pattern__order" x=at.x y=at.y>
                        {move || order.get().map(|order| order.to_string())}
                    </text>
                </g>
            }
        })
        .collect_view()
}
