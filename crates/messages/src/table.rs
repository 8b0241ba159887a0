//! Where texts are found, and which language is spoken.

#[cfg(target_arch = "wasm32")]
pub use browser::{current, is_there, load};
#[cfg(not(target_arch = "wasm32"))]
pub use native::{ask_language, current, file, in_language};

#[cfg(target_arch = "wasm32")]
pub(crate) use browser::text;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use native::text;

/// The programs: every language is there, and each request has its own.
#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::{cell::Cell, sync::OnceLock};

    use crate::{Bundle, Language, TABLES};

    static ASK: OnceLock<fn() -> Option<Language>> = OnceLock::new();

    thread_local! {
        static SPOKEN: Cell<Option<Language>> = const { Cell::new(None) };
    }

    /// Sets who is asked which language is spoken, once.
    pub fn ask_language(ask: fn() -> Option<Language>) {
        // Whoever comes first is asked; there is one program, and one who knows.
        let _ = ASK.set(ask);
    }

    /// The language of now: the one of [`in_language`], or of whoever is asked, or English.
    pub fn current() -> Language {
        let asked = || ASK.get().and_then(|ask| ask());
        SPOKEN.get().or_else(asked).unwrap_or_default()
    }

    /// Says everything in `language` that `speak` says.
    pub fn in_language<T>(language: Language, speak: impl FnOnce() -> T) -> T {
        /// Puts the language of before back, also where `speak` panics.
        struct Before(Option<Language>);
        impl Drop for Before {
            fn drop(&mut self) {
                SPOKEN.set(self.0);
            }
        }
        let _before = Before(SPOKEN.replace(Some(language)));
        speak()
    }

    /// The file of a bundle that a browser fetches: its texts, with U+0000 between them.
    pub fn file(language: Language, bundle: Bundle) -> String {
        of(language, bundle).join("\0")
    }

    pub fn text(bundle: Bundle, index: usize) -> &'static str {
        of(current(), bundle).get(index).copied().unwrap_or_default()
    }

    fn of(language: Language, bundle: Bundle) -> &'static [&'static str] {
        let bundles = TABLES.get(language.index()).copied().unwrap_or_default();
        bundles.get(bundle as usize).copied().unwrap_or_default()
    }
}

/// A browser: the language of the page.
#[cfg(target_arch = "wasm32")]
mod browser {
    use std::sync::OnceLock;

    use crate::{Bundle, COUNTS, Language};

    static LANGUAGE: OnceLock<Language> = OnceLock::new();
    static TEXTS: [OnceLock<Vec<&'static str>>; 3] = [const { OnceLock::new() }; 3];

    /// Takes the file of a bundle of the page's language, the one that `language` names. It is kept
    /// for as long as the page is; a second file of the same bundle changes nothing.
    ///
    /// Says whether it was such a file: something else, such as the page of a network that wants to
    /// be signed in to, has another number of texts.
    pub fn load(language: Language, bundle: Bundle, file: String) -> bool {
        let count = file.split('\0').count();
        if COUNTS.get(bundle as usize) != Some(&count) {
            return false;
        }
        let _ = LANGUAGE.set(language);
        if let Some(texts) = TEXTS.get(bundle as usize) {
            texts.get_or_init(|| file.leak().split('\0').collect());
        }
        true
    }

    /// Whether the texts of a bundle are there.
    pub fn is_there(bundle: Bundle) -> bool {
        TEXTS.get(bundle as usize).is_some_and(|texts| texts.get().is_some())
    }

    /// The language of the page.
    pub fn current() -> Language {
        LANGUAGE.get().copied().unwrap_or_default()
    }

    pub fn text(bundle: Bundle, index: usize) -> &'static str {
        let texts = TEXTS.get(bundle as usize).and_then(OnceLock::get);
        texts.and_then(|texts| texts.get(index)).copied().unwrap_or_default()
    }
}
