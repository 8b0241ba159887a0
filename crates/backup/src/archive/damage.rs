//! What is wrong with a file that cannot be read to its end.

use std::{
    cell::Cell,
    io::{self, Read},
    path::Path,
    rc::Rc,
};

use age::DecryptError;

use crate::Error;

/// How far a file was read.
#[derive(Clone, Copy)]
enum Progress {
    Reading,
    Ended,
    Failed(io::ErrorKind),
}

/// A file that remembers how far it was read: what could not be decrypted is not what was written,
/// unless the file itself could not be read; and where its end was reached, more may be missing.
pub(crate) struct Watched<R> {
    file: R,
    progress: Rc<Cell<Progress>>,
}

/// Tells from the progress of a file what is wrong with it.
pub(crate) struct Judge(Rc<Cell<Progress>>);

impl<R: Read> Watched<R> {
    pub fn new(file: R) -> (Self, Judge) {
        let progress = Rc::new(Cell::new(Progress::Reading));
        (Self { file, progress: Rc::clone(&progress) }, Judge(progress))
    }
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(into);
        match &read {
            Ok(0) if !into.is_empty() => self.progress.set(Progress::Ended),
            Err(error) if error.kind() != io::ErrorKind::Interrupted => {
                self.progress.set(Progress::Failed(error.kind()));
            }
            _ => {}
        }
        read
    }
}

impl Judge {
    /// Reading broke off in the middle.
    pub fn broken_off(&self, path: &Path) -> Error {
        match self.0.get() {
            Progress::Reading => Error::Altered,
            Progress::Ended => Error::CutShort,
            Progress::Failed(kind) => Error::io(path)(kind.into()),
        }
    }

    /// The beginning was refused.
    pub fn not_opened(&self, path: &Path, error: &DecryptError) -> Error {
        match error {
            DecryptError::NoMatchingKeys => Error::OtherKey,
            DecryptError::InvalidMac
            | DecryptError::DecryptionFailed
            | DecryptError::KeyDecryptionFailed => Error::Altered,
            DecryptError::Io(error) if error.kind() != io::ErrorKind::InvalidData => {
                self.broken_off(path)
            }
            _ => Error::NotABackup,
        }
    }
}
