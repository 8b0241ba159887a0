//! Releases of Rust.

use std::fmt;

/// The oldest compiler that the workspace can be built with.
pub const NEEDED: Release = match Release::from_digits(env!("CARGO_PKG_RUST_VERSION")) {
    Some(release) => release,
    None => panic!("rust-version in Cargo.toml is no release"),
};

/// Major and minor, such as 1.96.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Release {
    major: u32,
    minor: u32,
}

impl Release {
    /// From `1.96.0+dfsg1-1~deb12u1`, or `1.95.0-59807616e`.
    pub fn parse(version: &str) -> Option<Self> {
        Self::from_digits(version)
    }

    const fn from_digits(version: &str) -> Option<Self> {
        let Some((major, rest)) = number(version.as_bytes()) else { return None };
        let [b'.', rest @ ..] = rest else { return None };
        match number(rest) {
            Some((minor, _)) => Some(Self { major, minor }),
            None => None,
        }
    }
}

/// The digits at the beginning, and what follows them.
const fn number(text: &[u8]) -> Option<(u32, &[u8])> {
    let (mut rest, mut value, mut any) = (text, 0_u32, false);
    while let [digit @ b'0'..=b'9', tail @ ..] = rest {
        value = value.saturating_mul(10).saturating_add((*digit - b'0') as u32);
        (rest, any) = (tail, true);
    }
    if any { Some((value, rest)) } else { None }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn releases_are_read_from_what_compilers_and_packages_call_themselves() {
        let release = |major, minor| Some(Release { major, minor });
        assert_eq!(Release::parse("1.96.0+dfsg1-1~deb12u1"), release(1, 96));
        assert_eq!(Release::parse("1.94"), release(1, 94));
        assert_eq!(Release::parse("2.0.0-nightly"), release(2, 0));
        for none in ["", "rustc", "1", "1.", ".5"] {
            assert_eq!(Release::parse(none), None, "{none}");
        }
    }

    #[test]
    fn later_is_greater_also_with_more_digits() {
        assert!(Release::parse("1.100.0") > Release::parse("1.96.0"));
        assert!(Release::parse("1.85.0") < Some(NEEDED));
        assert!(None < Some(NEEDED));
    }
}
