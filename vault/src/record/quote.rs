//! A title within the sentence that a person confirms.

use tickets::Purpose;
use unicode_normalization::char::is_combining_mark;

/// The longest sentence, in characters.
const MAX_CHARS: usize = 120;

/// `lead` with `title` in quotation marks: what does not fit is cut, at a space where there is one
/// near the end, and what could disguise itself is left out.
pub(crate) fn quoting(lead: &str, title: &str) -> String {
    let shown: String = title.chars().filter(|each| is_plain(*each)).collect();
    let room = MAX_CHARS.saturating_sub(lead.chars().count() + " “”".chars().count());
    format!("{lead} “{}”", shortened(shown.trim(), room))
}

/// Whether a ticket's purpose takes this character.
fn is_plain(character: char) -> bool {
    Purpose::parse(&format!(".{character}.")).is_ok()
}

fn shortened(text: &str, room: usize) -> String {
    if text.chars().count() <= room {
        return text.to_owned();
    }
    let mut kept: Vec<char> = text.chars().take(room.saturating_sub(1)).collect();
    // What is left out begins with a mark that belongs to the last character that is kept.
    let cut_apart = text.chars().nth(kept.len()).is_some_and(is_combining_mark);
    if cut_apart {
        while kept.pop().is_some_and(is_combining_mark) {}
    }
    let mut kept: String = kept.into_iter().collect();
    if let Some((words, rest)) = kept.rsplit_once(' ')
        && rest.chars().count() < room / 4
    {
        kept.truncate(words.len());
    }
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(title: &str) -> String {
        let sentence = quoting("Show the secret fields of", title);
        assert!(Purpose::parse(&sentence).is_ok(), "{sentence}");
        sentence
    }

    #[test]
    fn a_title_that_fits_stands_whole() {
        assert_eq!(of("Main account"), "Show the secret fields of “Main account”");
        assert_eq!(of("口座"), "Show the secret fields of “口座”");
        assert_eq!(of(&"x".repeat(92)).chars().count(), 120);
    }

    #[test]
    fn a_long_title_is_cut_between_words() {
        let long = of(&"one two three ".repeat(8));
        assert!(long.ends_with("two three one…”"), "{long}");
        assert!(of(&"x".repeat(120)).ends_with("xx…”"));
        assert!(of(&"e\u{301}".repeat(60)).ends_with("e\u{301}…”"));
    }

    #[test]
    fn what_turns_the_text_around_is_left_out() {
        assert_eq!(of("a\u{202e}b\u{200d}c"), "Show the secret fields of “abc”");
        assert_eq!(of("\u{200b}"), "Show the secret fields of “”");
    }
}
