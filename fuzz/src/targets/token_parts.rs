//! The parts of tokens that have a form of their own.

use tickets::{AccountId, Locked, Purpose, Scope, SessionHash, Target, TokenId};

pub fn take(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    if let Ok(purpose) = Purpose::parse(&text) {
        assert_eq!(purpose.as_str(), text);
        assert!((1..=120).contains(&text.chars().count()));
        assert!(
            !text.chars().any(|c| c.is_control()
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        );
    }
    if let Ok(scope) = Scope::parse(&text) {
        assert_eq!(scope.iter().collect::<Vec<_>>().join(" "), text);
        assert!(scope.iter().all(|token| scope.contains(token)) && scope.iter().count() <= 16);
    }
    let (method, path) = text.split_once(' ').unwrap_or(("GET", &text));
    if let Ok(target) = Target::new(method, path) {
        assert_eq!((target.method(), target.path()), (method, path));
        assert!(path.starts_with('/') && !path.starts_with("//") && path.is_ascii());
    }
    if let Ok(session) = SessionHash::parse(&text) {
        assert_eq!((session.as_str(), text.len()), (&*text, 43));
    }
    if let Ok(id) = TokenId::parse(&text) {
        assert_eq!((id.as_str(), text.len()), (&*text, 22));
    }
    if let Ok(account) = text.parse::<AccountId>() {
        assert_eq!(account.to_string(), text);
    }
    if let Some(ticket) = Locked::ticket_in(input) {
        let wrapped = serde_json::to_vec(&Locked::new(ticket.clone())).unwrap();
        assert_eq!(Locked::ticket_in(&wrapped), Some(ticket));
    }
}

pub fn seeds() -> Vec<Vec<u8>> {
    let mut seeds = crate::texts(&[
        "Open your vault",
        "records.read records.write",
        "GET /records?page=2",
        "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU",
        "AAAAAAAAAAAAAAAAAAAAAA",
        "0190a5c4-7f3b-7c1d-9e2f-3a4b5c6d7e8f",
    ]);
    seeds.push(serde_json::to_vec(&Locked::new("a.b.c".to_owned())).unwrap());
    seeds
}
