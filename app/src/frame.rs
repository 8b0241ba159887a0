//! What surrounds every page.

mod failed;
mod footer;
mod header;
mod logo;
mod theme_switch;

pub use failed::Failed;
pub use footer::Footer;
pub use header::Header;
pub use logo::Logo;
