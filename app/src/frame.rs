//! What surrounds every page.

mod failed;
mod footer;
mod header;
mod language_switch;
mod logo;
mod preference;
mod theme_switch;

pub use failed::Failed;
pub use footer::Footer;
pub use header::Header;
pub use logo::Logo;
