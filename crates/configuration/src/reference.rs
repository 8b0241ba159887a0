//! Documentation, from the keys.

use std::fmt::Write as _;

use serde_json::Value;

use crate::{Key, Keys, Kind};

/// Every key as Markdown: one table for the keys at the top, and one for each table in the file.
#[must_use]
pub fn reference(keys: &Keys) -> String {
    let mut text = String::new();
    let top = keys.iter().filter(|key| !key.path.contains('.'));
    table(&mut text, top, "");
    for section in keys.sections() {
        let (heading, above) = (heading(&section.path), format!("{}.", section.path));
        let _ = write!(text, "\n### `{heading}`\n\n{}\n\n", paragraph(&section.about));
        let inside =
            |key: &&Key| key.path.strip_prefix(&above).is_some_and(|name| !name.contains('.'));
        table(&mut text, keys.iter().filter(inside), &above);
    }
    text
}

/// How a table begins in a file.
fn heading(path: &str) -> String {
    match path.strip_suffix("[]") {
        Some(list) => format!("[[{list}]]"),
        None => format!("[{path}]"),
    }
}

fn table<'a>(text: &mut String, keys: impl Iterator<Item = &'a Key>, above: &str) {
    text.push_str("| key | takes | default | what it is |\n|---|---|---|---|\n");
    for key in keys {
        let name = key.path.strip_prefix(above).unwrap_or(&key.path);
        let about = match &key.kind {
            Kind::Choice(words) => format!("{} {}", key.about, meanings(words)),
            _ => key.about.clone(),
        };
        let (takes, default) = (takes(&key.kind), default(key));
        let _ = writeln!(text, "| `{name}` | {takes} | {default} | {} |", paragraph(about.trim()));
    }
}

fn takes(kind: &Kind) -> String {
    match kind {
        Kind::Text => "text".to_owned(),
        Kind::Choice(words) => {
            let words: Vec<_> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
            words.join(", ")
        }
        Kind::Number => "number".to_owned(),
        Kind::Flag => "`true`, `false`".to_owned(),
        Kind::Texts => "list of texts".to_owned(),
    }
}

fn meanings(words: &[(String, String)]) -> String {
    let said = words.iter().filter(|(_, means)| !means.is_empty());
    let said: Vec<_> = said.map(|(word, means)| format!("`{word}`: {means}")).collect();
    said.join(" ")
}

fn default(key: &Key) -> String {
    match &key.default {
        None if key.required => "must be given".to_owned(),
        None => "–".to_owned(),
        Some(Value::String(text)) => format!("`{text}`"),
        Some(Value::Array(list)) if list.is_empty() => "none".to_owned(),
        Some(value) => format!("`{value}`"),
    }
}

/// Text of a doc comment in one line, as a cell of a table holds it.
fn paragraph(text: &str) -> String {
    text.replace('\n', " ").replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::tests::{Example, Limits};

    #[test]
    fn every_key_has_a_row_and_every_table_a_heading() {
        let text = reference(&Keys::of::<Example>().and(Keys::of::<Limits>()));
        assert_eq!(
            text,
            "| key | takes | default | what it is |\n|---|---|---|---|\n\
             | `listen` | text | `127.0.0.1:8000` | Where to listen. |\n\
             | `loud` | `true`, `false` | `false` | Whether it talks a lot. |\n\
             | `tries` | number | `5` | How often. |\n\
             \n### `[[doors]]`\n\nWhere people come in.\n\n\
             | key | takes | default | what it is |\n|---|---|---|---|\n\
             | `name` | text | must be given | Its name. |\n\
             | `paths` | list of texts | none | What is behind it. |\n\
             \n### `[mail]`\n\nWho carries mails.\n\n\
             | key | takes | default | what it is |\n|---|---|---|---|\n\
             | `host` | text | must be given | Its name. |\n\
             | `password` | text | – | Its password. |\n\
             | `security` | `tls`, `none` | `tls` | How it is protected. `tls`: From the first byte. `none`: Not at all. |\n\
             \n### `[main]`\n\nThe main door.\n\n\
             | key | takes | default | what it is |\n|---|---|---|---|\n\
             | `name` | text | `main` | Its name. |\n\
             | `paths` | list of texts | none | What is behind it. |\n"
        );
    }
}
