//! Paths of requests that are passed on to a service.

use percent_encoding::percent_decode_str;
use request::plain_path;

pub fn take(input: &[u8]) {
    let Some(raw) = std::str::from_utf8(input).ok() else { return };
    let Some(path) = plain_path(raw) else { return };
    assert!(raw.starts_with('/') && path.starts_with('/'));
    if !path.contains(['?', '#']) {
        assert_eq!(plain_path(&path).as_deref(), Some(path.as_str()), "read twice, it is the same");
    }
    // What a server makes of it that decodes segment by segment, or resolves dots.
    let segments: Vec<_> =
        raw.split('/').map(|part| percent_decode_str(part).decode_utf8_lossy()).collect();
    assert_eq!(segments.join("/"), path);
    assert!(segments.iter().all(|segment| segment != "." && segment != ".."));
    assert!(segments.iter().skip(1).rev().skip(1).all(|segment| !segment.is_empty()));
    let base = url::Url::parse("http://service.example").expect("it is a URL");
    if let Ok(url) = base.join(raw) {
        assert_eq!(url.host_str(), Some("service.example"), "it leads nowhere else");
        // A space at the end is none of a URL.
        if !raw.contains(' ') {
            assert_eq!(
                percent_decode_str(url.path()).decode_utf8_lossy(),
                path,
                "nothing is resolved"
            );
        }
    }
}

pub fn seeds() -> Vec<Vec<u8>> {
    crate::texts(&[
        "/",
        "/notes/a%20b/%C3%A4?q=/../",
        "/a/%2e%2e/%2fb",
        "/%252e%252e/b;c\\d",
        "/.well-known/...//x",
        "//service.other/b",
        "/a%23b%3Fc",
        "/a#/../b?c",
    ])
}
