//! The names of key files, which say what a key is for and since when.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
};

use ambient::Timestamp;

const EXTENSION: &str = ".pem";
const DRAFT: &str = ".draft";
const NEXT: &str = "next-";

/// What the name of a key file says. In the order in which keys sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Name {
    /// The first key of its purpose, or one that was there before keys rotated.
    First,
    /// A key that signs, or signed, since this instant.
    Since(Timestamp),
    /// A key that is published since this instant and does not sign.
    Next(Timestamp),
}

/// The file names of one purpose.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    first: PathBuf,
    stem: String,
}

impl Names {
    /// `first` is where the first key is; the others are beside it.
    pub(crate) fn new(first: PathBuf) -> Self {
        let stem = first.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Self { first, stem }
    }

    pub(crate) fn folder(&self) -> &Path {
        match self.first.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        }
    }

    pub(crate) fn path(&self, name: Name) -> PathBuf {
        let stem = &self.stem;
        match name {
            Name::First => self.first.clone(),
            Name::Since(at) => self.beside(&format!("{stem}.{}{EXTENSION}", at.millis())),
            Name::Next(at) => self.beside(&format!("{stem}.{NEXT}{}{EXTENSION}", at.millis())),
        }
    }

    pub(crate) fn lock(&self) -> PathBuf {
        self.beside(&format!("{}.lock", self.stem))
    }

    /// What a file of the folder is, where it is a key of this purpose.
    pub(crate) fn parse(&self, file: &OsStr) -> Option<Name> {
        if Some(file) == self.first.file_name() {
            return Some(Name::First);
        }
        self.instant_of(file.to_str()?, EXTENSION)
    }

    /// Whether a file is a key of this purpose that was not written to its end, or left behind.
    pub(crate) fn is_draft(&self, file: &OsStr) -> bool {
        file.to_str().is_some_and(|file| {
            file.strip_suffix(DRAFT) == Some(&self.stem) || self.instant_of(file, DRAFT).is_some()
        })
    }

    fn instant_of(&self, file: &str, extension: &str) -> Option<Name> {
        let middle = file.strip_prefix(&self.stem)?.strip_prefix('.')?.strip_suffix(extension)?;
        match middle.strip_prefix(NEXT) {
            Some(millis) => instant(millis).map(Name::Next),
            None => instant(middle).map(Name::Since),
        }
    }

    fn beside(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }
}

/// Reads an instant in the one form in which it is written: two names of one key must not exist.
fn instant(millis: &str) -> Option<Timestamp> {
    let value: i64 = millis.parse().ok()?;
    (value.to_string() == millis).then(|| Timestamp::from_millis(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        Names::new("keys/call.pem".into())
    }

    #[test]
    fn every_name_is_read_back() {
        let at = Timestamp::from_millis(1_800_000_000_123);
        for name in [Name::First, Name::Since(at), Name::Next(at)] {
            let path = names().path(name);
            assert_eq!(path.parent(), Some(Path::new("keys")));
            assert_eq!(names().parse(path.file_name().unwrap()), Some(name), "{path:?}");
        }
    }

    #[test]
    fn other_files_are_left_alone() {
        for other in [
            "call",
            "call.lock",
            "call.draft",
            "call.old.pem",
            "call.+5.pem",
            "call.05.pem",
            "call.next-.pem",
            "call.next-5.draft",
            "call.5.pem.bak",
            "caller.5.pem",
            "countersign.5.pem",
            "master",
        ] {
            assert_eq!(names().parse(OsStr::new(other)), None, "{other}");
        }
    }

    #[test]
    fn drafts_are_those_of_this_purpose() {
        for (file, draft) in [
            ("call.draft", true),
            ("call.next-5.draft", true),
            ("call.next-5.pem", false),
            ("pepper.draft", false),
            ("call.mine.draft", false),
        ] {
            assert_eq!(names().is_draft(OsStr::new(file)), draft, "{file}");
        }
    }

    #[test]
    fn a_file_without_folder_or_extension_has_neighbours_too() {
        let names = Names::new("ticket".into());
        assert_eq!(names.folder(), Path::new("."));
        assert_eq!(names.path(Name::Since(Timestamp::from_millis(5))), Path::new("./ticket.5.pem"));
    }
}
