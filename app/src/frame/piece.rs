//! Pieces of the frame, which look the same on many pages.

use leptos::prelude::*;

/// A piece of the frame, and whatever its looks depend on besides the language and the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Piece {
    /// The head.
    Header {
        /// Whether somebody is signed in.
        signed_in: bool,
        /// Which of its ways the page lies on.
        here: Option<&'static str>,
        /// Whether signing out has failed.
        still_here: bool,
    },
    /// What may have to be said on any page.
    Notices,
    /// The foot.
    Footer {
        /// The theme that was chosen.
        theme: Option<&'static str>,
    },
}

/// Draws a piece. A server does so once and keeps it, since the frame takes as long as a page that is
/// in it; a browser takes over what it finds.
pub fn piece(of: impl FnOnce() -> Piece, draw: impl FnOnce() -> AnyView) -> AnyView {
    #[cfg(feature = "ssr")]
    if let Some(backend) = use_context::<crate::backend::Backend>() {
        return backend.pieces.html(of(), draw).into_any();
    }
    let _ = of;
    draw()
}
