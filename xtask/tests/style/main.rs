//! The style sheets, read as text: colours and sizes have their names in `tokens.css`, nothing
//! lies on the wrong side of a page that is written from right to left, and no name is left over.
//!
//! Besides tokens, a style sheet may say: `0`, percentages, `fr`, angles, plain numbers, the whole
//! viewport (`100dvh`), `transparent`, `currentcolor`, the system's colours where colours are
//! forced, and any length in the condition of an at-rule, where no token can be read.

mod colour;
mod sheet;
mod side;

use std::{collections::BTreeSet, fs, io, path::Path};

use self::{
    colour::is_colour,
    sheet::{Declaration, Sheet, Word},
    side::{Physical, physical},
};

const TOKENS: &str = "tokens.css";

/// Names that are no tokens: a component sets them for its own parts. And why.
const LOCAL: [(&str, &str); 3] = [
    ("--pattern-colour", "a refused pattern is drawn in another colour"),
    ("--pattern-ink", "the numbers in its dots are read on that colour"),
    ("--reached", "a weak gesture fills its meter in another colour"),
];

/// The file and property where a side is meant, and why.
const SIDES: [(&str, &str, &str); 1] =
    [("pattern-grid.css", "transform", "a refused pattern shakes to both sides")];

#[test]
fn colours_and_sizes_are_tokens() -> io::Result<()> {
    let raw: Vec<String> = parts()?.iter().flat_map(raw_values).collect();
    assert!(raw.is_empty(), "these belong into style/{TOKENS}:\n{}", raw.join("\n"));
    Ok(())
}

#[test]
fn nothing_lies_left_or_right() -> io::Result<()> {
    let (meant, wrong): (Vec<_>, Vec<_>) = parts()?
        .iter()
        .flat_map(physical)
        .partition(|found| SIDES.iter().any(|(file, property, _)| found.is(file, property)));
    let wrong: Vec<String> = wrong.iter().map(Physical::told).collect();
    assert!(wrong.is_empty(), "say start and end instead:\n{}", wrong.join("\n"));
    for (file, property, why) in SIDES {
        let stands = meant.iter().any(|found| found.is(file, property));
        assert!(stands, "{file} has no {property} of a side any more, though {why}");
    }
    Ok(())
}

#[test]
fn every_name_is_known_and_used() -> io::Result<()> {
    let (tokens, parts): (Vec<_>, Vec<_>) =
        sheets()?.into_iter().partition(|sheet| sheet.name == TOKENS);
    let (tokens_set, parts_set) = (names_set(&tokens), names_set(&parts));
    let used: BTreeSet<&str> = tokens.iter().chain(&parts).flat_map(names_used).collect();
    let local: BTreeSet<&str> = LOCAL.iter().map(|(name, _)| *name).collect();

    let known: BTreeSet<&str> = tokens_set.union(&local).copied().collect();
    let none: [&str; 0] = [];
    assert!(!tokens_set.is_empty(), "there are no tokens");
    assert_eq!(listed(used.difference(&known)), none, "used, but set nowhere");
    assert_eq!(listed(known.difference(&used)), none, "set, but used nowhere");
    assert_eq!(listed(parts_set.difference(&known)), none, "neither a token nor listed here");
    assert_eq!(listed(local.difference(&parts_set)), none, "listed here, but set nowhere");
    Ok(())
}

#[test]
fn raw_values_are_found_where_they_are_planted() {
    for (css, told) in [
        ("a { color: #fff }", "raw colour #fff"),
        ("a { border: 0 solid RebeccaPurple }", "raw colour RebeccaPurple"),
        ("a { color: rgb(0 0 0) }", "raw colour rgb"),
        ("a { color: color-mix(in oklch, var(--a), white) }", "raw colour white"),
        ("a { background: Canvas }", "raw colour Canvas"),
        ("a { margin: 0 calc(-1 * 4px) }", "raw size 4px"),
        ("a { margin: -.5rem }", "raw size -.5rem"),
        ("a { inline-size: min(100%, 50vw) }", "raw size 50vw"),
        ("a { padding: 0px }", "raw size 0px"),
        ("a { transition: color 120ms }", "raw size 120ms"),
        ("a { stroke-width: 3 }", "raw size 3"),
        ("a { --mine: 2em }", "raw size 2em"),
        ("a { &:hover { inset: 1px } }", "raw size 1px"),
        ("@media (width < 30rem) { a { gap: 1ch } }", "raw size 1ch"),
    ] {
        let found = raw_values(&Sheet::new("planted.css", css));
        assert_eq!(found, [format!("planted.css:1: {told}")], "{css}");
    }
    let css = "/* 1px\n */ a { color: var(--a);\n  margin:\n    var(--b)\n    5px }";
    assert_eq!(raw_values(&Sheet::new("planted.css", css)), ["planted.css:5: raw size 5px"]);
}

