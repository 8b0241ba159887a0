//! What means left or right in a style sheet.

use super::sheet::{Declaration, Sheet, Word};

/// A declaration that means left or right.
pub struct Physical {
    file: String,
    property: String,
    place: String,
    value: String,
}

impl Physical {
    pub fn is(&self, file: &str, property: &str) -> bool {
        self.file == file && self.property == property
    }

    pub fn told(&self) -> String {
        format!("{}: {}: {}", self.place, self.property, self.value)
    }
}

/// The declarations of a sheet that mean left or right.
pub fn physical(sheet: &Sheet) -> Vec<Physical> {
    let found = sheet.declarations().into_iter().filter(is_physical);
    found
        .map(|declaration| Physical {
            file: sheet.name.clone(),
            property: declaration.property.to_owned(),
            place: sheet.place(declaration.at),
            value: declaration.value.trim().to_owned(),
        })
        .collect()
}

fn is_physical(declaration: &Declaration<'_>) -> bool {
    let is_side = |word: &str| matches!(word, "left" | "right");
    let moves = |word: &Word<'_>| word.calls && word.text.starts_with("translate");
    declaration.property.split('-').any(is_side)
        || declaration.words().iter().any(|word| is_side(word.text))
        || declaration.words().iter().any(|word| moves(word) && word.text != "translateY")
        || differs_by_side(declaration)
}

/// Whether a shorthand for the four sides or corners gives left something else than right.
fn differs_by_side(declaration: &Declaration<'_>) -> bool {
    let values = values_of_shorthand(declaration.value);
    match declaration.property {
        "margin" | "padding" | "inset" | "scroll-margin" | "scroll-padding" | "border-width"
        | "border-style" | "border-color" => {
            matches!(values.as_slice(), [_, right, _, left] if right != left)
        }
        "border-radius" => values.len() > 1,
        _ => false,
    }
}

/// The values between spaces, each function as a whole.
fn values_of_shorthand(value: &str) -> Vec<&str> {
    let mut depth = 0_u32;
    let is_between = |character: char| {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && character.is_whitespace()
    };
    value.split(is_between).filter(|value| !value.is_empty()).collect()
}
