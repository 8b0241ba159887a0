//! Passwords that are tried first: a list, and what people make of its entries where a site wants
//! a long password.
//!
//! The list (`data/`, made by `cargo xtask blocklist`) is an exact set in the form of a finite
//! state transducer: it is read where it lies in the program, so it takes no memory and nothing
//! is refused by accident. Its values tell the first thousand from the rest.

use std::sync::LazyLock;

use fst::Map;
use zeroize::Zeroizing;

use super::{
    keyboard::is_walk,
    spelling::{reversed, with_all_read, with_signs_read, without_separators},
};

static BYTES: &[u8] = include_bytes!("../../data/common-passwords.fst");
static LIST: LazyLock<Result<Map<&'static [u8]>, fst::Error>> = LazyLock::new(|| Map::new(BYTES));

/// Nothing longer is in the list.
const LONGEST_ENTRY: usize = 32;
/// Repeating less than this is not a word, however often.
const SHORTEST_WORD: usize = 4;
/// How many digits and signs at the end, and at the start, count as decoration.
const DECORATION: (usize, usize) = (6, 2);

/// How common a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// It is in the list.
    Listed,
    /// It is among the first thousand, or nothing but a walk over the keys.
    First,
}

/// Whether a folded password is in the list or made of it in an obvious way: with digits or signs
/// around it, with signs for letters, backwards, repeated, two of the most common in a row, or
/// fingers that follow the keys.
pub(super) fn is_common(folded: &str) -> bool {
    undecorated(folded).any(|core| {
        is_made_of_the_list(core)
            || is_made_of_the_list(&without_separators(core))
            || with_signs_read(core).any(|read| is_made_of_the_list(&without_separators(&read)))
    })
}

/// The text, and what is left where digits and signs are taken off its ends. Something with a
/// letter has to be left: the end of a number is not decoration.
fn undecorated(text: &str) -> impl Iterator<Item = &str> {
    let (at_end, at_start) = DECORATION;
    let starts = ends(text.char_indices(), at_start);
    let stops =
        ends(text.char_indices().rev().map(|(i, char)| (i + char.len_utf8(), char)), at_end);
    starts.into_iter().flat_map(move |start| {
        stops.clone().into_iter().filter_map(move |stop| {
            let core = text.get(start..stop)?;
            let whole = core.len() == text.len();
            (whole || core.chars().any(char::is_alphabetic)).then_some(core)
        })
    })
}

/// Where the text may begin, seen from one side: before the first character, or after any of the
/// digits and signs there.
fn ends(from_side: impl Iterator<Item = (usize, char)>, most: usize) -> Vec<usize> {
    let mut found = Vec::new();
    for (index, char) in from_side.take(most + 1) {
        found.push(index);
        if char.is_alphabetic() {
            break;
        }
    }
    found
}

/// Whether a text is one word, one word again and again, or two that everybody takes.
fn is_made_of_the_list(text: &str) -> bool {
    let chars: Zeroizing<Vec<char>> = text.chars().collect::<Vec<_>>().into();
    chars.len() >= SHORTEST_WORD && (rank(text).is_some() || is_repeated(&chars) || is_pair(&chars))
}

fn is_repeated(chars: &[char]) -> bool {
    (1..=chars.len() / 2).any(|length| {
        let again = chars.iter().skip(length).zip(chars).all(|(later, earlier)| later == earlier);
        again
            && (length < SHORTEST_WORD || {
                let unit = text_of(chars.get(..length));
                undecorated(&unit).any(|core| rank(core).is_some())
            })
    })
}

/// Whether two words follow each other, of which both are among the first, or one is in the list
/// and the other a walk.
fn is_pair(chars: &[char]) -> bool {
    if chars.len() > 2 * LONGEST_ENTRY {
        return false;
    }
    (SHORTEST_WORD..=chars.len().saturating_sub(SHORTEST_WORD)).any(|cut| {
        let (first, second) = chars.split_at(cut);
        let Some(one) = rank(&text_of(Some(first))) else { return false };
        let Some(other) = rank(&text_of(Some(second))) else { return false };
        (one == Rank::First && other == Rank::First) || is_walk(first) || is_walk(second)
    })
}

/// How common a word is, also spelled with signs and digits for letters, or backwards.
fn rank(word: &str) -> Option<Rank> {
    let chars: Zeroizing<Vec<char>> = word.chars().collect::<Vec<_>>().into();
    if is_walk(&chars) {
        return Some(Rank::First);
    }
    if is_long(&chars) || chars.len() < SHORTEST_WORD {
        return None;
    }
    let read = with_all_read(word).filter_map(|word| listed(&word)).max();
    listed(word).max(read).max(listed(&reversed(word)))
}

/// The list's own answer.
fn listed(word: &str) -> Option<Rank> {
    let list = LIST.as_ref().ok()?;
    list.get(word).map(|value| if value == 0 { Rank::Listed } else { Rank::First })
}

fn is_long(chars: &[char]) -> bool {
    chars.len() > LONGEST_ENTRY
}

fn text_of(chars: Option<&[char]>) -> Zeroizing<String> {
    chars.unwrap_or_default().iter().collect::<String>().into()
}

#[cfg(test)]
mod tests;
