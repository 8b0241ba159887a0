//! Files that belong to a backup: keys, mostly.

use std::{
    fs::{self, File},
    io,
    os::unix::fs::{DirBuilderExt as _, MetadataExt as _},
    path::{Path, PathBuf},
    time::{Duration, UNIX_EPOCH},
};

use ambient::Timestamp;
use secrets::{SecretFile, SecretFileError, hand_over};
use zeroize::Zeroizing;

use crate::{Error, Result};

/// The most bytes of one, and of what an archive says of itself. Keys are far smaller.
pub(crate) const MOST_BYTES: u64 = 1024 * 1024;

/// How often a folder is read anew where a file of it was gone.
const AGAIN: usize = 5;

/// A file that belongs to a backup.
#[derive(Clone)]
pub struct Keepsake {
    /// What it is called in the backup; a path without anything but plain names.
    pub name: String,
    /// Its bytes.
    pub content: Zeroizing<Vec<u8>>,
    /// When it was last changed; a first signing key is as old as its file.
    pub modified: Timestamp,
}

impl Keepsake {
    /// Reads a secret file under a name.
    ///
    /// # Errors
    /// [`Error::Secret`] where it is missing, or readable by others.
    pub fn of_secret(name: impl Into<String>, path: &Path) -> Result<Self> {
        Ok(Self::new(name, SecretFile::at(path).read()?, modified(path)?))
    }

    /// Reads a file under a name, whoever may read it.
    ///
    /// # Errors
    /// [`Error::Io`].
    pub fn of_file(name: impl Into<String>, path: &Path) -> Result<Self> {
        let content = fs::read(path).map(Zeroizing::new).map_err(Error::io(path))?;
        Ok(Self::new(name, content, modified(path)?))
    }

    /// Reads every secret file of a folder that `belongs`, each under its name behind `prefix`, in
    /// the order of their names. Where files are renamed meanwhile, it reads again.
    ///
    /// # Errors
    /// [`Error::Secret`], [`Error::Io`].
    pub fn of_folder(
        prefix: &str,
        folder: &Path,
        belongs: impl Fn(&str) -> bool,
    ) -> Result<Vec<Self>> {
        let read = || {
            let mut names = Vec::new();
            for entry in fs::read_dir(folder).map_err(Error::io(folder))? {
                let entry = entry.map_err(Error::io(folder))?;
                let name = entry.file_name().to_string_lossy().into_owned();
                if belongs(&name) && is_plain(&name) {
                    names.push(name);
                }
            }
            names.sort();
            let read =
                |name: &String| Self::of_secret(format!("{prefix}/{name}"), &folder.join(name));
            names.iter().map(read).collect::<Result<Vec<_>>>()
        };
        let mut attempts = (0..AGAIN).map(|_| read());
        let gone =
            |read: &Result<_>| matches!(read, Err(Error::Secret(SecretFileError::Missing { .. })));
        attempts.find(|read| !gone(read)).unwrap_or_else(read)
    }

    /// These bytes under a name.
    pub fn new(name: impl Into<String>, content: Zeroizing<Vec<u8>>, modified: Timestamp) -> Self {
        Self { name: name.into(), content, modified }
    }
}

/// Files of a backup and the places that they will get, which are free.
pub struct Placing {
    files: Vec<(PathBuf, Keepsake)>,
    folder: PathBuf,
}

impl Placing {
    /// Checks that each place is free, or holds this very file, as where a restoration before was
    /// interrupted. What is put there will belong to whom `folder` belongs.
    pub(crate) fn new(files: Vec<(PathBuf, Keepsake)>, folder: &Path) -> Result<Self> {
        for (path, file) in &files {
            match fs::read(path).map(Zeroizing::new) {
                Ok(there) if *there == *file.content => {}
                Ok(_) => return Err(Error::Occupied(path.clone())),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(Error::io(path)(error)),
            }
        }
        Ok(Self { files, folder: folder.to_owned() })
    }

    /// Gives what was made in the folder under a name that begins so to whom the folder belongs: a
    /// server that runs as somebody else could not use a database that root has made.
    ///
    /// # Errors
    /// [`Error::Io`].
    pub fn hand_over(&self, beginning: &str) -> Result<()> {
        for entry in fs::read_dir(&self.folder).map_err(Error::io(&self.folder))? {
            let path = entry.map_err(Error::io(&self.folder))?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.starts_with(beginning) {
                hand_over(&path, &self.folder).map_err(Error::io(&path))?;
            }
        }
        Ok(())
    }

