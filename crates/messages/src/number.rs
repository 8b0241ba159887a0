//! Numbers, plurals and instants, by the Unicode Common Locale Data Repository: through ICU4X in the programs,
//! through ECMAScript's `Intl` (ECMA-402) in a browser, which has it already.
//!
//! Arabic numbers are written with the digits 0 to 9, which Arabic uses besides its own: codes,
//! dots and the mails that they come with are, and one page has one kind of digits.

#[cfg(target_arch = "wasm32")]
pub use browser::{instant, number, tenths};
#[cfg(not(target_arch = "wasm32"))]
pub use native::{number, tenths};

#[cfg(target_arch = "wasm32")]
pub(crate) use browser::category;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use native::category;

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use fixed_decimal::Decimal;
    use icu_decimal::DecimalFormatter;
    use icu_locale_core::Locale;
    use icu_plurals::{PluralCategory, PluralRules};

    use crate::Language;

    fn locale(language: Language) -> Locale {
        format!("{}-u-nu-latn", language.tag()).parse().unwrap_or(Locale::UNKNOWN)
    }

    /// A whole number with the marks of the language: `12,345`, `12.345`.
    pub fn number(language: Language, number: u64) -> String {
        told(language, &Decimal::from(number))
    }

    /// A number of tenths, with one digit after the mark of the language: `12.3`, `12,3`.
    pub fn tenths(language: Language, tenths: u64) -> String {
        let mut decimal = Decimal::from(tenths);
        decimal.multiply_pow10(-1);
        decimal.pad_end(-1);
        told(language, &decimal)
    }

    fn told(language: Language, decimal: &Decimal) -> String {
        let formatter = DecimalFormatter::try_new(locale(language).into(), Default::default());
        formatter.map_or_else(|_| decimal.to_string(), |known| known.format(decimal).to_string())
    }

    /// The plural category of a number (Unicode TS #35, part 3, §5).
    pub fn category(language: Language, number: u64) -> &'static str {
        let rules = PluralRules::try_new_cardinal(locale(language).into());
        match rules.map_or(PluralCategory::Other, |rules| rules.category_for(number)) {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        }
    }
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use js_sys::{
        Array, Function,
        Intl::{DateTimeFormat, NumberFormat, PluralRules},
        Object, Reflect,
    };
    use wasm_bindgen::JsValue;

    use crate::Language;

    fn locale(language: Language) -> Array {
        Array::of1(&JsValue::from(format!("{}-u-nu-latn", language.tag())))
    }

    /// An instant, in milliseconds since the epoch, as the language tells day and time of day, in
    /// the time zone of the browser: `22 Nov 2026, 19:54`.
    pub fn instant(language: Language, millis: i64) -> Option<String> {
        let options = Object::new();
        for (option, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
            Reflect::set(&options, &option.into(), &value.into()).ok()?;
        }
        let format: Function = DateTimeFormat::new(&locale(language), &options).format();
        format.call1(&JsValue::UNDEFINED, &(millis as f64).into()).ok()?.as_string()
    }

    /// A whole number with the marks of the language: `12,345`, `12.345`.
    pub fn number(language: Language, number: u64) -> String {
        // No language has marks in these, and asking costs.
        if number < 1000 {
            return number.to_string();
        }
        told(language, number as f64, &Object::new()).unwrap_or_else(|| number.to_string())
    }

    /// A number of tenths, with one digit after the mark of the language: `12.3`, `12,3`.
    pub fn tenths(language: Language, tenths: u64) -> String {
        let options = Object::new();
        // Setting a member of a new object cannot fail.
        let _ = Reflect::set(&options, &"minimumFractionDigits".into(), &1.into());
        let value = tenths as f64 / 10.0;
        told(language, value, &options).unwrap_or_else(|| value.to_string())
    }

    fn told(language: Language, value: impl Into<JsValue>, options: &Object) -> Option<String> {
        let format: Function = NumberFormat::new(&locale(language), options).format();
        format.call1(&JsValue::UNDEFINED, &value.into()).ok()?.as_string()
    }

    /// The plural category of a number (Unicode TS #35, part 3, §5).
    pub fn category(language: Language, number: u64) -> String {
        PluralRules::new(&locale(language), &Object::new()).select(number as f64).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    #[test]
    fn numbers_have_the_marks_of_their_language() {
        let told = Language::ALL.map(|language| number(language, 1_234_567));
        assert_eq!(told, ["1,234,567", "1.234.567", "12,34,567", "1,234,567"]);
    }

    #[test]
    fn tenths_have_the_mark_of_their_language() {
        let told = |tenths| Language::ALL.map(|language| super::tenths(language, tenths));
        assert_eq!(told(123), ["12.3", "12,3", "12.3", "12.3"]);
        assert_eq!(told(10), ["1.0", "1,0", "1.0", "1.0"]);
        assert_eq!(told(0), ["0.0", "0,0", "0.0", "0.0"]);
    }

    #[test]
    fn plurals_are_those_of_the_language() {
        let categories = |language, numbers: &[u64]| {
            numbers.iter().map(|number| category(language, *number)).collect::<Vec<_>>()
        };
        assert_eq!(categories(Language::English, &[0, 1, 2]), ["other", "one", "other"]);
        assert_eq!(categories(Language::Hindi, &[0, 1, 2]), ["one", "one", "other"]);
        assert_eq!(
            categories(Language::Arabic, &[0, 1, 2, 3, 11, 100]),
            ["zero", "one", "two", "few", "many", "other"]
        );
    }
}
