//! SHA-256 over files, to name what was built and to skip what has not changed.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest as _, Sha256};

/// Collects everything that an output depends on.
#[derive(Default)]
pub struct Fingerprint(Sha256);

impl Fingerprint {
    /// Adds bytes under a name, so that the same bytes in another place count differently.
    pub fn bytes(&mut self, name: &str, bytes: &[u8]) {
        for part in [name.as_bytes(), bytes] {
            self.0.update((part.len() as u64).to_be_bytes());
            self.0.update(part);
        }
    }

    /// Adds a file's contents.
    pub fn file(&mut self, path: &Path) -> Result<()> {
        let bytes = fs::read(path).with_context(|| format!("reading {}", path.display()))?;
        self.bytes(&path.to_string_lossy(), &bytes);
        Ok(())
    }

    /// Adds every file below a folder.
    pub fn folder(&mut self, folder: &Path) -> Result<()> {
        for path in files_below(folder)? {
            self.file(&path)?;
        }
        Ok(())
    }

    /// The fingerprint in hexadecimal.
    pub fn finish(self) -> String {
        let mut text = String::with_capacity(64);
        for byte in self.0.finalize() {
            // Writing into a string cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        text
    }
}

/// The sixteen hexadecimal digits that a file's public name carries.
pub fn short(bytes: &[u8]) -> String {
    let mut fingerprint = Fingerprint::default();
    fingerprint.bytes("content", bytes);
    fingerprint.finish().chars().take(16).collect()
}

/// Every file below `folder`, sorted by path.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries =
            fs::read_dir(&folder).with_context(|| format!("reading {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_and_its_bytes_cannot_be_shifted_into_each_other() {
        let of = |name, bytes| {
            let mut fingerprint = Fingerprint::default();
            fingerprint.bytes(name, bytes);
            fingerprint.finish()
        };
        assert_eq!(of("a", b"b"), of("a", b"b"));
        assert_ne!(of("a", b"bc"), of("ab", b"c"));
    }

    #[test]
    fn public_names_carry_sixteen_digits() {
        assert_eq!(short(b"tessera").len(), 16);
    }
}
