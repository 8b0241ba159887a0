//! The languages.

/// A language that there is a file for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// German.
    German,
    /// Hindi.
    Hindi,
    /// Arabic.
    Arabic,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::English, Self::German, Self::Hindi, Self::Arabic];

    /// Its tag (BCP 47): `de`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Hindi => "hi",
            Self::Arabic => "ar",
        }
    }

    /// What those who speak it call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::Hindi => "हिन्दी",
            Self::Arabic => "العربية",
        }
    }

    /// Which way it is written, as HTML's `dir` says it.
    pub const fn direction(self) -> &'static str {
        match self {
            Self::Arabic => "rtl",
            _ => "ltr",
        }
    }

    /// The language of exactly this tag.
    pub fn tagged(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The one that an `Accept-Language` field (RFC 9110 §12.5.4) asks for first among those there
    /// are, by the lookup of RFC 4647 §3.4: `de-AT` gets `de`. English, where it asks for none of
    /// them.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn accepted(field: &str) -> Self {
        // A field that is longer says no more about what somebody reads.
        let field = field.get(..field.len().min(1000)).unwrap_or_default();
        let asked = accept_language::parse(field);
        let main = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        asked.iter().find_map(|tag| Self::tagged(&main(tag))).unwrap_or_default()
    }

    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) const fn index(self) -> usize {
        match self {
            Self::English => 0,
            Self::German => 1,
            Self::Hindi => 2,
            Self::Arabic => 3,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_that_there_is_is_taken() {
        for (field, language) in [
            ("de", Language::German),
            ("de-AT,en;q=0.5", Language::German),
            ("fr, ar;q=0.8, en;q=0.7", Language::Arabic),
            ("en;q=0.3, hi-IN;q=0.9", Language::Hindi),
            ("ar-EG", Language::Arabic),
        ] {
            assert_eq!(Language::accepted(field), language, "{field}");
        }
    }

    #[test]
    fn what_asks_for_nothing_known_gets_english() {
        for field in ["", "fr", "*", ";;;q=", "\u{0}", "q=de", "-"] {
            assert_eq!(Language::accepted(field), Language::English, "{field:?}");
        }
        let endless = "xx,".repeat(100_000) + "de";
        assert_eq!(Language::accepted(&endless), Language::English);
        // A boundary that cuts a character in two.
        let cut = "x".repeat(999) + "é" + &"y".repeat(50);
        Language::accepted(&cut);
    }

    #[test]
    fn tags_lead_back_to_their_languages() {
        for (index, language) in Language::ALL.into_iter().enumerate() {
            assert_eq!(Language::tagged(language.tag()), Some(language));
            assert_eq!(language.index(), index);
        }
        assert_eq!(Language::tagged("de-AT"), None);
    }
}
