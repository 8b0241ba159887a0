//! What is configured, for people.

use std::fmt::Write as _;

use crate::Draft;

/// Each value that somebody has given, with its place, and how many are left to defaults. Secrets
/// are not shown.
#[must_use]
pub fn report(draft: &Draft) -> String {
    let settings = draft.settings();
    let mut text = String::from("the configuration is fine");
    if settings.is_empty() {
        text.push_str("; everything is left to its default");
    }
    text.push('\n');
    let width = |column: fn(&crate::Setting) -> usize| settings.iter().map(column).max();
    let keys = width(|setting| setting.key.chars().count()).unwrap_or_default();
    let values = width(|setting| setting.value.chars().count()).unwrap_or_default().min(48);
    for setting in &settings {
        let (key, value, place) = (&setting.key, &setting.value, &setting.place);
        let _ = writeln!(text, "  {key:<keys$}  {value:<values$}  {place}");
    }
    text
}
