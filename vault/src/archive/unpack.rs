//! An archive, read back.

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, BufReader, Read, Write},
    iter,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Component, Path, PathBuf},
};

use age::{DecryptError, Decryptor, scrypt, secrecy::SecretString};
use tar::{Archive, EntryType};

use super::{RECORDS, WORK_FACTOR, passphrase};

/// Why an archive was not unpacked. Each message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum UnpackError {
    /// The file or folder cannot be read or written.
    #[error("{path}: {source}")]
    Io {
        /// Which one.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// Something is where the archive should go.
    #[error("{0} is there already; name a folder that is not")]
    Exists(PathBuf),
    /// The passphrase is another one.
    #[error(
        "the passphrase is not that of this archive; it was shown once, when the archive was made"
    )]
    Passphrase,
    /// It is not an archive of a vault at all.
    #[error("this is not an archive of a vault")]
    NotAnArchive,
    /// Bytes are missing or altered.
    #[error("the archive is cut short or was altered; nothing was unpacked: export it once more")]
    Damaged,
    /// An entry would lead out of the folder.
    #[error("the archive holds something that is no file of a vault; nothing was unpacked")]
    Foreign,
}

/// Unpacks the archive at `archive` into a new folder `to`, and says how many files there are. Files
/// get mode 0600 and folders 0700.
///
/// # Errors
/// [`UnpackError`]; then there is no folder `to`.
pub fn unpack(archive: &Path, passphrase: &str, to: &Path) -> Result<usize, UnpackError> {
    let file = File::open(archive).map_err(refused(archive))?;
    if to.symlink_metadata().is_ok() {
        return Err(UnpackError::Exists(to.to_owned()));
    }
    let mut content = decrypted(file, passphrase)?;
    let draft = make_draft(to)?;
    let unpacked = entries(&mut content, &draft).and_then(|files| {
        fs::rename(&draft, to).map_err(refused(to))?;
        Ok(files)
    });
    if unpacked.is_err() {
        fs::remove_dir_all(&draft).map_err(refused(&draft))?;
    }
    unpacked
}

fn decrypted(file: File, passphrase: &str) -> Result<impl Read, UnpackError> {
    let decryptor = Decryptor::new_buffered(BufReader::new(file)).map_err(|error| match error {
        DecryptError::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            UnpackError::Damaged
        }
        _ => UnpackError::NotAnArchive,
    })?;
    if !decryptor.is_scrypt() {
        return Err(UnpackError::NotAnArchive);
    }
    let passphrase = passphrase::normal(passphrase);
    let mut identity = scrypt::Identity::new(SecretString::from(passphrase.as_str()));
    // More is none of a vault's archives, and could take any amount of memory.
    identity.set_max_work_factor(WORK_FACTOR);
    decryptor.decrypt(iter::once(&identity as &dyn age::Identity)).map_err(|error| match error {
        DecryptError::Io(_) | DecryptError::InvalidMac => UnpackError::Damaged,
        DecryptError::ExcessiveWork { .. } => UnpackError::NotAnArchive,
        _ => UnpackError::Passphrase,
    })
}

/// Writes every entry below `folder`, and reads on to the end: only there it shows that nothing is
/// missing.
pub(crate) fn entries(content: &mut impl Read, folder: &Path) -> Result<usize, UnpackError> {
    let mut archive = Archive::new(content);
    let mut files = 0;
    for entry in archive.entries().map_err(damaged)? {
        let mut entry = entry.map_err(damaged)?;
        let path = entry.path().map_err(damaged)?.into_owned();
        if files == 0 && path != Path::new(RECORDS) {
            return Err(UnpackError::NotAnArchive);
        }
        let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
        if entry.header().entry_type() != EntryType::Regular || !inside {
            return Err(UnpackError::Foreign);
        }
        let path = folder.join(path);
        path.parent().map_or(Ok(()), make_folder)?;
        write(&mut entry, &path)?;
        files += 1;
    }
    if files == 0 {
        return Err(UnpackError::NotAnArchive);
    }
    io::copy(archive.into_inner(), &mut io::sink()).map_err(damaged)?;
    Ok(files)
}

fn write(entry: &mut impl Read, path: &Path) -> Result<(), UnpackError> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .map_err(refused(path))?;
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let read = entry.read(&mut buffer).map_err(damaged)?;
        let Some(bytes) = buffer.get(..read).filter(|bytes| !bytes.is_empty()) else {
            return Ok(());
        };
        file.write_all(bytes).map_err(refused(path))?;
    }
}

/// A new folder beside `to`. One that is there was not made by this call, and is left alone.
fn make_draft(to: &Path) -> Result<PathBuf, UnpackError> {
    // Without a slash at the end, which would make it a folder in the folder.
    let mut draft = to.components().collect::<PathBuf>().into_os_string();
    draft.push(".partial");
    let draft = PathBuf::from(draft);
    draft.parent().map_or(Ok(()), make_folder)?;
    match DirBuilder::new().mode(0o700).create(&draft) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Err(UnpackError::Exists(draft))
        }
        made => made.map(|()| draft.clone()).map_err(refused(&draft)),
    }
}

fn make_folder(path: &Path) -> Result<(), UnpackError> {
    DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(refused(path))
}

/// Whatever is wrong while reading: each byte is authenticated.
fn damaged(_: io::Error) -> UnpackError {
    UnpackError::Damaged
}

fn refused(path: &Path) -> impl FnOnce(io::Error) -> UnpackError {
    let path = path.to_owned();
    move |source| UnpackError::Io { path, source }
}
