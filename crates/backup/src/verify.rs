//! Reading a backup to its end.

use std::path::{Path, PathBuf};

use crate::{
    Error, Identities, Keepsake, Manifest, Placing, Report, Result, archive, manifest::Totals,
};

/// A backup that was read to its end, and of which everything is as it was written.
///
/// That says nothing about who has written it: everybody who knows the recipient could.
pub struct Verified {
    pub(crate) path: PathBuf,
    pub(crate) manifest: Manifest,
    pub(crate) totals: Totals,
    files: Vec<Keepsake>,
}

/// Reads the whole backup at `path` and checks every byte of it, without a database. It must be one
/// of `program`.
///
/// # Errors
/// [`Error::OtherKey`], [`Error::Altered`], [`Error::CutShort`], [`Error::NotABackup`],
/// [`Error::Contradiction`], [`Error::OtherProgram`], [`Error::Newer`], [`Error::Io`].
pub async fn verify(path: &Path, identities: &Identities, program: &str) -> Result<Verified> {
    let contents = archive::read(path, identities, async |_, _| Ok(())).await?;
    let archive::Contents { manifest, totals, files } = contents;
    if manifest.program != program {
        let (found, expected) = (manifest.program, program.to_owned());
        return Err(Error::OtherProgram { found, expected });
    }
    Ok(Verified { path: path.to_owned(), manifest, totals, files })
}

impl Verified {
    /// What the backup says of itself.
    pub const fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// What is in it.
    pub fn report(&self) -> Report {
        Report::new(self.manifest.clone(), self.totals.clone())
    }

    /// The content of a file that is in it.
    pub fn file(&self, name: &str) -> Option<&[u8]> {
        let file = self.files.iter().find(|file| file.name == name)?;
        Some(&file.content)
    }

    /// Finds the place of every file, which must be free or hold this very file. They will belong to
    /// whom `folder` belongs, which is made where it is missing. `place` knows the files of the
    /// program; one of no use here has no place.
    ///
    /// # Errors
    /// [`Error::Occupied`], [`Error::Io`]; [`Error::Contradiction`] for a file that is not known.
    pub fn placing(
        &self,
        folder: &Path,
        place: impl Fn(&str) -> Option<Option<PathBuf>>,
    ) -> Result<Placing> {
        let mut files = Vec::new();
        for file in &self.files {
            let known = place(&file.name).ok_or_else(|| {
                Error::contradiction(format!("{} is no file of this program", file.name))
            })?;
            files.extend(known.map(|path| (path, file.clone())));
        }
        Placing::new(files, folder)
    }
}
