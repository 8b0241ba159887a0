//! The whole product as it is released: the site and the programs.

use std::thread;

use anyhow::{Result, anyhow};

use crate::workspace::Workspace;
use crate::{server, site};

/// The packages whose programs the product consists of.
pub const SERVERS: [&str; 2] = ["server", "vault"];

/// The same with the services of `examples/` that are in Rust, against which it is tested.
pub const SERVERS_AND_EXAMPLES: [&str; 3] = ["server", "vault", "notes"];

/// Builds the site and these packages at the same time: the last crate of the pages is compiled by
/// one core alone.
pub fn build(workspace: &Workspace, packages: &[&str]) -> Result<()> {
    thread::scope(|scope| {
        let pages = scope.spawn(|| site::build(workspace));
        let servers = server::build(workspace, packages);
        let pages = pages.join().map_err(|_| anyhow!("building the site panicked"))?;
        pages.and(servers)
    })
}
