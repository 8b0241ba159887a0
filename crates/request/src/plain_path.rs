//! Paths that mean one thing to everybody.

use percent_encoding::percent_decode_str;

/// A path, decoded, as any server reads it; `None` where two servers could read it differently:
/// one that climbs, repeats slashes or hides them, is encoded twice, has parameters, a query, a
/// fragment or control characters, or is no UTF-8.
pub fn plain_path(raw: &str) -> Option<String> {
    let decoded = percent_decode_str(raw).decode_utf8().ok()?;
    let hidden = decoded.matches('/').count() != raw.matches('/').count();
    let climbs = decoded.split('/').any(|segment| matches!(segment, "." | ".."));
    let unclear = decoded.contains("//")
        || decoded.contains(['\\', ';', '%'])
        || decoded.chars().any(char::is_control);
    // What follows either is no path (RFC 3986 §3.3), though some servers serve it as one.
    let bare = !raw.contains(['?', '#']);
    let plain = raw.starts_with('/') && bare && !hidden && !climbs && !unclear;
    plain.then(|| decoded.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_path_is_decoded() {
        assert_eq!(plain_path("/a%20b/c").as_deref(), Some("/a b/c"));
        assert_eq!(plain_path("/").as_deref(), Some("/"));
        assert_eq!(plain_path("/.well-known/..a").as_deref(), Some("/.well-known/..a"));
    }

    #[test]
    fn a_path_that_could_be_read_in_two_ways_is_none() {
        for path in [
            "/../vault",
            "/a/./b",
            "/%2e%2e/b",
            "/a%2fb",
            "/a%5cb",
            "//b",
            "/%00",
            "/%ff",
            "/a;b",
            "/%252e%252e/b",
            "/a#",
            "/a#/b",
            "/a?b",
            "a",
            "",
        ] {
            assert_eq!(plain_path(path), None, "{path}");
        }
    }
}
