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

    /// The one of those there are that an `Accept-Language` field (RFC 9110 §12.5.4) wants most, the
    /// first of several that it wants as much, by the lookup of RFC 4647 §3.4: `de-AT` gets `de`.
    /// English, where it wants none of them.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn accepted(field: &str) -> Self {
        let mut best: Option<(f32, Self)> = None;
        for (tag, weight) in field.split(',').filter_map(wish) {
            let main = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
            let better = best.is_none_or(|(known, _)| weight > known);
            if let (true, Some(language)) = (better, Self::tagged(&main)) {
                best = Some((weight, language));
            }
        }
        best.map_or_else(Self::default, |(_, language)| language)
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

/// A tag and how much it is wanted: `de;q=0.5`. Nothing for what is not wanted at all, or says so in
/// no number (RFC 9110 §12.4.2).
#[cfg(not(target_arch = "wasm32"))]
fn wish(item: &str) -> Option<(&str, f32)> {
    let mut parts = item.split(';').map(str::trim);
    let tag = parts.next()?;
    let weight = match parts.find_map(|part| part.strip_prefix("q=")) {
        Some(weight) => weight.parse().ok()?,
        None => 1.0,
    };
    (weight > 0.0 && weight <= 1.0).then_some((tag, weight))
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
        for field in [
            "",
            "fr",
            "*",
            ";;;q=",
            "\u{0}",
            "q=de",
            "de;q=0",
            "fr, de;q=0",
            "de;q=junk",
            "de;q=-1",
            "de;q=2",
            "de;q=inf",
            "-",
        ] {
            assert_eq!(Language::accepted(field), Language::English, "{field:?}");
        }
        // Weights that are no numbers have no order.
        let disordered = "x;q=nan,x;q=0.5,x;q=0.9,x;q=NaN,x;q=0.2,".repeat(40) + "de;q=nan";
        assert_eq!(Language::accepted(&disordered), Language::English);
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
