//! What names an account, a challenge, a session, a link, or a place in the log or in a list.

use factors::Username;
use identity::{
    AccountId, AccountPlace, Anchor, ChallengeId, DeviceToken, RecoveryToken, ReportToken,
    SessionToken, Whom,
};

pub fn take(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    if let Ok(id) = text.parse::<AccountId>() {
        assert_eq!(id.to_string(), text, "one account has one spelling");
    }
    if let Ok(name) = text.parse::<Username>() {
        let whom = text.parse::<Whom>();
        assert!(
            matches!(&whom, Ok(Whom::Username(found)) if *found == name),
            "a name never means the account with some id: {text}"
        );
    }
    if let Ok(id) = text.parse::<ChallengeId>() {
        assert_eq!((id.as_str(), text.len()), (&*text, 22));
    }
    if let Ok(anchor) = text.parse::<Anchor>() {
        assert_eq!(anchor.to_string(), text, "one anchor has one spelling");
    }
    if let Ok(place) = text.parse::<AccountPlace>() {
        assert_eq!(place.to_string(), text, "one place has one spelling");
    }
    let session = text.parse::<SessionToken>();
    if let Ok(token) = &session {
        assert_eq!(token.reveal(), text, "one token has one spelling");
        assert!(!format!("{token:?}").contains(&*text), "it never shows");
    }
    let alike = [
        text.parse::<DeviceToken>().is_ok(),
        text.parse::<RecoveryToken>().is_ok(),
        text.parse::<ReportToken>().is_ok(),
    ];
    assert_eq!(alike, [session.is_ok(); 3]);
}

pub fn seeds() -> Vec<Vec<u8>> {
    crate::texts(&[
        "0190a5c4-7f3b-4c1d-9e2f-3a4b5c6d7e8f",
        "0190a5c47f3b4c1d9e2f3a4b5c6d7e8f",
        "urn:uuid:0190a5c4-7f3b-4c1d-9e2f-3a4b5c6d7e8f",
        "AAAAAAAAAAAAAAAAAAAAAA",
        "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU",
        "3:17:00ffa0",
        "15:9223372036854775807:",
        "grace.h",
        "1800000000000.0190a5c4-7f3b-4c1d-9e2f-3a4b5c6d7e8f",
    ])
}