#[test]
fn what_needs_no_token_is_let_through() {
    for css in [
        "#fff:hover { margin: 0 auto; inline-size: 50%; line-height: 1.5 }",
        "a { grid-template-columns: 1fr minmax(0, 2fr); rotate: 90deg }",
        "a { color: transparent; fill: currentcolor; min-block-size: 100dvh }",
        "a { padding: calc(-1 * var(--space-1)); letter-spacing: var(--tracking) }",
        "a { background: url(data:image/svg+xml,%3Csvg%20height='9px'/%3E) }",
        "a::after { content: \"red 4px; }\" }",
        "@import \"./red.css\"; @media (max-width: 30rem) { a { opacity: 0.5 } }",
        "@media (forced-colors: active) { a { color: CanvasText } }",
    ] {
        let found = raw_values(&Sheet::new("planted.css", css));
        assert!(found.is_empty(), "{css} {found:?}");
    }
}

#[test]
fn sides_are_found_where_they_are_planted() {
    for (declaration, is_found) in [
        ("margin-left: auto", true),
        ("padding-right: var(--a)", true),
        ("border-left: 0", true),
        ("border-top-right-radius: 0", true),
        ("left: 0", true),
        ("text-align: right", true),
        ("float: left", true),
        ("background-position: right top", true),
        ("transform: translateX(var(--a))", true),
        ("margin: 0 var(--a) 0 var(--b)", true),
        ("border-radius: 0 var(--a)", true),
        ("margin: 0 calc(1 * var(--a)) 0 calc(1 * var(--a))", false),
        ("margin-inline-start: auto", false),
        ("inset: 0 auto", false),
        ("text-align: start", false),
        ("transform: translateY(var(--left))", false),
        ("border-radius: var(--a)", false),
    ] {
        let sheet = Sheet::new("planted.css", &format!("a {{ {declaration} }}"));
        assert_eq!(physical(&sheet).len(), usize::from(is_found), "{declaration}");
    }
}

#[test]
fn names_are_found_where_they_are_planted() {
    let sheet = Sheet::new("planted.css", "a { --set: 0; gap: var(--used, var(--other)) }");
    assert_eq!(names_used(&sheet), ["--used", "--other"]);
    assert_eq!(Vec::from_iter(names_set(&[sheet])), ["--set"]);
}

/// Every style sheet but the one with the tokens.
fn parts() -> io::Result<Vec<Sheet>> {
    Ok(sheets()?.into_iter().filter(|sheet| sheet.name != TOKENS).collect())
}

fn sheets() -> io::Result<Vec<Sheet>> {
    let mut sheets = Vec::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../style"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "css") {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            sheets.push(Sheet::new(&name, &fs::read_to_string(&path)?));
        }
    }
    sheets.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(sheets)
}

fn listed<'a>(names: impl Iterator<Item = &'a &'a str>) -> Vec<&'a str> {
    names.copied().collect()
}

/// The names that declarations set.
fn names_set(sheets: &[Sheet]) -> BTreeSet<&str> {
    let all = sheets.iter().flat_map(Sheet::declarations);
    all.map(|declaration| declaration.property).filter(|name| name.starts_with("--")).collect()
}

/// The names that values read.
fn names_used(sheet: &Sheet) -> Vec<&str> {
    let words = sheet.declarations().into_iter().flat_map(|declaration| declaration.words());
    words.map(|word| word.text).filter(|name| name.starts_with("--")).collect()
}

/// The colours and sizes that are no tokens, each with its place.
fn raw_values(sheet: &Sheet) -> Vec<String> {
    let mut found = Vec::new();
    for declaration in sheet.declarations() {
        for word in declaration.words() {
            if let Some(kind) = raw(&declaration, &word) {
                found.push(format!("{}: raw {kind} {}", sheet.place(word.at), word.text));
            }
        }
    }
    found
}

fn raw(declaration: &Declaration<'_>, word: &Word<'_>) -> Option<&'static str> {
    if is_colour(word, declaration.forced_colors) {
        Some("colour")
    } else if is_size(word.text, declaration.property) {
        Some("size")
    } else {
        None
    }
}

/// Whether it is a length or a time. Widths of strokes are lengths without a unit: that of their
/// drawing.
fn is_size(word: &str, property: &str) -> bool {
    let number = word.trim_start_matches('-');
    let unit = number.trim_start_matches(|character: char| ".0123456789".contains(character));
    let Some(amount) = number.strip_suffix(unit).filter(|amount| !amount.is_empty()) else {
        return false;
    };
    match unit {
        "" => property == "stroke-width" && amount != "0",
        "%" | "fr" | "deg" | "turn" => false,
        "vw" | "vh" | "dvw" | "dvh" | "svh" | "lvh" => amount != "100",
        _ => true,
    }
}
