//! The configuration of a program: one TOML file, the environment, and arguments, in this order;
//! the last word counts.
//!
//! What can be configured is what the program's types say ([`Keys::of`]), with their doc comments
//! as documentation ([`reference()`]). A [`Draft`] knows where each value comes from, so that what is
//! refused is refused by file and line, and all of it at once.

#![warn(missing_docs)]

mod draft;
mod environment;
mod fault;
mod file;
mod from_file;
mod key;
mod place;
mod reference;
mod report;
mod secret;
mod unknown;

pub use draft::{Draft, Setting, Sources, argument};
pub use fault::{Fault, Faults, Refusal, both};
pub use from_file::from_file;
pub use key::{Key, Keys, Kind};
pub use place::Place;
pub use reference::reference;
pub use report::report;
