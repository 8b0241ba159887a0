//! The browser that the end-to-end tests drive.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::system;
use crate::command;
use crate::progress::step;

/// Names the browser's program to the end-to-end tests; unset, Playwright's own is meant.
pub const VARIABLE: &str = "TESSERA_CHROMIUM";

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The browser of the system, if there is one. One that [`VARIABLE`] names must exist.
pub fn find() -> Result<Option<PathBuf>> {
    match env::var_os(VARIABLE).filter(|path| !path.is_empty()) {
        Some(named) if !Path::new(&named).is_file() => {
            bail!("{VARIABLE} names no file: {}", named.display())
        }
        Some(named) => Ok(Some(PathBuf::from(named))),
        None => Ok(system::on_path(&NAMES)),
    }
}

/// Sees to it that there is a browser: the system's, Debian's package, or Playwright's download
/// through the packages in `end2end`.
pub fn install(end2end: &Path) -> Result<()> {
    if find()?.is_some() {
        return Ok(());
    }
    if system::may_install() && system::install("chromium").is_ok() && find()?.is_some() {
        return Ok(());
    }
    step("fetching Chromium with Playwright", || {
        command::run(Command::new("npx").current_dir(end2end).args([
            "playwright",
            "install",
            "chromium",
        ]))
    })
    .with_context(|| {
        format!(
            "the end-to-end tests need Chromium: install it (`sudo apt-get install chromium`) \
             or name its program in {VARIABLE}"
        )
    })
}
