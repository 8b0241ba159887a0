//! Files that hold one secret each.

use std::{
    fs,
    io::{self, Write as _},
    os::unix::fs::{DirBuilderExt as _, MetadataExt as _, PermissionsExt as _, lchown},
    path::{Path, PathBuf},
};

use zeroize::Zeroizing;

use crate::draft::{open_draft, refuse_shared_draft};

/// Why a secret file could not be used. Each message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum SecretFileError {
    /// Group or others may read or write the file.
    #[error("{path}: others can read this secret (mode {mode:03o}); run: chmod 600 {path}")]
    ReadableByOthers {
        /// The file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// The file is not there.
    #[error("{path}: this secret is missing; restore it from your backup")]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// The file is there, but is not a secret of the expected form.
    #[error("{path}: {problem}; restore it from your backup")]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// The operating system refused.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
}

/// A file that holds one secret and that nobody but its owner can read.
#[derive(Clone, Debug)]
pub struct SecretFile {
    path: PathBuf,
}

impl SecretFile {
    /// The secret file at `path`, which may not exist yet.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the file exists.
    pub fn exists(&self) -> bool {
        self.path.exists()
    }

    /// Reads the secret.
    ///
    /// # Errors
    /// [`SecretFileError::Missing`], or [`SecretFileError::ReadableByOthers`] where any bit of
    /// group or others is set, or the system's refusal.
    pub fn read(&self) -> Result<Zeroizing<Vec<u8>>, SecretFileError> {
        let mode = match fs::metadata(&self.path) {
            Ok(metadata) => metadata.permissions().mode() & 0o777,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(SecretFileError::Missing { path: self.path.clone() });
            }
            Err(error) => return Err(self.refused(error)),
        };
        if mode & 0o077 != 0 {
            return Err(SecretFileError::ReadableByOthers { path: self.path.clone(), mode });
        }
        fs::read(&self.path).map(Zeroizing::new).map_err(|error| self.refused(error))
    }

    /// Writes a new secret with mode 0600, whole or not at all; folders on the way get 0700.
    ///
    /// # Errors
    /// The system's refusal; also where the file exists already: a secret is never overwritten.
    pub fn create(&self, secret: &[u8]) -> Result<(), SecretFileError> {
        let folder = match self.path.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)
            .map_err(|error| self.refused(error))?;
        let draft = self.path.with_extension("draft");
        let written = (|| {
            let mut file = open_draft(&draft)?;
            // Two that make the same secret at once take turns; the second finds it made.
            file.lock()?;
            if self.path.exists() {
                fs::remove_file(&draft)?;
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            refuse_shared_draft(&file)?;
            file.set_len(0)?;
            file.write_all(secret)?;
            file.sync_all()?;
            // A hard link, unlike a rename, fails where the name is taken.
            fs::hard_link(&draft, &self.path)?;
            // What is sealed with a secret reaches the disk with a database's own care: the name
            // of the secret must not be lost with the power while that is kept.
            fs::File::open(folder)?.sync_all()?;
            fs::remove_file(&draft)
        })();
        written.map_err(|error| self.refused(error))
    }

    /// Reads exactly `N` bytes.
    ///
    /// # Errors
    /// As [`SecretFile::read`], and [`SecretFileError::Malformed`] for another length.
    pub fn read_key<const N: usize>(&self) -> Result<Zeroizing<[u8; N]>, SecretFileError> {
        let bytes = self.read()?;
        <[u8; N]>::try_from(bytes.as_slice())
            .map(Zeroizing::new)
            .map_err(|_| self.malformed("the key has the wrong length"))
    }

    /// The error that says this file's content is not what it should be.
    pub fn malformed(&self, problem: &'static str) -> SecretFileError {
        SecretFileError::Malformed { path: self.path.clone(), problem }
    }

    fn refused(&self, source: io::Error) -> SecretFileError {
        SecretFileError::Io { path: self.path.clone(), source }
    }
}

