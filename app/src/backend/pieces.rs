//! Pieces of the frame that were drawn.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use leptos::{
    prelude::{AnyView, RenderHtml as _},
    tachys::html::InertElement,
};
use messages::Language;

use crate::frame::Piece;

/// Their HTML, of which there is as much as there are languages and ways for a piece to look: nothing
/// that belongs to somebody, and nothing that a request can make up.
#[derive(Debug, Default)]
pub struct Pieces(RwLock<HashMap<(Language, Piece), Arc<str>>>);

impl Pieces {
    /// A piece in the language of this request, as it was drawn before, or as `draw` draws it.
    pub(crate) fn html(&self, piece: Piece, draw: impl FnOnce() -> AnyView) -> InertElement {
        let looks = (messages::current(), piece);
        let html = self.kept(&looks).unwrap_or_else(|| {
            let drawn: Arc<str> = draw().to_html().into();
            let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
            kept.insert(looks, Arc::clone(&drawn));
            drawn
        });
        InertElement::new(html.to_string())
    }

    fn kept(&self, looks: &(Language, Piece)) -> Option<Arc<str>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(looks).cloned()
    }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::*;

    use super::*;

    #[test]
    fn a_piece_is_drawn_once_for_each_way_it_looks() {
        let (pieces, mut times) = (Pieces::default(), 0);
        let mut shows = |piece, text: &'static str, expected: &str| {
            let draw = || {
                times += 1;
                view! { <p>{text}</p> }.into_any()
            };
            let html = pieces.html(piece, draw).to_html();
            assert!(html.starts_with("<p>") && html.contains(expected), "{html}");
            times
        };
        let dark = Piece::Footer { theme: Some("dark") };
        assert_eq!(shows(Piece::Notices, "one", "one"), 1);
        assert_eq!(shows(dark, "two", "two"), 2);
        assert_eq!(shows(Piece::Footer { theme: None }, "three", "three"), 3);
        assert_eq!(shows(dark, "four", "two"), 3);
        assert_eq!(shows(Piece::Notices, "five", "one"), 3);
    }
}
