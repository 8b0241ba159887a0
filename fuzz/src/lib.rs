//! Whatever reads bytes from outside, with what must hold for any bytes.
//!
//! A target is a function that takes bytes and panics where something does not hold. The list is
//! [`for_each_target`]; two drivers go through it: libFuzzer (`fuzz_targets/any.rs`, which
//! `cargo xtask fuzz` runs) and proptest (`tests/hostile.rs`, among the ordinary tests). Both
//! begin with the same near-valid [seeds](Target::seeds).
#![warn(missing_docs)]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a target tells what does not hold by a panic"
)]

mod forge;
pub mod targets;

/// Calls a macro with the module names of all targets.
#[macro_export]
macro_rules! for_each_target {
    ($each:ident) => {
        $each! {
            account, address, archive, backup, caller, claims, cookies, digest, gesture, key_set,
            password, path, pattern, private_key, query, record, sealed, token, token_parts,
            username,
        }
    };
}

/// One thing that reads bytes from outside.
pub struct Target {
    /// Its name.
    pub name: &'static str,
    body: fn(&[u8]),
    seeds: fn() -> Vec<Vec<u8>>,
}

macro_rules! list {
    ($($name:ident),+ $(,)?) => {
        /// All targets.
        pub const TARGETS: &[Target] = &[$(Target {
            name: stringify!($name),
            body: targets::$name::take,
            seeds: targets::$name::seeds,
        }),+];
    };
}
for_each_target!(list);

impl Target {
    /// The target of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        TARGETS.iter().find(|target| target.name == name)
    }

    /// Has it read these bytes.
    ///
    /// # Panics
    /// Where something does not hold.
    pub fn take(&self, input: &[u8]) {
        (self.body)(input);
    }

    /// Inputs that are valid, or nearly.
    pub fn seeds(&self) -> Vec<Vec<u8>> {
        (self.seeds)()
    }
}

/// Texts as seeds.
fn texts(texts: &[&str]) -> Vec<Vec<u8>> {
    texts.iter().map(|text| text.as_bytes().to_vec()).collect()
}
