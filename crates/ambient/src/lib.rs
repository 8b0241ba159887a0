//! What a program takes from the world around it: the time and randomness.
//!
//! Both are parameters everywhere in Tessera. `main` makes a [`SystemClock`] and a
//! [`SystemEntropy`]; tests turn a [`ManualClock`] by hand. Nothing else asks the operating
//! system, and `clippy.toml` refuses code that tries.

mod clock;
mod entropy;

pub use clock::{Clock, LEEWAY, ManualClock, SystemClock, Timestamp};
pub use entropy::{Entropy, EntropyRng, SystemEntropy};
