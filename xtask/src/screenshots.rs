//! The pictures in the documents, taken of the real pages by `end2end/screenshots`.

use anyhow::Result;

use crate::profile::Profile;
use crate::test::{install_browser, playwright};
use crate::workspace::Workspace;
use crate::{command, product};

/// Builds the product and takes them.
pub fn take(workspace: &Workspace) -> Result<()> {
    product::build(workspace, Profile::Release)?;
    install_browser(workspace)?;
    command::run(playwright(workspace)?.args(["--config", "screenshots/playwright.config.ts"]))
}
