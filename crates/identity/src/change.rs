//! Changes of an account by its owner: factors, address, and its end.

mod email;
mod erase;
mod factors;

pub use factors::{CurrentFactors, FactorChanges};
