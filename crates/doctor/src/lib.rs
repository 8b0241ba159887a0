//! What both programs look at when an operator asks what is wrong: each thing that was looked at is
//! a [`Finding`], and what is not as it should be says what to do.

#![warn(missing_docs)]

mod clock;
mod disk;
mod finding;
mod first_start;
mod modes;
mod schema;

pub use clock::{compare_clocks, date_of};
pub use disk::look_at_disk;
pub use finding::{Finding, Report, Verdict};
pub use first_start::is_first_start;
pub use modes::{Privacy, look_at_modes};
pub use schema::look_at_database;
