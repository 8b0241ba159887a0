//! Makes the list of passwords that the gateway refuses.
//!
//! A source is a JSON array of strings or a text with one word a line, the most common first.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use unicode_normalization::UnicodeNormalization as _;

use crate::progress::say;
use crate::workspace::Workspace;

/// Where the gateway's code takes it from.
const LIST: &str = "crates/identity/data/common-passwords.fst";
/// So many at the start of the source are marked: these are also refused two in a row.
const FIRST: usize = 1000;
/// Shorter ones say nothing about a long password that holds them, longer ones are nobody's habit.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=32;
/// A single word of the dictionary matters where a site would take it for its length.
const LONG: usize = 15;

/// Writes the list from common passwords, and from more of them and from dictionaries those that
/// are long.
pub fn make(workspace: &Workspace, passwords: &Path, words: &[PathBuf]) -> Result<()> {
    let passwords = read(passwords)?;
    let words = words.iter().map(|source| read(source)).collect::<Result<Vec<_>>>()?.concat();
    let entries = entries(&passwords, &words);
    let long = entries.keys().filter(|word| word.chars().count() >= LONG).count();
    let list = fst::Map::from_iter(entries.iter().map(|(word, first)| (word, *first)))?;
    let bytes = list.as_fst().as_bytes();
    let path = workspace.join(LIST);
    fs::write(&path, bytes).with_context(|| format!("writing {}", path.display()))?;
    say(&format!(
        "{LIST}: {} entries, of which {long} have {LONG} characters or more; {} bytes",
        entries.len(),
        bytes.len()
    ));
    Ok(())
}

/// The entries and whether each is among the first, sorted by their bytes.
fn entries(passwords: &[String], words: &[String]) -> BTreeMap<String, u64> {
    let mut entries = BTreeMap::new();
    let listed = passwords.iter().enumerate().map(|(rank, word)| (word, u64::from(rank < FIRST)));
    let long = words.iter().filter(|word| word.chars().count() >= LONG).map(|word| (word, 0));
    for (word, first) in listed.chain(long) {
        if LENGTHS.contains(&word.chars().count()) {
            entries.entry(word.clone()).or_insert(first);
        }
    }
    entries
}

/// The words of a source, as passwords are compared: NFC, in lower case.
fn read(source: &Path) -> Result<Vec<String>> {
    let text =
        fs::read_to_string(source).with_context(|| format!("reading {}", source.display()))?;
    let words: Vec<String> = if text.trim_start().starts_with('[') {
        serde_json::from_str(&text).with_context(|| format!("reading {}", source.display()))?
    } else {
        text.lines().map(str::to_owned).collect()
    };
    if words.is_empty() {
        bail!("{} holds no words", source.display());
    }
    Ok(words.iter().map(|word| word.nfc().collect::<String>().to_lowercase()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(words: &[&str]) -> Vec<String> {
        words.iter().map(|&word| word.to_owned()).collect()
    }

    #[test]
    fn the_first_are_marked_and_the_rest_is_not() {
        let passwords: Vec<_> = (0..FIRST + 1).map(|rank| format!("word{rank}")).collect();
        let entries = entries(&passwords, &[]);
        assert_eq!(entries.len(), FIRST + 1);
        assert_eq!(entries.get("word999"), Some(&1));
        assert_eq!(entries.get("word1000"), Some(&0));
    }

    #[test]
    fn of_a_dictionary_only_long_words_are_taken_and_none_twice() {
        let found = entries(&owned(&["dragon", "abc"]), &owned(&["horse", "congratulations"]));
        assert_eq!(found.keys().collect::<Vec<_>>(), ["congratulations", "dragon"]);
        let found = entries(&owned(&["congratulations"]), &owned(&["congratulations"]));
        assert_eq!(found.get("congratulations"), Some(&1));
    }

    #[test]
    fn both_forms_of_a_source_are_read_and_folded() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in
            [("a.json", "[\"Dragon\", \"E\u{301}cole\"]"), ("b.txt", "Dragon\nE\u{301}cole\n")]
        {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            assert_eq!(read(&path).unwrap(), ["dragon", "\u{e9}cole"]);
        }
        let empty = folder.path().join("empty");
        fs::write(&empty, "").unwrap();
        read(&empty).unwrap_err();
    }
}
