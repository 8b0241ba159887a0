//! What every digest is bound to.

use sha2::{Digest as _, Sha256};

use crate::username::Username;

/// Site and username, which go into every digest of a person's factors.
///
/// A picture's published hash, or the digest of the same picture on another
/// site or for another person, is therefore worth nothing here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    site: Part,
    username: Part,
}

/// Why site and username can't be bound to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BindingError {
    /// The site id is empty.
    #[error("the site id is empty")]
    EmptySite,
    /// The site id is longer than 65,535 bytes, the most its length field can say.
    #[error("the site id is longer than 65535 bytes")]
    LongSite,
    /// The username is longer than 65,535 bytes.
    #[error("the username is longer than 65535 bytes")]
    LongUsername,
}

impl Binding {
    /// Binds to `site`, the configured id that never changes, and to a username
    /// in its canonical spelling.
    ///
    /// # Errors
    /// Where the site id is empty or a part is too long for its length field.
    pub fn new(site: &str, username: &Username) -> Result<Self, BindingError> {
        Ok(Self {
            site: Part::site(site)?,
            username: Part::new(username.as_str()).ok_or(BindingError::LongUsername)?,
        })
    }

    pub(crate) fn site(&self) -> &Part {
        &self.site
    }

    /// A hash that has taken in `label || 0x00 || be16(len(site)) || site ||
    /// be16(len(username)) || username`; the body follows.
    pub(crate) fn hasher(&self, label: &str) -> Sha256 {
        let mut sha = site_hasher(label, &self.site);
        self.username.feed(&mut sha);
        sha
    }
}

/// One part of a binding, known to fit its 16-bit length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    length: u16,
    text: String,
}

impl Part {
    pub(crate) fn site(text: &str) -> Result<Self, BindingError> {
        if text.is_empty() {
            return Err(BindingError::EmptySite);
        }
        Self::new(text).ok_or(BindingError::LongSite)
    }

    fn new(text: &str) -> Option<Self> {
        let length = u16::try_from(text.len()).ok()?;
        Some(Self { length, text: text.to_owned() })
    }

    fn feed(&self, sha: &mut Sha256) {
        sha.update(self.length.to_be_bytes());
        sha.update(self.text.as_bytes());
    }
}

/// A hash that has taken in `label || 0x00 || be16(len(site)) || site`.
pub(crate) fn site_hasher(label: &str, site: &Part) -> Sha256 {
    let mut sha = Sha256::new();
    sha.update(label.as_bytes());
    sha.update([0]);
    site.feed(&mut sha);
    sha
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_must_be_said_and_fit() {
        let ada: Username = "ada".parse().unwrap();
        assert_eq!(Binding::new("", &ada), Err(BindingError::EmptySite));
        assert!(Binding::new(&"s".repeat(65_535), &ada).is_ok());
        assert_eq!(Binding::new(&"s".repeat(65_536), &ada), Err(BindingError::LongSite));
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        let digest = |site: &str, name: &str| {
            let binding = Binding::new(site, &name.parse().unwrap()).unwrap();
            binding.hasher("test").finalize()
        };
        assert_ne!(digest("site-a", "bcd"), digest("site-", "abcd"));
    }
}
