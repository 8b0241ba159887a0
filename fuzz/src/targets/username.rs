//! Usernames.

use factors::{Username, username::MAX_LENGTH, username::MIN_LENGTH};

pub fn take(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let Ok(name) = text.parse::<Username>() else { return };
    let canonical = name.as_str();
    assert!((MIN_LENGTH..=MAX_LENGTH).contains(&canonical.len()));
    assert!(
        canonical.bytes().all(|byte| byte.is_ascii_lowercase()
            || byte.is_ascii_digit()
            || b"._-".contains(&byte))
    );
    assert_eq!(canonical.parse::<Username>().as_ref(), Ok(&name), "one name has one spelling");
    assert_eq!(text.trim().to_ascii_lowercase(), canonical, "nothing but case and spaces goes");
}

pub fn seeds() -> Vec<Vec<u8>> {
    crate::texts(&[
        "ada",
        " Grace.Hopper ",
        "a-1",
        "x_y.z-0123456789abcdefghijklmnop",
        "\u{212a}ate",
    ])
}
