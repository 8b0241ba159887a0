//! The style sheets, read as text: colours and sizes have their names in `tokens.css`, nothing
//! lies on the wrong side of a page that is written from right to left, and no name is left over.
//!
//! Besides tokens, a style sheet may say: `0`, percentages, `fr`, angles, plain numbers, the whole
//! viewport (`100dvh`), `transparent`, `currentcolor`, the system's colours where colours are
//! forced, and any length in the condition of an at-rule, where no token can be read.

use std::{collections::BTreeSet, fs, io, path::Path};

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

fn is_colour(word: &Word<'_>, forced_colors: bool) -> bool {
    let name = word.text.to_ascii_lowercase();
    let among = |names: &str| names.split_whitespace().any(|known| known == name);
    if word.calls {
        return among(COLOUR_FUNCTIONS);
    }
    let is_of_system = among(SYSTEM_COLOURS) && !forced_colors;
    name.starts_with('#') || among(NAMED_COLOURS) || is_of_system
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

const COLOUR_FUNCTIONS: &str = "rgb rgba hsl hsla hwb lab lch oklab oklch color";

/// CSS Color 4, §6.2.
const SYSTEM_COLOURS: &str = "accentcolor accentcolortext activetext buttonborder buttonface
    buttontext canvas canvastext field fieldtext graytext highlight highlighttext linktext mark
    marktext selecteditem selecteditemtext visitedtext";

/// CSS Color 4, §6.1.
const NAMED_COLOURS: &str = "aliceblue antiquewhite aqua aquamarine azure beige bisque black
    blanchedalmond blue blueviolet brown burlywood cadetblue chartreuse chocolate coral
    cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen
    darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon
    darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink
    deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro
    ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink indianred indigo ivory
    khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan
    lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen
    lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen
    magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen
    mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream
    mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid
    palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum
    powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen
    seashell sienna silver skyblue slateblue slategray slategrey snow springgreen steelblue tan
    teal thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen";

/// A declaration that means left or right.
struct Physical {
    file: String,
    property: String,
    place: String,
    value: String,
}

impl Physical {
    fn is(&self, file: &str, property: &str) -> bool {
        self.file == file && self.property == property
    }

    fn told(&self) -> String {
        format!("{}: {}: {}", self.place, self.property, self.value)
    }
}

fn physical(sheet: &Sheet) -> Vec<Physical> {
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

/// A style sheet without its comments, strings and addresses.
struct Sheet {
    name: String,
    css: String,
}

/// `property: value`.
struct Declaration<'a> {
    property: &'a str,
    value: &'a str,
    /// Where the value begins.
    at: usize,
    /// Whether it holds only where the person's colours replace the page's.
    forced_colors: bool,
}

/// A name, a number with its unit, or a colour in hexadecimal digits.
struct Word<'a> {
    text: &'a str,
    /// Whether it is the name of a function.
    calls: bool,
    at: usize,
}

impl Sheet {
    fn new(name: &str, css: &str) -> Self {
        Self { name: name.to_owned(), css: blanked(css) }
    }

    fn place(&self, at: usize) -> String {
        let before = self.css.get(..at).unwrap_or_default();
        format!("{}:{}", self.name, before.matches('\n').count() + 1)
    }

    fn declarations(&self) -> Vec<Declaration<'_>> {
        let mut found = Vec::new();
        let mut blocks: Vec<&str> = Vec::new();
        let mut start = 0;
        for (end, mark) in self.css.match_indices(['{', '}', ';']) {
            let text = self.css.get(start..end).unwrap_or_default();
            if mark == "{" {
                blocks.push(text);
            } else {
                let forced = blocks.iter().any(|block| block.contains("(forced-colors: active)"));
                found.extend(Declaration::read(text, start, forced));
            }
            if mark == "}" {
                blocks.pop();
            }
            start = end + 1;
        }
        found
    }
}

impl<'a> Declaration<'a> {
    /// Reads what stands at `start`; nothing where it is blank or an at-rule.
    fn read(text: &'a str, start: usize, forced_colors: bool) -> Option<Self> {
        let (property, value) = text.split_once(':')?;
        let at = start + text.len() - value.len();
        let property = property.trim();
        (!property.starts_with('@')).then_some(Self { property, value, at, forced_colors })
    }

    fn words(&self) -> Vec<Word<'a>> {
        let mut words = Vec::new();
        let mut at = 0;
        for text in self.value.split(parts_words) {
            let end = at + text.len();
            let calls = self.value.get(end..).is_some_and(|rest| rest.starts_with('('));
            if !text.is_empty() {
                words.push(Word { text, calls, at: self.at + at });
            }
            at = end + 1;
        }
        words
    }
}

/// Whether a character stands between words. Each that does is one byte long.
fn parts_words(character: char) -> bool {
    character.is_ascii() && !character.is_ascii_alphanumeric() && !"-_#.%".contains(character)
}

/// The same text, lines and all, with spaces for comments, strings and addresses.
fn blanked(css: &str) -> String {
    let mut blanked = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(first) = rest.chars().next() {
        let (hidden, shown) = rest.split_at(opaque(rest));
        blanked.extend(hidden.chars().map(|hidden| if hidden == '\n' { '\n' } else { ' ' }));
        rest = shown;
        if hidden.is_empty() {
            blanked.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }
    blanked
}

/// How many bytes of a comment, a string or an address a text begins with.
fn opaque(text: &str) -> usize {
    let ends = [("/*", "*/"), ("url(", ")"), ("\"", "\""), ("'", "'")];
    let begun = ends.iter().find_map(|(open, close)| Some((text.strip_prefix(open)?, close)));
    begun.map_or(0, |(inside, close)| {
        let left = inside.split_once(close).map_or("", |(_, left)| left);
        text.len() - left.len()
    })
}
