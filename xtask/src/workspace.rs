//! Where things are in the tree.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The workspace's folders, all absolute.
pub struct Workspace {
    root: PathBuf,
    target: PathBuf,
    program: PathBuf,
}

impl Workspace {
    /// The workspace around the current folder; `CARGO_TARGET_DIR` is honoured.
    ///
    /// Where this program was compiled says nothing: clones may share a target folder.
    pub fn locate() -> Result<Self> {
        let current = std::env::current_dir()?;
        let root = current
            .ancestors()
            .find(|folder| folder.join("xtask/Cargo.toml").is_file())
            .with_context(|| format!("{} is not in the workspace", current.display()))?
            .to_path_buf();
        let target = match std::env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => std::path::absolute(PathBuf::from(folder))?,
            None => root.join("target"),
        };
        let program = std::env::current_exe()?;
        Ok(Self { root, target, program })
    }

    /// A path below the workspace's root.
    pub fn join(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The workspace's root.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// This program. Asked at the start: cargo may replace the file while it runs, after which the
    /// system calls it deleted.
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// A path below cargo's target folder.
    pub fn target(&self, path: &str) -> PathBuf {
        self.target.join(path)
    }

    /// The finished site: `manifest.json`, `pkg/` with the hashed files, and the public files.
    pub fn site(&self) -> PathBuf {
        self.target("site")
    }
}
