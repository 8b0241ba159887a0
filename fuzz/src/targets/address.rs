//! E-mail addresses.

use identity::EmailAddress;

pub fn take(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let Ok(address) = text.parse::<EmailAddress>() else { return };
    let kept = address.as_str();
    assert_eq!(kept, text.trim(), "it is kept as typed");
    assert_eq!(kept.matches('@').count(), 1, "one address, no list");
    assert!(kept.len() <= 254);
    assert!(
        !kept.chars().any(|character| character.is_control()
            || character.is_whitespace()
            || ",;:<>\"()[]\\".contains(character)),
        "nothing that ends a header or begins another recipient: {kept:?}"
    );
    assert_eq!(kept.parse::<EmailAddress>().as_ref(), Ok(&address));
    let canonical = address.canonical().parse::<EmailAddress>().expect("it is an address too");
    assert_eq!(canonical.canonical(), address.canonical());
    assert!(address.masked().chars().count() <= kept.chars().count() + 1);
}

pub fn seeds() -> Vec<Vec<u8>> {
    crate::texts(&[
        "ada@example.org",
        " Ada.L+x@Example.org ",
        "o'neil_{}|@a-b.c0.example",
        "x@b\u{fc}cher.example",
        "ada@example.org\r\nBcc: bob@example.org",
        "ada@example.org,bob@example.org",
    ])
}
