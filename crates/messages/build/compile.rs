//! From Fluent's patterns to what is said at run time.
//!
//! A compiled message is its text with one character of Unicode's private use area for each
//! argument, U+E000 for the first by name. One that depends on a number is a list of such texts. Each
//! comes after U+E100, the character of the argument that it depends on, the number or its plural
//! category, and U+E101; the last is for every other number.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail, ensure};
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};

use crate::marks::{END_OF_KEY, FIRST_ARGUMENT, VARIANT};

/// What an argument is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Any text.
    Text,
    /// A whole number, told as the language tells numbers: `{ NUMBER($count) }`, or what the words
    /// depend on.
    Number,
}

/// A message that is ready to be said.
pub struct Compiled {
    /// Its text.
    pub text: String,
    /// Its arguments, in the order of their names.
    pub arguments: BTreeMap<String, Kind>,
}

/// What plural categories are called (Unicode TS #35, part 3, §5).
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Compiles a pattern.
pub fn pattern(pattern: &Pattern<&str>) -> Result<Compiled> {
    let mut arguments = BTreeMap::new();
    find_arguments(pattern, &mut arguments)?;
    let text = written(pattern, &arguments)?;
    Ok(Compiled { text, arguments })
}

fn find_arguments(pattern: &Pattern<&str>, found: &mut BTreeMap<String, Kind>) -> Result<()> {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(InlineExpression::StringLiteral { .. }) => {}
            Expression::Inline(inline) => {
                let (name, kind) = argument(inline)?;
                let known = found.entry(name.to_owned()).or_insert(kind);
                if kind == Kind::Number {
                    *known = kind;
                }
            }
            Expression::Select { selector, variants } => {
                let (name, _) = argument(selector)?;
                found.insert(name.to_owned(), Kind::Number);
                for variant in variants {
                    find_arguments(&variant.value, found)?;
                }
            }
        }
    }
    Ok(())
}

/// `$name` or `NUMBER($name)`.
fn argument<'a>(inline: &InlineExpression<&'a str>) -> Result<(&'a str, Kind)> {
    match inline {
        InlineExpression::VariableReference { id } => Ok((id.name, Kind::Text)),
        InlineExpression::FunctionReference { id, arguments } if id.name == "NUMBER" => {
            let first = arguments.positional.first().context("NUMBER of what?")?;
            ensure!(
                arguments.named.is_empty() && arguments.positional.len() == 1,
                "NUMBER takes one argument here, and no options"
            );
            Ok((argument(first)?.0, Kind::Number))
        }
        _ => bail!("only $arguments, NUMBER($argument) and \"text\" can stand in braces"),
    }
}

/// Writes a pattern; where one part of it depends on a number, everything is written once for each
/// of its variants.
fn written(pattern: &Pattern<&str>, arguments: &BTreeMap<String, Kind>) -> Result<String> {
    let place = |name: &str| -> Result<char> {
        let place = arguments.keys().position(|known| known == name).context("no such argument")?;
        char::from_u32(u32::from(FIRST_ARGUMENT) + u32::try_from(place)?)
            .context("too many arguments")
    };
    let mut texts = vec![(String::new(), String::new())];
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                ensure!(!value.contains(is_ours), "a character of the private use area");
                texts.iter_mut().for_each(|(_, text)| text.push_str(value));
            }
            PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                let said = match inline {
                    InlineExpression::StringLiteral { value } => unescaped(value)?,
                    inline => place(argument(inline)?.0)?.to_string(),
                };
                texts.iter_mut().for_each(|(_, text)| text.push_str(&said));
            }
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                let Ok([(_, before)]) = <[_; 1]>::try_from(texts) else {
                    bail!("it depends on two numbers");
                };
                let depends_on = place(argument(selector)?.0)?;
                let mut ranked = Vec::new();
                for variant in variants {
                    // A number itself goes before its category; the last is for all others.
                    let (rank, key) = match (&variant.key, variant.default) {
                        (_, true) => (2, ""),
                        (VariantKey::NumberLiteral { value }, _) => (0, *value),
                        (VariantKey::Identifier { name }, _) if CATEGORIES.contains(name) => {
                            (1, *name)
                        }
                        (VariantKey::Identifier { name }, _) => bail!("no plural is called {name}"),
                    };
                    let text = written(&variant.value, arguments)?;
                    ensure!(!text.contains(VARIANT), "it depends on two numbers");
                    let head = format!("{VARIANT}{depends_on}{key}{END_OF_KEY}");
                    ranked.push((rank, (head, format!("{before}{text}"))));
                }
                ranked.sort_by_key(|(rank, _)| *rank);
                texts = ranked.into_iter().map(|(_, text)| text).collect();
            }
        }
    }
    Ok(texts.into_iter().map(|(head, text)| head + &text).collect())
}

fn is_ours(character: char) -> bool {
    ('\u{E000}'..='\u{E1FF}').contains(&character) || character == '\0'
}

/// `\u{…}` and the like in a text in quotes (Fluent Syntax 1.0, `quoted_char`).
fn unescaped(text: &str) -> Result<String> {
    Ok(fluent_syntax::unicode::unescape_unicode_to_string(text).into_owned())
}
