//! How the programs are compiled (`[profile.*]` in `Cargo.toml`).

use std::path::PathBuf;

use crate::workspace::Workspace;

/// One of the ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// What is tried out and tested: optimised, each crate by itself.
    Release,
    /// What is operated and measured: optimised as a whole, which takes minutes longer.
    Dist,
}

impl Profile {
    /// What cargo is told.
    pub const fn arguments(self) -> [&'static str; 2] {
        ["--profile", self.name()]
    }

    /// Where cargo puts a program, or an example as `examples/…`.
    pub fn program(self, workspace: &Workspace, name: &str) -> PathBuf {
        workspace.target(self.name()).join(name)
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Dist => "dist",
        }
    }
}
