//! The request a token was made for.

use crate::error::Error;

/// Longest path with query that a ticket can carry. It stands in the ticket and again in the
/// countersigned token around it, which must stay within 4 KiB.
pub(crate) const MAX_PATH_BYTES: usize = 256;

/// `htm` and `htp`: the method and the path with query of one request, as they stand in the
/// request line (RFC 9112 §3, origin form).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target<'a> {
    method: &'a str,
    path: &'a str,
}

impl<'a> Target<'a> {
    /// Takes the method and the path with query of a request.
    ///
    /// # Errors
    /// [`Error::Method`] when the method is not 1 to 16 capital letters, [`Error::Target`] when the
    /// path does not begin with one `/` or has other than visible ASCII characters.
    pub fn new(method: &'a str, path: &'a str) -> Result<Self, Error> {
        if !(1..=16).contains(&method.len())
            || !method.bytes().all(|byte| byte.is_ascii_uppercase())
        {
            return Err(Error::Method);
        }
        let origin_form = path.starts_with('/') && !path.starts_with("//");
        if !origin_form || !path.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Error::Target);
        }
        Ok(Self { method, path })
    }

    /// The method, such as `GET`.
    #[must_use]
    pub fn method(&self) -> &'a str {
        self.method
    }

    /// The path with query, such as `/records?page=2`.
    #[must_use]
    pub fn path(&self) -> &'a str {
        self.path
    }

    /// Refuses a token that was made for another request.
    pub(crate) fn check(&self, htm: &str, htp: &str) -> Result<(), Error> {
        if htm != self.method {
            return Err(Error::Method);
        }
        if htp != self.path {
            return Err(Error::Target);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_a_method_and_an_origin_form() {
        assert!(Target::new("GET", "/records?x=%20").is_ok());
        for bad in ["", "get", "GE T", "ABCDEFGHIJKLMNOPQ"] {
            assert_eq!(Target::new(bad, "/"), Err(Error::Method), "{bad}");
        }
        for bad in ["", "records", "//host/x", "/a b", "/\u{e4}", "/a\n", "http://host/"] {
            assert_eq!(Target::new("GET", bad), Err(Error::Target), "{bad}");
        }
    }
}
