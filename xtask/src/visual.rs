//! The pages beside the pictures of how they looked, by `end2end/visual`.

use std::fs;

use anyhow::Result;

use crate::profile::Profile;
use crate::test::{install_browser, playwright};
use crate::workspace::Workspace;
use crate::{command, product};

/// Builds the product and compares it with the pictures, or makes all of them anew.
pub fn compare(workspace: &Workspace, update: bool) -> Result<()> {
    product::build(workspace, Profile::Release)?;
    install_browser(workspace)?;
    let mut playwright = playwright(workspace)?;
    playwright.args(["--config", "visual/playwright.config.ts"]);
    if update {
        // So that none stays that nothing is compared with any more.
        let pictures = workspace.join("end2end/visual/pictures");
        if pictures.exists() {
            fs::remove_dir_all(pictures)?;
        }
        playwright.arg("--update-snapshots=all");
    }
    command::run(&mut playwright)
}
