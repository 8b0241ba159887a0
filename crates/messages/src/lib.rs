//! What people read, in their own language.
//!
//! Each language is one file in `locales/`, in Fluent Syntax 1.0. The build makes a function of
//! every message, [`say`], so that one that is missing in a language, misspelt in the code, or
//! given other arguments than it takes stops the build.
//!
//! The programs hold all languages. A browser holds the one that its page is in: the texts come in
//! a file of their own for each [`Bundle`], which [`load`] takes before anything is drawn.

mod fill;
mod language;
mod marks;
mod number;
mod table;

pub use fill::Argument;
pub use language::Language;
#[cfg(target_arch = "wasm32")]
pub use number::instant;
pub use number::{number, tenths};
#[cfg(not(target_arch = "wasm32"))]
pub use table::{ask_language, current, file, in_language};
#[cfg(target_arch = "wasm32")]
pub use table::{current, is_there, load};

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// What is fetched together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bundle {
    /// What every page needs, and the first step of signing in.
    Entry,
    /// What belongs to the factors: picture, gesture, pattern.
    Factors,
    /// All other pages.
    Pages,
    /// What the programs say without a page: mails, and pages that no script runs on.
    Server,
}

impl Bundle {
    /// Those that browsers fetch.
    pub const FETCHED: [Self; 3] = [Self::Entry, Self::Factors, Self::Pages];

    /// Its name in the names of files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Entry => "entry",
            Self::Factors => "factors",
            Self::Pages => "pages",
            Self::Server => "server",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_in_the_order_in_which_they_are_read() {
        let bundles = [Bundle::Entry, Bundle::Factors, Bundle::Pages, Bundle::Server];
        let (languages, names) = ORDER;
        assert_eq!(languages, Language::ALL.map(Language::tag));
        assert_eq!(names, bundles.map(Bundle::name));
        assert!(bundles.iter().enumerate().all(|(index, bundle)| *bundle as usize == index));
    }

    #[test]
    fn what_a_pattern_is_asked_for_fits_a_ticket() {
        let purposes = [
            say::purpose_open,
            say::purpose_open_record,
            say::purpose_open_file,
            say::purpose_history,
            say::purpose_add,
            say::purpose_change,
            say::purpose_delete,
            say::purpose_store,
            say::purpose_export,
            say::purpose_reveal,
            say::purpose_reveal_this,
        ];
        for language in Language::ALL {
            for purpose in purposes {
                let words = in_language(language, purpose);
                // A title has to find room beside it.
                assert!((1..=80).contains(&words.chars().count()), "{words}");
                let invisible = |letter: char| ('\u{200b}'..='\u{206f}').contains(&letter);
                assert!(!words.chars().any(invisible), "{words}");
            }
        }
    }
}
