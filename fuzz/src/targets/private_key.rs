//! Private keys in files.

use tickets::{KeyUse, SigningKey};

pub fn take(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let Ok(key) = SigningKey::from_pem(KeyUse::Ticket, &text) else { return };
    assert_eq!(key.public().kid().len(), 43);
    let shown = format!("{key:?}");
    assert!(!text.lines().any(|line| line.len() > 16 && shown.contains(line)), "it never shows");
}

pub fn seeds() -> Vec<Vec<u8>> {
    let pem = SigningKey::generate_pem().expect("a key can be made");
    let other = pem.replace("PRIVATE KEY", "EC PRIVATE KEY");
    crate::texts(&[&pem, &other, &pem.replace('\n', "\r\n"), &format!("{}{}", *pem, *pem)])
}
