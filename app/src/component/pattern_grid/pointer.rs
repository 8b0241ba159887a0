//! The browser's side of a stroke: where pointers are, on the grid.

use factors::pattern::{GRID, Point};
use leptos::ev;
use leptos::prelude::*;
use leptos::svg::Svg;
use wasm_bindgen::{JsCast, JsValue};

/// The grid on the screen while one pointer draws on it.
///
/// The rectangle is read anew at each stroke, so that scrolling and zooming
/// never shift it.
#[derive(Clone, Copy)]
pub struct Frame {
    left: f64,
    top: f64,
    pitch: f64,
    pointer: i32,
}

impl Frame {
    /// Captures the pointer that goes down.
    pub fn of(svg: NodeRef<Svg>, event: &ev::PointerEvent) -> Option<Self> {
        let svg = svg.get_untracked()?;
        let rect = svg.get_bounding_client_rect();
        let pitch = rect.width() / f64::from(GRID.side());
        // Without capture a stroke that leaves the grid would only end early.
        let _ = svg.set_pointer_capture(event.pointer_id());
        let frame = Self { left: rect.left(), top: rect.top(), pitch, pointer: event.pointer_id() };
        (pitch > 0.0).then_some(frame)
    }

    /// Whether it is the pointer that draws.
    pub fn follows(&self, event: &ev::PointerEvent) -> bool {
        event.pointer_id() == self.pointer
    }

    /// Where an event is, in pitches.
    pub fn point(&self, event: &ev::PointerEvent) -> Point {
        let x = (f64::from(event.client_x()) - self.left) / self.pitch;
        let y = (f64::from(event.client_y()) - self.top) / self.pitch;
        Point::new(x, y)
    }

    /// Where the pointer was since the last event, in order: a browser reports
    /// once a frame and keeps the positions in between.
    pub fn points(&self, event: &ev::PointerEvent) -> Vec<Point> {
        let mut points: Vec<Point> = if has(event, "getCoalescedEvents") {
            let events = event.get_coalesced_events();
            events.iter().map(|event| self.point(event.unchecked_ref())).collect()
        } else {
            Vec::new()
        };
        points.push(self.point(event));
        points
    }
}

/// A finger, a pen, or the main button of a mouse.
pub fn is_drawing_pointer(event: &ev::PointerEvent) -> bool {
    event.is_primary() && event.button() == 0
}

/// A short tick where the device has it.
pub fn vibrate() {
    let navigator = window().navigator();
    if has(&navigator, "vibrate") {
        navigator.vibrate_with_duration(8);
    }
}

/// Moves the focus to a dot.
pub fn focus_dot(svg: NodeRef<Svg>, dot: u8) {
    let found = svg
        .get_untracked()
        .and_then(|svg| svg.query_selector(&format!("[data-dot='{dot}']")).ok().flatten());
    if let Some(element) = found {
        // Refused only for elements that are gone, which need no focus.
        let _ = element.unchecked_ref::<web_sys::SvgElement>().focus();
    }
}

/// Whether a browser has a method; calling one it lacks would throw.
fn has(object: &JsValue, method: &str) -> bool {
    js_sys::Reflect::has(object, &JsValue::from_str(method)).unwrap_or(false)
}
