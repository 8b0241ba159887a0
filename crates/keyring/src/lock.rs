//! Processes that share a folder take turns.

use std::{
    fs::{File, OpenOptions},
    io,
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
};

/// A turn, which ends when this is dropped, or with the process however it ends.
#[derive(Debug)]
pub(crate) struct Turn {
    _file: File,
}

impl Turn {
    /// Waits until nobody else reads or changes.
    pub(crate) fn to_change(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(path)?;
        file.lock()?;
        Ok(Self { _file: file })
    }

    /// Waits until nobody changes: a folder that is listed during a rename may show neither name.
    /// Nothing to wait for where nobody ever changed anything, as in a secret mount.
    pub(crate) fn to_read(path: &Path) -> io::Result<Option<Self>> {
        match File::open(path) {
            Ok(file) => {
                file.lock_shared()?;
                Ok(Some(Self { _file: file }))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}
