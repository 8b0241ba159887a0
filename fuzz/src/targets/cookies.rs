//! Cookies: the lines are headers.

use http::{HeaderMap, HeaderValue, header::COOKIE};
use identity::SessionToken;

const NAME: &str = "__Host-tessera";

pub fn take(input: &[u8]) {
    let mut headers: HeaderMap = input
        .split(|byte| *byte == b'\n')
        .filter_map(|line| HeaderValue::from_bytes(line).ok())
        .map(|value| (COOKIE, value))
        .collect();
    let all = request::cookies(&headers, NAME);
    let only = request::only_cookie(&headers, NAME);
    assert_eq!(only.is_some(), all.len() == 1);
    if let Some(token) = only.and_then(|value| value.parse::<SessionToken>().ok()) {
        assert!(String::from_utf8_lossy(input).contains(&token.reveal()));
    }
    headers.append(COOKIE, HeaderValue::from_static("__Host-tessera=planted"));
    assert_eq!(request::cookies(&headers, NAME).len(), all.len() + 1);
    assert_eq!(request::only_cookie(&headers, NAME).is_some(), all.is_empty());
}

pub fn seeds() -> Vec<Vec<u8>> {
    crate::texts(&[
        "__Host-tessera=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU",
        "tessera-theme=dark; __Host-tessera=\"a\"; x",
        "__Host-tessera=a; __Host-tessera=b",
        "__Host-tessera=%41; =; ;;a=b=c\n__Host-tessera-device=1",
    ])
}
