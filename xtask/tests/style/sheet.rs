//! A style sheet, read as declarations and words.

/// A style sheet without its comments, strings and addresses.
pub struct Sheet {
    pub name: String,
    css: String,
}

/// `property: value`.
pub struct Declaration<'a> {
    pub property: &'a str,
    pub value: &'a str,
    /// Where the value begins.
    pub at: usize,
    /// Whether it holds only where the person's colours replace the page's.
    pub forced_colors: bool,
}

/// A name, a number with its unit, or a colour in hexadecimal digits.
pub struct Word<'a> {
    pub text: &'a str,
    /// Whether it is the name of a function.
    pub calls: bool,
    pub at: usize,
}

impl Sheet {
    pub fn new(name: &str, css: &str) -> Self {
        Self { name: name.to_owned(), css: blanked(css) }
    }

    pub fn place(&self, at: usize) -> String {
        let before = self.css.get(..at).unwrap_or_default();
        format!("{}:{}", self.name, before.matches('\n').count() + 1)
    }

    pub fn declarations(&self) -> Vec<Declaration<'_>> {
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

    pub fn words(&self) -> Vec<Word<'a>> {
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
