//! Where things are in the tree.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The workspace's folders, all absolute.
pub struct Workspace {
    root: PathBuf,
    target: PathBuf,
}

impl Workspace {
    /// The workspace this program was compiled in; `CARGO_TARGET_DIR` is honoured.
    pub fn locate() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .context("xtask lies outside a workspace")?
            .to_path_buf();
        let target = match std::env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => std::path::absolute(PathBuf::from(folder))?,
            None => root.join("target"),
        };
        Ok(Self { root, target })
    }

    /// A path below the workspace's root.
    pub fn join(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The workspace's root.
    pub fn root(&self) -> &Path {
        &self.root
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
