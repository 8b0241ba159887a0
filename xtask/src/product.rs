//! The whole product as it is released: the site and the programs.

use std::thread;

use anyhow::{Result, anyhow};

use crate::profile::Profile;
use crate::workspace::Workspace;
use crate::{server, site};

/// The packages of its programs, and of the service in `examples/` that it is tested with. They are
/// built together or not at all: features of what they depend on are those that any of them asks
/// for, and another selection would build everything anew.
pub const SERVERS: [&str; 3] = ["server", "vault", "notes"];

/// Builds site and servers at the same time: the last crate of the pages is compiled by one core
/// alone.
pub fn build(workspace: &Workspace, profile: Profile) -> Result<()> {
    thread::scope(|scope| {
        let pages = scope.spawn(|| site::build(workspace));
        let servers = server::build(workspace, &SERVERS, profile);
        let pages = pages.join().map_err(|_| anyhow!("building the site panicked"))?;
        pages.and(servers)
    })
}