/// Gives a file that root made to whom `model` belongs: a server that runs as somebody else could
/// not read it.
///
/// # Errors
/// The system's refusal, but for whoever may not give files away: they are not root, and made the
/// file for themselves.
pub fn hand_over(path: &Path, model: &Path) -> io::Result<()> {
    let (model, file) = (fs::metadata(model)?, fs::symlink_metadata(path)?);
    if file.uid() == model.uid() {
        return Ok(());
    }
    // Never what a link leads to: whoever owns the folder could make it lead anywhere.
    match lchown(path, Some(model.uid()), Some(model.gid())) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        done => done,
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn a_secret_comes_back_and_is_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let file = SecretFile::at(folder.path().join("keys/pepper"));
        file.create(b"first").unwrap();
        assert_eq!(file.read().unwrap().as_slice(), b"first");
        assert!(file.create(b"second").is_err());
        assert_eq!(file.read().unwrap().as_slice(), b"first");
        let mode = fs::metadata(file.path()).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600);
    }

    #[test]
    fn of_ten_that_make_a_secret_at_once_one_does_and_it_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let file = SecretFile::at(folder.path().join("keys/pepper"));
        let made: Vec<u8> = thread::scope(|scope| {
            let make = |number: u8| {
                let file = file.clone();
                scope.spawn(move || file.create(&[number; 4096]).is_ok().then_some(number))
            };
            let threads: Vec<_> = (0..10).map(make).collect();
            threads.into_iter().filter_map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(made.len(), 1);
        assert_eq!(file.read().unwrap().as_slice(), [made[0]; 4096]);
        let left = fs::read_dir(folder.path().join("keys")).unwrap().count();
        assert_eq!(left, 1, "drafts are tidied away");
    }

    #[test]
    fn a_secret_never_goes_where_a_link_leads() {
        let folder = tempfile::tempdir().unwrap();
        let [path, behind] = ["pepper", "elsewhere"].map(|name| folder.path().join(name));
        std::os::unix::fs::symlink(&behind, path.with_extension("draft")).unwrap();
        let refused = SecretFile::at(&path).create(b"secret").unwrap_err().to_string();
        assert!(refused.contains("remove it"), "{refused}");
        assert!(!behind.exists() && !path.exists());
    }

    #[test]
    fn a_secret_that_others_can_read_is_refused_with_the_remedy() {
        let folder = tempfile::tempdir().unwrap();
        let file = SecretFile::at(folder.path().join("pepper"));
        file.create(b"secret").unwrap();
        fs::set_permissions(file.path(), fs::Permissions::from_mode(0o640)).unwrap();
        let error = file.read().unwrap_err();
        assert!(error.to_string().contains("chmod 600"), "{error}");
        assert!(!error.to_string().contains("secret\n"));
    }

    #[test]
    fn a_missing_or_short_key_is_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let file = SecretFile::at(folder.path().join("pepper"));
        assert!(matches!(file.read_key::<32>(), Err(SecretFileError::Missing { .. })));
        file.create(b"short").unwrap();
        assert!(matches!(file.read_key::<32>(), Err(SecretFileError::Malformed { .. })));
    }

    #[test]
    fn a_file_goes_to_whom_its_model_belongs() {
        let folder = tempfile::tempdir().unwrap();
        let [file, model] = ["file", "model"].map(|name| folder.path().join(name));
        SecretFile::at(&file).create(b"a").unwrap();
        SecretFile::at(&model).create(b"b").unwrap();
        let owner = |path: &Path| fs::metadata(path).unwrap().uid();
        let root = owner(&file) == 0;
        if root {
            lchown(&model, Some(65_534), Some(65_534)).unwrap();
        }
        hand_over(&file, &model).unwrap();
        assert_eq!(owner(&file), owner(&model));
        assert_eq!(owner(&file) == 65_534, root);
    }
}
