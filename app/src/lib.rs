//! The pages, components and server functions of the gateway.
//!
//! Feature `ssr` builds them for the server, `hydrate` for the browser; without either there are
//! only the types.

pub mod api;
mod app;
#[cfg(feature = "ssr")]
pub mod backend;
pub mod component;
mod connection;
mod field_text;
mod focus;
pub mod form;
mod frame;
mod fresh_page;
mod later;
mod page;
#[cfg(feature = "ssr")]
mod shell;
mod site;
mod tab;
mod words;

pub use app::App;
#[cfg(feature = "ssr")]
pub use later::Part;
#[cfg(feature = "hydrate")]
pub use later::fetch_what_is_needed;
#[cfg(feature = "ssr")]
pub use shell::shell;
