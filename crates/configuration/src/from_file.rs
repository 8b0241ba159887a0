//! Secrets in files.

use std::{fs, path::Path};

use crate::Faults;

/// Takes the value of `key` from the file that `<key>_file` names, where it does; without the line
/// break at the end.
pub fn from_file(key: &str, value: &mut Option<String>, file: Option<&Path>, faults: &mut Faults) {
    let Some(file) = file else { return };
    let file_key = format!("{key}_file");
    faults.unless(value.is_none(), &file_key, format!("it and {key} exclude each other"));
    match fs::read_to_string(file) {
        Ok(text) => {
            let empty = text.trim().is_empty();
            faults.unless(!empty, file_key, format!("{} is empty", file.display()));
            *value = Some(text.trim_end_matches(['\r', '\n']).to_owned());
        }
        Err(error) => faults.unless(false, file_key, format!("{}: {error}", file.display())),
    }
}
