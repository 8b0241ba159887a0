//! The passphrase of an archive.

use ambient::Entropy;
use data_encoding::BASE32_NOPAD;
use zeroize::Zeroizing;

/// Letters and digits between two hyphens.
const GROUP: usize = 4;

/// Groups of a passphrase: 28 characters, 140 bits.
const GROUPS: usize = 7;

/// Draws a passphrase: base32 (RFC 4648 §6) in small letters, in groups that can be typed.
pub(super) fn draw(entropy: &dyn Entropy) -> Zeroizing<String> {
    let bytes = Zeroizing::new(entropy.bytes::<18>());
    let mut text = Zeroizing::new(BASE32_NOPAD.encode(&*bytes));
    text.truncate(GROUPS * GROUP);
    normal(&text)
}

/// A passphrase as it was drawn, of one as it was typed: with capitals, with spaces, or without
/// anything between its groups.
pub(super) fn normal(typed: &str) -> Zeroizing<String> {
    let mut normal = Zeroizing::new(String::with_capacity(GROUPS * (GROUP + 1)));
    let characters = typed.chars().filter(char::is_ascii_alphanumeric).take(GROUPS * GROUP + 1);
    for (place, character) in characters.enumerate() {
        if place > 0 && place.is_multiple_of(GROUP) {
            normal.push('-');
        }
        normal.push(character.to_ascii_lowercase());
    }
    normal
}

#[cfg(test)]
mod tests {
    use ambient::SystemEntropy;

    use super::*;

    #[test]
    fn a_passphrase_can_be_typed() {
        let drawn = draw(&SystemEntropy);
        assert_eq!(drawn.len(), 34);
        assert!(drawn.split('-').all(|group| group.len() == 4), "{}", *drawn);
        assert_ne!(drawn, draw(&SystemEntropy));
    }

    #[test]
    fn however_it_is_typed_it_is_the_same() {
        let drawn = draw(&SystemEntropy);
        for typed in [
            drawn.to_uppercase(),
            drawn.replace('-', " "),
            drawn.replace('-', ""),
            format!("  {}\n", *drawn),
        ] {
            assert_eq!(normal(&typed), drawn);
        }
        assert_ne!(normal(&format!("{}a", *drawn)), drawn);
    }
}
