//! Words that a stranger knows of the person and the site.

use super::spelling::{folded, reversed, with_all_read};

/// Words shorter than this say nothing about a password that contains them.
const SHORTEST_WORD: usize = 4;
/// What stands between the parts of a name.
const SEPARATORS: [char; 6] = ['.', '-', '_', '+', ' ', '@'];

/// The words of one person on one site.
pub(super) struct Context(Vec<String>);

impl Context {
    /// The username, the address and the site's name: whole, in parts, and without the digits at
    /// the end of a part. Of the address' domain every label counts but the last, which is one of
    /// a few that everybody has.
    pub(super) fn of(username: &str, email: &str, site_name: &str) -> Self {
        let (local, domain) = email.rsplit_once('@').unwrap_or((email, ""));
        let labels = domain.rsplit_once('.').map_or(domain, |(labels, _)| labels);
        let mut words = Vec::new();
        for name in [username, local, domain, labels, site_name] {
            let name = folded(name);
            let parts = name.split(SEPARATORS);
            let bare = |part: &str| part.trim_end_matches(|char: char| char.is_numeric()).len();
            let bare = name.split(SEPARATORS).filter_map(|part| part.get(..bare(part)));
            words.extend(parts.chain(bare).map(str::to_owned));
            words.push(name.split(SEPARATORS).collect());
            words.push(name.to_string());
        }
        // The parts of the domain came with its last label.
        let last = folded(domain.rsplit('.').next().unwrap_or_default());
        words.retain(|word| word.chars().count() >= SHORTEST_WORD && **word != **last);
        words.sort();
        words.dedup();
        Self(words)
    }

    /// Whether a folded password contains one of them, also with signs for letters or backwards.
    pub(super) fn is_in(&self, password: &str) -> bool {
        let spelled = |text: &str, word: &str| text.contains(word) || reversed(text).contains(word);
        self.0.iter().any(|word| {
            spelled(password, word)
                || with_all_read(password)
                    .zip(with_all_read(word))
                    .any(|(password, word)| spelled(&password, &word))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_in(password: &str) -> bool {
        Context::of("grace.hopper52", "amazing_admiral@fleet.navy.example", "Tessera Bank")
            .is_in(&folded(password))
    }

    #[test]
    fn names_are_found_whole_and_in_parts() {
        for about in [
            "xx grace.hopper52 xx",
            "gracehopper52",
            "my name is Grace",
            "HOPPER likes compilers",
            "an amazing password",
            "what an admiral says",
            "amazingadmiral",
            "the whole fleet sails",
            "in the navy again",
            "tesserabank for me",
            "only for tessera, ok",
            "robbing a bank today",
        ] {
            assert!(is_in(about), "{about}");
        }
    }

    #[test]
    fn names_are_found_in_disguise() {
        for about in ["xx h0pp3r xx", "4m@z1ng, is it not", "T3$$3R4 is nice", "so reppoh it is"] {
            assert!(is_in(about), "{about}");
        }
    }

    #[test]
    fn a_one_in_a_name_is_a_letter_too() {
        let context = Context::of("wi11iam", "a@b.example", "");
        assert!(context.is_in("dear william, hello"));
        let context = Context::of("william", "a@b.example", "");
        assert!(context.is_in("dear w!ll1am, hello") || context.is_in("dear w1ll1am, hello"));
    }

    #[test]
    fn what_says_nothing_of_the_person_is_not_found() {
        for other in [
            "correct horse battery staple",
            "for example, an example",
            "gra ce and hop per apart",
            "",
        ] {
            assert!(!is_in(other), "{other}");
        }
    }

    #[test]
    fn short_names_do_not_forbid_half_of_the_language() {
        let context = Context::of("ann", "ann@it.example", "X");
        assert!(!context.is_in("planning a banner with it"));
    }
}
