//! What stands in a compiled message for what is not text: characters of Unicode's private use area.
//! The build writes them, and what fills messages reads them.

/// The first argument by name; the others follow it.
pub const FIRST_ARGUMENT: char = '\u{E000}';
/// Begins a text that is for some numbers only.
pub const VARIANT: char = '\u{E100}';
/// Ends the number, or the plural category, that such a text is for.
pub const END_OF_KEY: char = '\u{E101}';
