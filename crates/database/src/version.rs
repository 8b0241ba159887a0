//! Whether a file has changed.

use std::{
    fs::File,
    io,
    os::unix::fs::{FileExt as _, MetadataExt as _},
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};

/// Bytes of the header at the beginning of SQLite's shared memory file (the WAL-Index File Format,
/// section 2.1.1). It is there twice.
const HEADER: usize = 48;

/// A state of the whole database, as everybody sees it who uses the file: whatever was read since a
/// version was told is still so while the same version is told again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version([u8; HEADER]);

/// Tells versions of one file. It reads what SQLite itself compares to find out whether another
/// process has written: a header in shared memory that every commit changes.
#[derive(Clone, Debug)]
pub struct Versions {
    file: PathBuf,
    open: Arc<RwLock<Option<File>>>,
}

impl Versions {
    /// Of the database in `file`.
    pub fn of(file: &Path) -> Self {
        let mut name = file.as_os_str().to_owned();
        name.push("-shm");
        Self { file: name.into(), open: Arc::default() }
    }

    /// The version now; nothing where it cannot be told, as while somebody commits.
    pub fn now(&self) -> Option<Version> {
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(version) = open.as_ref().and_then(|file| read(file).ok()) {
            return version;
        }
        drop(open);
        let file = File::open(&self.file).ok()?;
        let version = read(&file).ok()?;
        *self.open.write().unwrap_or_else(PoisonError::into_inner) = Some(file);
        version
    }
}

/// # Errors
/// The file is not the one that is used any more, or not to be read.
fn read(file: &File) -> io::Result<Option<Version>> {
    let (mut first, mut second) = ([0; HEADER], [0; HEADER]);
    let mut both = [0; 2 * HEADER];
    file.read_exact_at(&mut both, 0)?;
    // Whoever closes the database last removes the file, and the next one makes another.
    if file.metadata()?.nlink() == 0 {
        return Err(io::ErrorKind::NotFound.into());
    }
    let (one, other) = both.split_at(HEADER);
    first.copy_from_slice(one);
    second.copy_from_slice(other);
    // They are written one after the other.
    Ok((first == second && first != [0; HEADER]).then_some(Version(first)))
}
