//! Every target, ten thousand times over, with bytes that are nearly right.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

use fuzz::{Target, for_each_target};
use proptest::{
    prelude::*,
    sample::Index,
    test_runner::{Config, TestRunner},
};

const CASES: u32 = 10_000;

/// What parsers stumble over.
const NASTY: [&[u8]; 32] = [
    b"\0",
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    "\u{202e}".as_bytes(),
    "\u{212a}".as_bytes(),
    "\u{301}".as_bytes(),
    "\u{1f600}".as_bytes(),
    "\u{feff}".as_bytes(),
    b"\r\n",
    b"\t",
    b" ",
    b".",
    b",",
    b";",
    b":",
    b"-",
    b"=",
    b"@",
    b"\"",
    b"\\u0000",
    b"{",
    b"[",
    b"[[[[[[[[",
    b"null",
    b"-1",
    b"1e999",
    b"9223372036854775808",
    b"99999999999999999999999999999999",
    b"%00",
    b"/../",
    b"+f",
];

/// What is done to a seed.
#[derive(Clone, Debug)]
enum Change {
    Replace(Index, u8),
    Flip(Index, u8),
    Insert(Index, Vec<u8>),
    Remove(Index, usize),
    Repeat(Index, usize, usize),
    CutAt(Index),
    /// Goes on with another seed.
    Splice(Index, Index, Index),
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    prop_oneof![
        3 => (at(), any::<u8>()).prop_map(|(at, byte)| Change::Replace(at, byte)),
        2 => (at(), 0..8_u8).prop_map(|(at, bit)| Change::Flip(at, 1 << bit)),
        4 => (at(), prop::sample::select(&NASTY[..]))
            .prop_map(|(at, bytes)| Change::Insert(at, bytes.to_vec())),
        1 => (at(), prop::collection::vec(any::<u8>(), 1..6))
            .prop_map(|(at, bytes)| Change::Insert(at, bytes)),
        3 => (at(), 1..12_usize).prop_map(|(at, length)| Change::Remove(at, length)),
        1 => (at(), 1..24_usize, 2..40_usize).prop_map(|(at, length, times)| Change::Repeat(at, length, times)),
        1 => at().prop_map(Change::CutAt),
        1 => (at(), at(), at()).prop_map(|(at, seed, from)| Change::Splice(at, seed, from)),
    ]
}

fn changed(mut bytes: Vec<u8>, change: Change, seeds: &[Vec<u8>]) -> Vec<u8> {
    let place = |index: &Index, bytes: &Vec<u8>| index.index(bytes.len() + 1);
    match change {
        Change::Replace(at, byte) => {
            let at = place(&at, &bytes);
            bytes.get_mut(at).into_iter().for_each(|old| *old = byte);
        }
        Change::Flip(at, bit) => {
            let at = place(&at, &bytes);
            bytes.get_mut(at).into_iter().for_each(|old| *old ^= bit);
        }
        Change::Insert(at, more) => {
            let at = place(&at, &bytes);
            bytes.splice(at..at, more);
        }
        Change::Remove(at, length) => {
            let at = place(&at, &bytes);
            bytes.drain(at..(at + length).min(bytes.len()));
        }
        Change::Repeat(at, length, times) => {
            let at = place(&at, &bytes);
            let piece = bytes[at..(at + length).min(bytes.len())].repeat(times);
            bytes.splice(at..at, piece);
        }
        Change::CutAt(at) => bytes.truncate(place(&at, &bytes)),
        Change::Splice(at, seed, from) => {
            bytes.truncate(place(&at, &bytes));
            let seed = seed.get(seeds);
            bytes.extend_from_slice(&seed[place(&from, seed)..]);
        }
    }
    bytes
}

fn inputs(seeds: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    let near =
        (any::<Index>(), prop::collection::vec(change(), 0..5)).prop_map(move |(seed, changes)| {
            let bytes = seed.get(&seeds).clone();
            changes.into_iter().fold(bytes, |bytes, change| changed(bytes, change, &seeds))
        });
    prop_oneof![9 => near, 1 => prop::collection::vec(any::<u8>(), 0..200)]
}

fn go_through(target: &Target) {
    let seeds = target.seeds();
    assert!(!seeds.is_empty());
    seeds.iter().for_each(|seed| target.take(seed));
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    let held = TestRunner::new(config).run(&inputs(seeds), |input| {
        target.take(&input);
        Ok(())
    });
    if let Err(failure) = held {
        panic!("{}: {failure}", target.name);
    }
}

macro_rules! tests {
    ($($name:ident),+ $(,)?) => {
        $(#[test]
        fn $name() {
            go_through(Target::named(stringify!($name)).unwrap());
        })+
    };
}
for_each_target!(tests);
