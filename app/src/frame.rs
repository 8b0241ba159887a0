//! What surrounds every page.

mod failed;
mod footer;
mod header;
mod language_switch;
mod logo;
mod notices;
mod piece;
mod preference;
mod theme_switch;

pub use footer::Footer;
pub use header::Header;
pub use logo::Logo;
pub use notices::Notices;
#[cfg(feature = "ssr")]
pub use piece::Piece;
