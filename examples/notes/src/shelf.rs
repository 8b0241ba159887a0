//! The notes of everybody, in memory, and the page that shows somebody's.

use std::{collections::HashMap, sync::Arc};

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use html_escape::encode_text;
use parking_lot::Mutex;
use serde::Deserialize;
use tickets::AccountId;

/// The longest note, in bytes, and the most notes of one account.
const LONGEST: usize = 4096;
const MOST: usize = 100;

/// A note as the form sends it.
#[derive(Deserialize)]
pub struct Note {
    text: String,
}

/// The note is too long, or there is no room for another one.
#[derive(Debug)]
pub struct Full;

impl IntoResponse for Full {
    fn into_response(self) -> Response {
        (StatusCode::CONFLICT, "A note has at most 4096 bytes, and there are at most 100 of them.")
            .into_response()
    }
}

/// The notes of everybody.
#[derive(Clone, Default)]
pub struct Shelf {
    notes: Arc<Mutex<HashMap<AccountId, Vec<String>>>>,
}

impl Shelf {
    /// Adds a note.
    pub fn add(&self, owner: AccountId, note: Note) -> Result<(), Full> {
        let mut all = self.notes.lock();
        let notes = all.entry(owner).or_default();
        if note.text.len() > LONGEST || notes.len() >= MOST {
            return Err(Full);
        }
        notes.push(note.text);
        Ok(())
    }

    /// Removes everything of an account.
    pub fn erase(&self, owner: AccountId) {
        self.notes.lock().remove(&owner);
    }

    /// Somebody's notes and a form for another one. Its addresses are relative, since the gateway
    /// shows it under a path of its own.
    pub fn page(&self, owner: AccountId) -> String {
        let all = self.notes.lock();
        let notes = all.get(&owner).into_iter().flatten();
        let list: String = notes.map(|note| format!("<li>{}</li>\n", encode_text(note))).collect();
        include_str!("page.html").replace("{notes}", &list)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(text: &str) -> Note {
        Note { text: text.to_owned() }
    }

    fn owner(n: u128) -> AccountId {
        format!("00000000-0000-0000-0000-{n:012x}").parse().unwrap()
    }

    #[test]
    fn everybody_sees_their_own() {
        let shelf = Shelf::default();
        shelf.add(owner(1), note("mine & <b>bold</b>")).unwrap();
        assert!(shelf.page(owner(1)).contains("<li>mine &amp; &lt;b&gt;bold&lt;/b&gt;</li>"));
        assert!(!shelf.page(owner(2)).contains("mine"));
        shelf.erase(owner(1));
        assert!(!shelf.page(owner(1)).contains("mine"));
    }

    #[test]
    fn there_is_an_end_to_it() {
        let shelf = Shelf::default();
        assert!(shelf.add(owner(1), note(&"x".repeat(LONGEST + 1))).is_err());
        for _ in 0..MOST {
            shelf.add(owner(1), note("x")).unwrap();
        }
        assert!(shelf.add(owner(1), note("x")).is_err());
        assert!(shelf.add(owner(2), note("x")).is_ok());
    }
}
