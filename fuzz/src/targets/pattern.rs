//! Patterns, as people and mail programs write them.

use factors::{Pattern, pattern::Path};

pub fn take(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let (pattern, path) = (text.parse::<Pattern>(), Path::parse(&text));
    if let Ok(pattern) = pattern {
        assert_eq!(Pattern::new(&pattern.positions()), Ok(pattern));
        assert_eq!(pattern.to_string().parse(), Ok(pattern));
        assert_eq!(path.as_ref().map(Path::pattern), Ok(Some(pattern)), "a path can become it");
        assert_eq!(pattern.drawing().lines().count(), 5);
    }
    if let Ok(path) = path {
        assert!(path.len() <= 6 && path.is_complete() == path.pattern().is_some());
    }
    let json = serde_json::from_slice::<Pattern>(input);
    if let Ok(read) = json {
        let written = serde_json::to_string(&read).unwrap();
        assert_eq!(serde_json::from_str::<Pattern>(&written).unwrap(), read);
    }
}

pub fn seeds() -> Vec<Vec<u8>> {
    crate::texts(&[
        "3-9-12-16-22-18",
        "1-2-3-4-5-10",
        "030912162218",
        "3 9 12, 16. 22 → 18",
        "1\u{200b}-\u{2014}7-13-19-25-24",
        "\"3-9-12-16-22-18\"",
    ])
}
