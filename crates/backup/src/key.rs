//! Who can read a backup: X25519 keys of age, as `age-keygen` writes them.

use std::{io, path::Path};

use age::{
    secrecy::ExposeSecret as _,
    x25519::{Identity, Recipient},
};
use secrets::{SecretFile, SecretFileError};
use zeroize::Zeroizing;

use crate::{Error, Result};

/// Whom a backup is encrypted to. The program that makes it cannot read it.
#[derive(Clone, Debug)]
pub struct Recipients(Vec<Recipient>);

impl Recipients {
    /// Reads recipients (`age1…`), of which there must be one.
    ///
    /// # Errors
    /// [`Error::Recipient`], [`Error::NoRecipient`].
    pub fn parse<'a>(given: impl IntoIterator<Item = &'a str>) -> Result<Self> {
        let read = |text: &str| {
            text.trim().parse().map_err(|problem| Error::Recipient {
                // A secret key that was given by mistake is not repeated on the screen.
                given: text.chars().take(8).chain("…".chars()).collect(),
                problem,
            })
        };
        let recipients: Vec<Recipient> = given.into_iter().map(read).collect::<Result<_>>()?;
        if recipients.is_empty() { Err(Error::NoRecipient) } else { Ok(Self(recipients)) }
    }

    pub(crate) fn each(&self) -> impl Iterator<Item = &dyn age::Recipient> {
        self.0.iter().map(|recipient| recipient as &dyn age::Recipient)
    }
}

/// What opens backups.
pub struct Identities(Vec<Identity>);

impl Identities {
    /// Reads a file as `age-keygen` writes it: lines of identities, and of comments. Nobody but its
    /// owner may read it: it opens every backup.
    ///
    /// # Errors
    /// [`Error::Secret`] where others can read it, [`Error::Identity`], [`Error::Io`].
    pub fn read(path: &Path) -> Result<Self> {
        let wrong = |problem| Error::Identity { path: path.to_owned(), problem };
        let bytes = SecretFile::at(path).read().map_err(|error| match error {
            // It is in no backup that it could be restored from.
            SecretFileError::Missing { path } => Error::io(path)(io::ErrorKind::NotFound.into()),
            error => error.into(),
        })?;
        if bytes.starts_with(b"age-encryption.org/") {
            return Err(wrong("this file is itself encrypted; decrypt it first, with `age -d`"));
        }
        let text = std::str::from_utf8(&bytes).map_err(|_| wrong("this is no text"))?;
        let lines = text.lines().map(str::trim);
        let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        let read = |line: &str| line.parse().map_err(|_| wrong("a line is no identity of age"));
        let identities: Vec<Identity> = lines.map(read).collect::<Result<_>>()?;
        if identities.is_empty() {
            Err(wrong("no identity is in it"))
        } else {
            Ok(Self(identities))
        }
    }

    pub(crate) fn each(&self) -> impl Iterator<Item = &dyn age::Identity> {
        self.0.iter().map(|identity| identity as &dyn age::Identity)
    }
}

/// Makes a pair of keys: the content of an identity file, and the recipient.
pub fn new_key() -> (Zeroizing<String>, String) {
    let identity = Identity::generate();
    let (secret, recipient) = (identity.to_string(), identity.to_public().to_string());
    let secret = secret.expose_secret();
    (Zeroizing::new(format!("# public key: {recipient}\n{secret}\n")), recipient)
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt as _};

    use super::*;

    fn read(content: &str) -> Result<Identities> {
        read_with_mode(content, 0o600)
    }

    fn read_with_mode(content: &str, mode: u32) -> Result<Identities> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("identity");
        fs::write(&file, content).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
        Identities::read(&file)
    }

    #[test]
    fn an_identity_that_others_can_read_is_refused_with_the_remedy() {
        let (identity, _) = new_key();
        assert!(read_with_mode(&identity, 0o400).is_ok());
        for mode in [0o640, 0o604, 0o644] {
            let Err(refused) = read_with_mode(&identity, mode) else { panic!("{mode:o}") };
            let refused = refused.to_string();
            assert!(refused.contains(&format!("mode {mode:03o}")), "{refused}");
            assert!(refused.contains("chmod 600"), "{refused}");
        }
        let missing = Identities::read(Path::new("/nowhere/at/all"));
        assert!(matches!(missing, Err(Error::Io { .. })));
    }

    #[test]
    fn a_pair_of_keys_is_read_as_it_is_written() {
        let (identity, recipient) = new_key();
        assert_eq!(read(&identity).unwrap().0.len(), 1);
        assert_eq!(read(&format!("{}\n{}", *identity, *new_key().0)).unwrap().0.len(), 2);
        assert!(Recipients::parse([recipient.as_str()]).is_ok());
        let first = identity.lines().next().unwrap();
        assert_eq!(first, format!("# public key: {recipient}"));
    }

    #[test]
    fn what_is_no_key_is_told_without_repeating_it() {
        let (identity, _) = new_key();
        let secret = identity.lines().last().unwrap();
        let refused = Recipients::parse([secret]).unwrap_err().to_string();
        assert!(!refused.contains(&secret[10..]), "{refused}");
        assert!(matches!(Recipients::parse([]), Err(Error::NoRecipient)));
        for wrong in ["", "# nothing", "age1abc", "AGE-SECRET-KEY-1ABC"] {
            assert!(matches!(read(wrong), Err(Error::Identity { .. })), "{wrong}");
        }
        let Err(encrypted) = read("age-encryption.org/v1\n") else { panic!() };
        assert!(encrypted.to_string().contains("age -d"), "{encrypted}");
    }
}
