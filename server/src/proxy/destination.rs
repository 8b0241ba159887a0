//! Which service, and what at it.

use axum::http::Uri;
use request::plain_path;

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
    fn a_path_that_could_be_read_in_two_ways_or_names_no_service_is_refused() {
        for path in
            ["/s/notes/../vault", "/s/notes/%2e%2e/b", "/s/notes//b", "/s/notes", "/s/", "/x"]
        {
            let uri: Uri = path.parse().unwrap();
            assert!(Destination::of(&uri).is_err(), "{path}");
        }
    }
}
