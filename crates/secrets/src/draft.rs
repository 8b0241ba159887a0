//! Files on the way to their place.

use std::{
    fs::{File, OpenOptions},
    io,
    os::unix::fs::{MetadataExt as _, OpenOptionsExt as _},
    path::Path,
};

use rustix::{fs::OFlags, io::Errno};

/// Opens the draft of a file for writing: a new one of mode 0600, or the one that a process which
/// was killed has left. It is never what a link leads to, and never what others can read or change:
/// whoever may write to the folder could have put that there.
///
/// # Errors
/// The system's refusal, or what is wrong with the file that is there.
pub fn open_draft(path: &Path) -> io::Result<File> {
    // A pipe without a reader would be waited for.
    let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed();
    loop {
        match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            opened => return opened,
        }
        match OpenOptions::new().write(true).custom_flags(flags).open(path) {
            // It has got its place meanwhile.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) if error.raw_os_error() == Some(Errno::LOOP.raw_os_error()) => {
                return Err(foreign());
            }
            Err(error) => return Err(error),
            Ok(file) => {
                let found = file.metadata()?;
                let private = found.is_file() && found.mode() & 0o077 == 0;
                return if private { Ok(file) } else { Err(foreign()) };
            }
        }
    }
}

/// Refuses a draft that is locked and about to be written, where it is another file as well.
///
/// # Errors
/// The system's refusal, or that it has another name.
pub fn refuse_shared_draft(file: &File) -> io::Result<()> {
    if file.metadata()?.nlink() > 1 { Err(foreign()) } else { Ok(()) }
}

fn foreign() -> io::Error {
    io::Error::other(
        "a link, or a file that others can read, is where the draft of a file has to be; remove \
         it, and see who may write to that folder",
    )
}

#[cfg(test)]
mod tests {
    use std::{
        fs,
        os::unix::fs::{PermissionsExt as _, symlink},
    };

    use super::*;

    #[test]
    fn a_draft_is_new_or_what_was_left_and_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.draft");
        for _ in 0..2 {
            let file = open_draft(&path).unwrap();
            assert_eq!(file.metadata().unwrap().mode() & 0o777, 0o600);
            refuse_shared_draft(&file).unwrap();
        }
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        let refused = open_draft(&path).unwrap_err().to_string();
        assert!(refused.contains("remove it"), "{refused}");
    }

    #[test]
    fn no_link_is_followed_and_nothing_is_made_behind_one() {
        let folder = tempfile::tempdir().unwrap();
        let [path, behind] = ["a.draft", "b"].map(|name| folder.path().join(name));
        symlink(&behind, &path).unwrap();
        assert!(open_draft(&path).is_err());
        assert!(!behind.exists());
        fs::write(&behind, "somebody's").unwrap();
        fs::set_permissions(&behind, fs::Permissions::from_mode(0o600)).unwrap();
        assert!(open_draft(&path).is_err());
        // A second name of the same file is no link that could be seen from its path.
        fs::remove_file(&path).unwrap();
        fs::hard_link(&behind, &path).unwrap();
        assert!(refuse_shared_draft(&open_draft(&path).unwrap()).is_err());
        assert_eq!(fs::read(&behind).unwrap(), b"somebody's");
    }

    #[test]
    fn a_folder_is_no_draft() {
        let folder = tempfile::tempdir().unwrap();
        assert!(open_draft(folder.path()).is_err());
    }
}
