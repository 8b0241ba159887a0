use std::collections::BTreeSet;

use fst::{IntoStreamer as _, Streamer as _};
use proptest::prelude::*;

use super::*;
use crate::password::spelling::folded;

/// Every entry, in the order of the list.
fn entries() -> &'static [(String, u64)] {
    static ENTRIES: LazyLock<Vec<(String, u64)>> = LazyLock::new(|| {
        let mut stream = LIST.as_ref().unwrap().into_stream();
        let mut found = Vec::new();
        while let Some((word, value)) = stream.next() {
            found.push((String::from_utf8(word.to_vec()).unwrap(), value));
        }
        found
    });
    &ENTRIES
}

/// The shortest repetition of a word that a site wanting 15 characters takes.
fn repeated(word: &str) -> String {
    let length = word.chars().count();
    word.repeat(15_usize.div_ceil(length).max(2))
}

#[test]
fn the_list_is_whole_sorted_and_folded() {
    LIST.as_ref().unwrap().as_fst().verify().unwrap();
    let entries = entries();
    assert_eq!(entries.len(), 52_769);
    assert!(entries.windows(2).all(|pair| pair[0].0 < pair[1].0));
    for (word, value) in entries {
        assert_eq!(*folded(word), *word);
        assert!((SHORTEST_WORD..=LONGEST_ENTRY).contains(&word.chars().count()), "{word}");
        assert!(*value <= 1, "{word}");
    }
    let first = entries.iter().filter(|(_, value)| *value == 1).count();
    assert!((950..=1000).contains(&first), "{first}");
}

#[test]
fn every_entry_is_refused_repeated_to_fifteen_characters() {
    let mut refused = BTreeSet::new();
    for (word, _) in entries() {
        let long = repeated(word);
        assert!(long.chars().count() >= 15 && is_common(&long), "{long}");
        refused.insert(long);
    }
    assert!(refused.len() >= 10_000, "{}", refused.len());
}

#[test]
fn what_people_do_when_a_site_wants_fifteen_is_refused() {
    for common in [
        "passwordpassword",
        "password password",
        "Password-Password-1!",
        "p@ssw0rdp@ssw0rd",
        "drowssapdrowssap",
        "password12345678",
        "1234567890qwerty",
        "qwertyuiopasdfgh",
        "1qaz2wsx3edc4rfv",
        "q1w2e3r4t5y6u7i8",
        "summer24summer24summer24",
        "monkey dragon 2024!",
        "football-baseball",
        "abcabcabcabcabc",
        "aaaaaaaaaaaaaaaa",
        "congratulations",
        "Congratulations2024!!",
        "1qaz1qaz1qaz1qaz",
        "!!christopher1990",
    ] {
        assert!(is_common(&folded(common)), "{common}");
    }
}

#[test]
fn near_misses_are_taken() {
    for good in [
        "correct horse battery staple",
        "seven quiet lanterns 5f1c09ab33de",
        "fourteen chars!",
        "password of my grandmother",
        "monkey with a paper hat",
        "dragonfly oars and butter",
        "qwertz is not a word I like",
        "congratulatiens",
        "837462839174652",
        "drowssap spelled oddly",
        "Lf7#kq0Zr!82xWm",
        "",
    ] {
        assert!(!is_common(&folded(good)), "{good}");
    }
}

proptest! {
    #[test]
    fn random_passwords_are_taken(password in "[a-z0-9]{15,40}") {
        prop_assert!(!is_common(&password));
    }

    #[test]
    fn decoration_changes_nothing(
        index in 0_usize..49_000, year in 1950_u32..2050, sign in "[!?.*]{0,2}",
    ) {
        let (word, _) = &entries()[index];
        prop_assume!(word.chars().all(char::is_alphabetic) && word.len() >= 5);
        let doubled = word.repeat(2);
        for decorated in [format!("{word}{year}{sign}"), format!("{doubled}{year}{sign}")] {
            prop_assert!(is_common(&decorated), "{}", decorated);
        }
    }

    #[test]
    fn nothing_panics(password in "\\PC{0,128}") {
        is_common(&folded(&password));
    }
}

#[test]
fn long_passwords_that_leaked_are_refused() {
    for leaked in ["blackseedsofvengeance", "1q2w3e4r5t6y7u8i", "libertarianmypassword"] {
        assert!(is_common(leaked), "{leaked}");
    }
}
