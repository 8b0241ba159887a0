//! The reverse proxy that the tests put in front of the gateway.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::unpacked::Packaged;
use crate::workspace::Workspace;

/// Tells the tests where the program is.
pub const VARIABLE: &str = "TESSERA_NGINX";

const NGINX: Packaged = Packaged { package: "nginx", program: "usr/sbin/nginx" };

/// The system's nginx, or Debian's.
pub fn find_or_unpack(workspace: &Workspace) -> Result<PathBuf> {
    if let Some(named) = env::var_os(VARIABLE).filter(|path| !path.is_empty()) {
        return Ok(PathBuf::from(named));
    }
    NGINX.find_or_unpack(workspace).with_context(|| {
        format!(
            "the end-to-end tests need nginx: install it (`sudo apt-get install nginx`) or name \
             its program in {VARIABLE}"
        )
    })
}
