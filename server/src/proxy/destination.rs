//! Which service, and what at it.

use axum::http::Uri;
use percent_encoding::percent_decode_str;

use super::halt::Halt;

/// Where a request goes on to.
#[derive(Debug)]
pub struct Destination<'a> {
    /// The service's name.
    pub service: &'a str,
    /// The path with query at the service, to the letter.
    pub path: &'a str,
    /// The path without query, as the service will read it.
    pub decoded: String,
    /// The whole path with query at this site.
    pub here: &'a str,
}

impl<'a> Destination<'a> {
    /// Takes `/s/<name>/…` apart.
    ///
    /// Services differ in how they read paths that climb, repeat slashes or hide them: such a path
    /// is refused, so that what was looked at is what is served.
    pub fn of(uri: &'a Uri) -> Result<Self, Halt> {
        let here = uri.path_and_query().ok_or(Halt::NoService)?.as_str();
        let rest = here.strip_prefix("/s/").ok_or(Halt::NoService)?;
        let slash = rest.find('/').ok_or(Halt::NoService)?;
        let (service, path) = rest.split_at_checked(slash).ok_or(Halt::NoService)?;
        // Some servers drop a question mark that nothing follows, so that tokens would not fit.
        let path = path.strip_suffix('?').unwrap_or(path);
        let raw = path.split_once('?').map_or(path, |(raw, _)| raw);
        let decoded = plain_path(raw).ok_or(Halt::NoService)?;
        Ok(Self { service, path, decoded, here })
    }
}

/// A path decoded, where it means one thing to everybody.
pub fn plain_path(raw: &str) -> Option<String> {
    let decoded = percent_decode_str(raw).decode_utf8().ok()?;
    let hidden = decoded.matches('/').count() != raw.matches('/').count();
    let climbs = decoded.split('/').any(|segment| matches!(segment, "." | ".."));
    let unclear = decoded.contains("//")
        || decoded.contains(['\\', ';', '%'])
        || decoded.chars().any(char::is_control);
    let plain = raw.starts_with('/') && !hidden && !climbs && !unclear;
    plain.then(|| decoded.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_goes_on_to_the_letter() {
        let uri: Uri = "/s/notes/a%20b/c?d=%2F..&e".parse().unwrap();
        let destination = Destination::of(&uri).unwrap();
        assert_eq!(destination.service, "notes");
        assert_eq!(destination.path, "/a%20b/c?d=%2F..&e");
        assert_eq!(destination.decoded, "/a b/c");
        let bare: Uri = "/s/notes/a?".parse().unwrap();
        assert_eq!(Destination::of(&bare).unwrap().path, "/a");
        let root: Uri = "/s/notes/".parse().unwrap();
        assert_eq!(Destination::of(&root).unwrap().path, "/");
    }

    #[test]
    fn a_path_that_could_be_read_in_two_ways_is_refused() {
        for path in [
            "/s/notes/../vault",
            "/s/notes/a/./b",
            "/s/notes/%2e%2e/b",
            "/s/notes/a%2fb",
            "/s/notes/a%5cb",
            "/s/notes//b",
            "/s/notes/%00",
            "/s/notes/%ff",
            "/s/notes/a;b",
            "/s/notes/%252e%252e/b",
            "/s/notes",
            "/s/",
            "/other",
        ] {
            let uri: Uri = path.parse().unwrap();
            assert!(Destination::of(&uri).is_err(), "{path}");
        }
    }
}