    /// What an operator has to do before a server starts that does not run as root, where the folder
    /// belongs to root, and so everything in it.
    pub fn advice(&self) -> String {
        let owner = fs::metadata(&self.folder).map(|folder| folder.uid());
        if owner.is_ok_and(|owner| owner != 0) {
            return String::new();
        }
        let folder = self.folder.display();
        format!(
            "Everything in {folder} belongs to root: give it to the user that the server runs as \
             (chown -R), or it does not start.\n"
        )
    }

    /// Puts every file into its place, and says which of them were not there.
    pub(crate) fn write(&self) -> Result<Vec<PathBuf>> {
        make_private(&self.folder)?;
        let mut written = Vec::new();
        for (path, file) in self.files.iter().filter(|(path, _)| !path.exists()) {
            // What somebody else has made meanwhile is not ours to take back.
            if let Err(error) = SecretFile::at(path).create(&file.content) {
                take_back(&written);
                return Err(error.into());
            }
            written.push(path.clone());
            if let Err(error) = self.settle(path, file) {
                take_back(&written);
                return Err(error);
            }
        }
        Ok(written)
    }

    /// Gives a file its time, and to whom it belongs.
    fn settle(&self, path: &Path, file: &Keepsake) -> Result<()> {
        let since = Duration::from_millis(u64::try_from(file.modified.millis()).unwrap_or(0));
        File::open(path)
            .and_then(|open| open.set_modified(UNIX_EPOCH + since))
            .map_err(Error::io(path))?;
        let folder = path.parent().filter(|folder| folder.starts_with(&self.folder));
        for owned in folder.into_iter().chain([path]) {
            hand_over(owned, &self.folder).map_err(Error::io(owned))?;
        }
        Ok(())
    }
}

/// Removes files that a restoration has put there and that are of no use without the rest.
pub(crate) fn take_back(written: &[PathBuf]) {
    for path in written {
        // What stays is the very file of the backup: the next attempt takes it for its own.
        let _ = fs::remove_file(path);
    }
}

fn make_private(folder: &Path) -> Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(Error::io(folder))
}

fn modified(path: &Path) -> Result<Timestamp> {
    let at = fs::metadata(path).and_then(|file| file.modified()).map_err(Error::io(path))?;
    let since = at.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok(Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX)))
}

/// Whether a name leads to one place below a folder and nowhere else.
pub(crate) fn is_plain(name: &str) -> bool {
    let plain = |part: &str| {
        let inside = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
        !part.is_empty() && !part.starts_with('.') && part.bytes().all(inside)
    };
    name.len() <= 80 && name.split('/').all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keepsake(content: &[u8]) -> Keepsake {
        let at = Timestamp::from_millis(1_800_000_000_000);
        Keepsake::new("keys/pepper", Zeroizing::new(content.to_vec()), at)
    }

    #[test]
    fn a_file_goes_where_nothing_is_and_keeps_its_age() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys/pepper");
        let placing =
            || Placing::new(vec![(path.clone(), keepsake(b"secret"))], folder.path()).unwrap();
        assert_eq!(placing().write().unwrap(), std::slice::from_ref(&path));
        let read = Keepsake::of_secret("keys/pepper", &path).unwrap();
        assert_eq!(read.content.as_slice(), b"secret");
        assert_eq!(read.modified.millis(), 1_800_000_000_000);
        // A second attempt finds its own work.
        assert!(placing().write().unwrap().is_empty());
        let other = Placing::new(vec![(path.clone(), keepsake(b"other"))], folder.path());
        assert!(matches!(other, Err(Error::Occupied(_))));
        assert_eq!(fs::read(&path).unwrap(), b"secret");
    }

    #[test]
    fn a_folder_of_roots_is_told_and_another_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let advice = || Placing::new(Vec::new(), folder.path()).unwrap().advice();
        let is_root = fs::metadata(folder.path()).unwrap().uid() == 0;
        assert_eq!(advice().contains("chown -R"), is_root);
        if is_root {
            std::os::unix::fs::chown(folder.path(), Some(65_534), Some(65_534)).unwrap();
            assert_eq!(advice(), "");
        }
    }

    #[test]
    fn names_lead_nowhere_else() {
        for name in ["keys/pepper", "site", "keys/call.next-5.pem"] {
            assert!(is_plain(name), "{name}");
        }
        for name in ["", "/etc/passwd", "../a", "keys/../a", "keys//a", "a/", ".ssh/a", "a\0", "ä"]
        {
            assert!(!is_plain(name), "{name}");
        }
    }
}
