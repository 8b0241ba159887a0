//! How far a file has come.

use leptos::prelude::*;

use super::picked::{LARGEST, PickedFile};
use crate::{component::picture_chooser::text::size, words::say};

/// How far a file has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// None is chosen.
    Empty,
    /// One is chosen that can be sent.
    Chosen,
    /// One is chosen that holds nothing.
    Nothing,
    /// One is chosen that is too large.
    TooLarge,
    /// Its record is being kept.
    Saving,
    /// So many bytes were sent.
    Sending(u64),
}

impl State {
    /// What can be done with a file.
    pub fn of(file: &PickedFile) -> Self {
        match file.size() {
            0 => Self::Nothing,
            1..=LARGEST => Self::Chosen,
            _ => Self::TooLarge,
        }
    }

    /// Nothing is under way any more.
    pub fn rest(&mut self, file: &PickedFile) {
        *self = Self::of(file);
    }

    /// Whether something is under way.
    pub const fn is_busy(&self) -> bool {
        matches!(self, Self::Saving | Self::Sending(_))
    }

    /// Whether the file that is chosen may be sent.
    pub const fn can_be_sent(self) -> bool {
        matches!(self, Self::Chosen)
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Chosen => "chosen",
            Self::Nothing | Self::TooLarge => "refused",
            Self::Saving | Self::Sending(_) => "sending",
        }
    }

    fn words(self, name: &str, bytes: u64) -> String {
        match self {
            Self::Empty => say::vault_file_none(&size(LARGEST)),
            Self::Chosen => say::vault_file_chosen(name, &size(bytes)),
            Self::Nothing => say::vault_file_empty(name),
            Self::TooLarge => say::vault_file_too_large(&size(LARGEST), name, &size(bytes)),
            Self::Saving => say::vault_file_saving().to_owned(),
            Self::Sending(sent) if sent >= bytes => say::vault_file_storing().to_owned(),
            Self::Sending(sent) => say::vault_file_sent_so_far(&size(sent), &size(bytes)),
        }
    }
}

/// What is chosen, and how far it has come.
#[component]
pub fn StateLine(state: RwSignal<State>, picked: RwSignal<Option<PickedFile>>) -> impl IntoView {
    let bytes = move || picked.with(|picked| picked.as_ref().map_or(0, PickedFile::size));
    let words = move || {
        let name = picked.with(|picked| picked.as_ref().map(PickedFile::name).unwrap_or_default());
        state.get().words(&name, bytes())
    };
    let sent = move || if let State::Sending(sent) = state.get() { sent } else { 0 };
    view! {
        <p
            class="file__state"
            id="file-state"
            class:file__state--wrong=move || state.get().name() == "refused"
            // Heard where it is about the file; progress would be told without end.
            role=move || if state.get().is_busy() { "none" } else { "status" }
            data-testid="file-state"
            data-state=move || state.get().name()
        >
            {words}
        </p>
        <progress
            class="file__progress"
            aria-label=say::vault_file_progress()
            hidden=move || !state.get().is_busy()
            max=move || bytes().max(1).to_string()
            value=move || sent().to_string()
        ></progress>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_told_before_anything_is_sent() {
        assert_eq!(State::Empty.words("", 0), "Any file of at most 26.2 MB.");
        let words = State::TooLarge.words("film.mp4", 30_000_000);
        assert_eq!(words, "film.mp4 has 30.0 MB. Choose a file of at most 26.2 MB.");
        assert!(!State::TooLarge.can_be_sent() && !State::Nothing.can_be_sent());
    }

    #[test]
    fn progress_is_told_in_bytes() {
        assert_eq!(State::Sending(1_000_000).words("a", 2_000_000), "1.0 MB of 2.0 MB sent");
        assert!(State::Sending(2_000_000).words("a", 2_000_000).starts_with("Sent"));
    }
}
