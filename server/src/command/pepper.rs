//! `pepper`.

use serde_json::json;

use super::table::{print, print_json};
use crate::{cli::PepperCommand, config::Config, open};

/// Rotates.
pub async fn run(config: &Config, command: &PepperCommand) -> anyhow::Result<()> {
    let PepperCommand::Rotate { json } = *command;
    let identity = open::beside(config).await?;
    let sealed = identity.rotate_pepper(&open::operator()).await?;
    if json {
        return print_json(&json!({ "verifiers": sealed }));
    }
    print(&format!("{sealed} verifiers are sealed under a new pepper. Back up the folder keys.\n"))
}
