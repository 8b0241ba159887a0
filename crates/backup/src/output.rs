//! Where an archive goes.

use std::{
    fs::{self, File, Metadata, TryLockError},
    io::{self, BufWriter, Write},
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
};

use ambient::Timestamp;
use secrets::{open_draft, refuse_shared_draft};

use crate::{Error, Result, manifest::rfc3339};

/// Where an archive goes: a file that appears once it is whole, or standard output.
#[derive(Debug)]
pub struct Output(Destination);

#[derive(Debug)]
enum Destination {
    File(Draft),
    Stdout(BufWriter<io::Stdout>),
}

/// A file on its way, which is removed where it does not arrive.
#[derive(Debug)]
struct Draft {
    path: PathBuf,
    draft: PathBuf,
    file: BufWriter<File>,
    kept: bool,
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.kept {
            // The error that led here is the one to be told.
            let _ = fs::remove_file(&self.draft);
        }
    }
}

impl Output {
    /// Standard output.
    pub fn stdout() -> Self {
        Self(Destination::Stdout(BufWriter::new(io::stdout())))
    }

    /// What an operator has named: `-` is standard output, a folder gets a file that is named after
    /// `program` and the instant.
    ///
    /// # Errors
    /// As [`Output::file`].
    pub fn named(given: &Path, program: &str, now: Timestamp) -> Result<Self> {
        if given == Path::new("-") {
            return Ok(Self::stdout());
        }
        if given.is_dir() {
            let instant = rfc3339(now).replace(':', "");
            return Self::file(&given.join(format!("{program}-{instant}.age")));
        }
        Self::file(given)
    }

    /// A new file of mode 0600. Until it is whole it is a draft beside it, which the next attempt
    /// takes over where this one is killed.
    ///
    /// # Errors
    /// [`Error::Exists`], [`Error::Busy`], [`Error::Io`].
    pub fn file(path: &Path) -> Result<Self> {
        refuse_existing(path)?;
        let mut draft = path.as_os_str().to_owned();
        draft.push(".draft");
        let draft = PathBuf::from(draft);
        let file = open_draft(&draft).map_err(Error::io(&draft))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::Busy(path.to_owned())),
            Err(TryLockError::Error(source)) => return Err(Error::io(&draft)(source)),
        }
        // Whoever held it before may have made a backup of it meanwhile.
        let place = |file: &Metadata| (file.dev(), file.ino());
        let is_draft = |there: Metadata| Ok(place(&there) == place(&file.metadata()?));
        match draft.symlink_metadata().and_then(is_draft) {
            Ok(true) => {}
            _ => return Err(Error::Busy(path.to_owned())),
        }
        refuse_shared_draft(&file).map_err(Error::io(&draft))?;
        file.set_len(0).map_err(Error::io(&draft))?;
        let file = BufWriter::new(file);
        Ok(Self(Destination::File(Draft { path: path.to_owned(), draft, file, kept: false })))
    }

    /// Where it goes, in words.
    pub fn place(&self) -> String {
        match &self.0 {
            Destination::File(draft) => draft.path.display().to_string(),
            Destination::Stdout(_) => "standard output".to_owned(),
        }
    }

    /// Whether it is standard output, where nothing else may be written.
    pub const fn is_stdout(&self) -> bool {
        matches!(self.0, Destination::Stdout(_))
    }

    /// Everything is written: it gets its name once it is safe from a power cut.
    pub(crate) fn keep(self) -> Result<()> {
        match self.0 {
            Destination::Stdout(mut stdout) => stdout.flush().map_err(Error::io("standard output")),
            Destination::File(draft) => draft.keep(),
        }
    }
}

impl Draft {
    fn keep(mut self) -> Result<()> {
        let written = self.file.flush().and_then(|()| self.file.get_ref().sync_all());
        written.map_err(Error::io(&self.draft))?;
        refuse_existing(&self.path)?;
        fs::rename(&self.draft, &self.path).map_err(Error::io(&self.path))?;
        self.kept = true;
        let folder = match self.path.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(Error::io(folder))
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.0 {
            Destination::File(draft) => draft.file.write(bytes),
            Destination::Stdout(stdout) => stdout.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.0 {
            Destination::File(draft) => draft.file.flush(),
            Destination::Stdout(stdout) => stdout.flush(),
        }
    }
}

fn refuse_existing(path: &Path) -> Result<()> {
    match path.symlink_metadata() {
        Ok(_) => Err(Error::Exists(path.to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Error::io(path)(error)),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_file_appears_once_it_is_whole_and_nothing_is_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("backup.age");
        let mut output = Output::file(&path).unwrap();
        assert!(matches!(Output::file(&path), Err(Error::Busy(_))));
        output.write_all(b"half").unwrap();
        drop(output);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "a half is of no use");
        let mut output = Output::file(&path).unwrap();
        output.write_all(b"whole").unwrap();
        assert!(!path.exists());
        output.keep().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"whole");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(matches!(Output::file(&path), Err(Error::Exists(_))));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_backup_never_goes_where_a_link_leads() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("backup.age");
        let [draft, behind] = ["backup.age.draft", "b"].map(|name| folder.path().join(name));
        std::os::unix::fs::symlink(&behind, &draft).unwrap();
        assert!(matches!(Output::file(&path), Err(Error::Io { .. })));
        assert!(!behind.exists());
        fs::remove_file(&draft).unwrap();
        fs::write(&behind, b"somebody's").unwrap();
        fs::set_permissions(&behind, fs::Permissions::from_mode(0o600)).unwrap();
        fs::hard_link(&behind, &draft).unwrap();
        assert!(matches!(Output::file(&path), Err(Error::Io { .. })));
        assert_eq!(fs::read(&behind).unwrap(), b"somebody's");
    }

    #[test]
    fn what_a_killed_process_left_is_taken_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("backup.age");
        let left = folder.path().join("backup.age.draft");
        fs::write(&left, b"half of something longer").unwrap();
        fs::set_permissions(&left, fs::Permissions::from_mode(0o600)).unwrap();
        let mut output = Output::file(&path).unwrap();
        output.write_all(b"whole").unwrap();
        output.keep().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"whole");
    }
}
