//! Short names for what the module imports from its script.
//!
//! wasm-bindgen names each import with a hash, which nothing compresses, in the module and in the
//! script. They are private to these two, so that any names will do.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use wasm_bindgen_cli_support::Output;

/// Long names and the short ones that stand for them.
pub type Names = BTreeMap<String, String>;

/// Renames what the module imports from the script of that name, and says how.
pub fn shorten(output: &mut Output, script: &str) -> Names {
    let mut names = Names::new();
    for import in output.wasm_mut().imports.iter_mut() {
        if import.module == script {
            let next = short(names.len());
            let name = names.entry(import.name.clone()).or_insert(next);
            import.name.clone_from(name);
        }
    }
    names
}

/// Renames the same in the script.
///
/// # Errors
/// It does not have each of them exactly once.
pub fn rename(script: &str, names: &Names) -> Result<String> {
    let mut renamed = String::with_capacity(script.len());
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for word in script.split_inclusive(|letter| !is_of_a_name(letter)) {
        let name = word.trim_end_matches(|letter| !is_of_a_name(letter));
        let rest = word.strip_prefix(name).unwrap_or_default();
        match names.get_key_value(name) {
            Some((long, short)) => {
                *found.entry(long).or_default() += 1;
                renamed.push_str(short);
            }
            None => renamed.push_str(name),
        }
        renamed.push_str(rest);
    }
    for long in names.keys() {
        let times = found.get(long.as_str()).copied().unwrap_or_default();
        ensure!(times == 1, "the script has {long} {times} times");
    }
    Ok(renamed)
}

fn is_of_a_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_' || letter == '$'
}

/// `a` to `z`, `aa`, `ab`, …
fn short(mut index: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.extend(u8::try_from(index % 26).map(|letter| char::from(b'a' + letter)));
        index /= 26;
        if index == 0 {
            return letters.into_iter().rev().collect();
        }
        index -= 1;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_names_are_the_same() {
        assert_eq!([0, 25, 26, 27, 701, 702].map(short), ["a", "z", "aa", "ab", "zz", "aaa"]);
        assert_eq!((0..2000).map(short).collect::<BTreeSet<_>>().len(), 2000);
    }

    #[test]
    fn whole_names_are_replaced_and_nothing_else() {
        let names = Names::from([("__wbg_a_1".to_owned(), "b".to_owned())]);
        let script = "x={__wbg_a_1:f,__wbg_a_12:g,c__wbg_a_1:h}";
        assert_eq!(rename(script, &names).unwrap(), "x={b:f,__wbg_a_12:g,c__wbg_a_1:h}");
    }

    #[test]
    fn a_name_that_is_missing_or_there_twice_is_refused() {
        let names = Names::from([("__wbg_a_1".to_owned(), "b".to_owned())]);
        for script in ["", "__wbg_a_1 __wbg_a_1"] {
            rename(script, &names).unwrap_err();
        }
    }
}
