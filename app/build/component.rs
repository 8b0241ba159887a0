//! Reads the components that a source file offers.

use anyhow::{Result, bail};
use quote::ToTokens;
use syn::{Attribute, Expr, ExprLit, FnArg, Item, ItemFn, Lit, Meta, Pat, Token, Visibility};

/// A component.
pub struct Component {
    /// Its name.
    pub name: String,
    /// Its documentation.
    pub words: String,
    /// What it takes, in its order.
    pub props: Vec<Prop>,
}

/// Something that a component takes.
pub struct Prop {
    /// Its name.
    pub name: String,
    /// Its type.
    pub kind: String,
    /// Whether it has to be given.
    pub given: Given,
    /// Whether whatever becomes one is taken.
    pub into: bool,
    /// Its documentation.
    pub words: String,
}

/// Whether a prop has to be given.
pub enum Given {
    /// It has to be.
    Required,
    /// Without it there is none, or the type's own default.
    Optional,
    /// Without it there is this.
    Default(String),
}

/// Reads the public components of a source file.
///
/// # Errors
/// It is no Rust, or a component takes something that has no name.
pub fn read(source: &str) -> Result<Vec<Component>> {
    let file = syn::parse_file(source)?;
    let functions = file.items.iter().filter_map(|item| match item {
        Item::Fn(function) if is_component(function) => Some(function),
        _ => None,
    });
    functions.map(component).collect()
}

fn is_component(function: &ItemFn) -> bool {
    matches!(function.vis, Visibility::Public(_))
        && function.attrs.iter().any(|attribute| attribute.path().is_ident("component"))
}

fn component(function: &ItemFn) -> Result<Component> {
    let props = function.sig.inputs.iter().map(prop).collect::<Result<Vec<_>>>()?;
    Ok(Component { name: function.sig.ident.to_string(), words: words(&function.attrs), props })
}

fn prop(argument: &FnArg) -> Result<Prop> {
    let FnArg::Typed(argument) = argument else { bail!("a component takes itself") };
    let Pat::Ident(pattern) = &*argument.pat else { bail!("an argument has no name") };
    let mut given = Given::Required;
    let mut into = false;
    for attribute in argument.attrs.iter().filter(|attribute| attribute.path().is_ident("prop")) {
        attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("optional") {
                given = Given::Optional;
            } else if meta.path.is_ident("into") {
                into = true;
            } else if meta.path.is_ident("default") {
                given = Given::Default(text(&meta.value()?.parse::<Expr>()?));
            } else if meta.input.peek(Token![=]) {
                meta.value()?.parse::<Expr>()?;
            }
            Ok(())
        })?;
    }
    Ok(Prop {
        name: pattern.ident.to_string(),
        kind: text(&argument.ty),
        given,
        into,
        words: words(&argument.attrs),
    })
}

/// What a documentation comment says, on one line, without its links.
fn words(attributes: &[Attribute]) -> String {
    let lines: Vec<String> = attributes.iter().filter_map(line).collect();
    lines.join(" ").replace("[`", "`").replace("`]", "`")
}

fn line(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(named) = &attribute.meta else { return None };
    let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &named.value else { return None };
    let line = text.value().trim().to_owned();
    (named.path.is_ident("doc") && !line.is_empty()).then_some(line)
}

/// Tokens as somebody would write them.
fn text(tokens: &impl ToTokens) -> String {
    tidied(&tokens.to_token_stream().to_string())
}

/// Leaves out the spaces between tokens, but those after commas and between words.
fn tidied(tokens: &str) -> String {
    let mut tidied = String::with_capacity(tokens.len());
    let mut quoted = false;
    let mut letters = tokens.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '"' && !tidied.ends_with('\\') {
            quoted = !quoted;
        }
        let between_words =
            tidied.ends_with(is_of_word) && letters.peek().copied().is_some_and(is_of_word);
        if quoted || !letter.is_whitespace() || tidied.ends_with(',') || between_words {
            tidied.push(letter);
        }
    }
    tidied.replace("->", " -> ")
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || letter == '\''
}
