//! Walks over a keyboard and through the alphabet: long to look at, and nothing to guess.

use std::{collections::HashSet, sync::LazyLock};

/// Lines that fingers follow, forwards or backwards: rows and columns of the common layouts, the
/// ten keys, and the alphabet.
const LINES: [&str; 30] = [
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "1234567890-=",
    "qwertyuiop[]",
    "asdfghjkl;'",
    "zxcvbnm,./",
    "qwertzuiopü",
    "asdfghjklöä",
    "yxcvbnm,.-",
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "йцукенгшщзхъ",
    "фывапролджэ",
    "ячсмитьбю",
    "!@#$%^&*()",
    "1qaz",
    "2wsx",
    "3edc",
    "4rfv",
    "5tgb",
    "6yhn",
    "7ujm",
    "8ik,",
    "9ol.",
    "0p;/",
    "qaz",
    "wsx",
    "edc",
    "147258369",
];
/// A shorter way along a line happens by chance.
const SHORTEST_WAY: usize = 3;

/// How ways along a line begin. Nearly no text has any of them in it.
static BEGINNINGS: LazyLock<HashSet<[char; SHORTEST_WAY]>> = LazyLock::new(|| {
    let directions = LINES.iter().flat_map(|line| {
        let there: Vec<char> = line.chars().collect();
        let back = there.iter().rev().copied().collect();
        [there, back]
    });
    directions.flat_map(|line| beginnings(&line).collect::<Vec<_>>()).collect()
});

fn beginnings(line: &[char]) -> impl Iterator<Item = [char; SHORTEST_WAY]> + '_ {
    line.windows(SHORTEST_WAY).filter_map(|window| window.try_into().ok())
}

/// Whether a folded text is nothing but such walks and runs of one character, at least six
/// characters in all. Two walks taken in turn (`q1w2e3r4`) are one too.
pub(super) fn is_walk(text: &[char]) -> bool {
    if text.len() < 2 * SHORTEST_WAY {
        return false;
    }
    let every_other = |from: usize| -> zeroize::Zeroizing<Vec<char>> {
        text.iter().skip(from).step_by(2).copied().collect::<Vec<_>>().into()
    };
    is_all_ways(text) || (is_all_ways(&every_other(0)) && is_all_ways(&every_other(1)))
}

/// Whether the text can be cut into ways. Nearly every text ends the search at its first character.
fn is_all_ways(text: &[char]) -> bool {
    let mut cuts = vec![0];
    let mut next = 0;
    while let Some(&start) = cuts.get(next) {
        let rest = text.get(start..).unwrap_or_default();
        let ends = (SHORTEST_WAY..=longest_way(rest)).map(|length| start + length);
        let new: Vec<_> = ends.filter(|end| !cuts.contains(end)).collect();
        cuts.extend(new);
        next += 1;
    }
    cuts.contains(&text.len())
}

/// How many characters at the start lie along one line, or are the same.
fn longest_way(text: &[char]) -> usize {
    let run = text.iter().take_while(|char| Some(*char) == text.first()).count();
    if !beginnings(text).next().is_some_and(|beginning| BEGINNINGS.contains(&beginning)) {
        return run;
    }
    LINES
        .iter()
        .flat_map(|line| {
            [common_prefix(text, line.chars()), common_prefix(text, line.chars().rev())]
        })
        .fold(run, usize::max)
}

/// How far `text` follows `line` from wherever it enters it.
fn common_prefix(text: &[char], line: impl Iterator<Item = char>) -> usize {
    let mut line = line.skip_while(|char| Some(char) != text.first());
    text.iter().take_while(|char| line.next().as_ref() == Some(*char)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(text: &str) -> bool {
        is_walk(&text.chars().collect::<Vec<_>>())
    }

    #[test]
    fn fingers_that_follow_the_keys_are_seen() {
        for text in [
            "qwertyuiopasdfgh",
            "1qaz2wsx3edc4rfv",
            "q1w2e3r4t5y6u7i8",
            "zaq1xsw2cde3vfr4",
            "abcdefghijklmno",
            "987654321098765",
            "aaaaabbbbbccccc",
            "poiuytrewqlkjhg",
            "йцукенфывапро",
        ] {
            assert!(walk(text), "{text}");
        }
    }

    #[test]
    fn words_and_noise_are_no_walks() {
        for text in ["correcthorsebattery", "qwertyuiopx", "tree", "k7fz0qxw2mvb9ty", "abcxyz1"] {
            assert!(!walk(text), "{text}");
        }
    }
}
