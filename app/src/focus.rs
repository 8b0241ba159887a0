//! Where the focus goes when something appears.

use leptos::{html::ElementType, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Gives the focus to an element as soon as it is there, where it `may` have it.
pub fn focus_when_shown<E>(element: NodeRef<E>, may: impl Fn() -> bool + 'static)
where
    E: ElementType + 'static,
    E::Output: JsCast + Clone + 'static,
{
    Effect::new(move |_| {
        if let Some(element) = element.get()
            && may()
        {
            let _ = element.unchecked_ref::<HtmlElement>().focus();
        }
    });
}
