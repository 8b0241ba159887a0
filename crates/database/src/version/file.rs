//! Whether a file has changed.

use std::{
    fs,
    os::unix::fs::{FileExt as _, MetadataExt as _},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

/// Bytes of the header at the beginning of SQLite's shared memory file (the WAL-Index File Format,
/// section 2.1.1). It is there twice.
const HEADER: usize = 48;

/// The header, as it is once.
pub(super) type Header = [u8; HEADER];

/// Tells versions of a file. It reads what SQLite itself compares to find out whether another
/// process has written: a header in shared memory that every commit changes.
///
/// The file is opened once and never closed: closing any descriptor of a file takes away every lock
/// that the process holds on it (fcntl(2), POSIX record locks), SQLite's own among them.
#[derive(Clone, Debug)]
pub(crate) struct File {
    database: PathBuf,
    open: Arc<Mutex<Option<&'static fs::File>>>,
}

impl File {
    /// Of the database in `file`.
    pub(super) fn of(file: &Path) -> Self {
        Self { database: file.to_owned(), open: Arc::default() }
    }

    /// The header now; nothing where it cannot be told, as while somebody commits.
    pub(super) fn header(&self) -> Option<Header> {
        read(self.file()?)
    }

    fn file(&self) -> Option<&'static fs::File> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if open.is_none() {
            // SQLite puts it beside the file itself, not beside a link to it.
            let mut name = self.database.canonicalize().ok()?.into_os_string();
            name.push("-shm");
            *open = Some(Box::leak(Box::new(fs::File::open(name).ok()?)));
        }
        *open
    }
}

/// Nothing where the file is not the one that is used any more, or somebody is committing.
fn read(file: &fs::File) -> Option<Header> {
    let mut both = [0; 2 * HEADER];
    file.read_exact_at(&mut both, 0).ok()?;
    // Whoever closes the database last removes the file. This one then tells nothing any more.
    let in_use = file.metadata().ok()?.nlink() > 0;
    let (first, second) = both.split_first_chunk::<HEADER>()?;
    // They are written one after the other.
    let whole = first.as_slice() == second && *first != [0; HEADER];
    (in_use && whole).then_some(*first)
}
