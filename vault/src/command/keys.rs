//! `keys`: the keys that sign tickets.

use std::io::{Write as _, stdout};

use ambient::{Clock as _, SystemClock};
use keyring::Table;
use vault::Settings;

use crate::cli::KeysCommand;

/// Lists or rotates.
pub fn run(settings: &Settings, command: &KeysCommand) -> anyhow::Result<()> {
    let (keys, now) = (settings.ticket_keys(), SystemClock.now());
    let text = match *command {
        KeysCommand::List { json: true } => serde_json::to_string_pretty(&keys.list(now)?)? + "\n",
        KeysCommand::List { json: false } => Table(&keys.list(now)?).to_string(),
        KeysCommand::Rotate { force, json } => {
            let rotation = keys.rotate(now, force)?;
            if json {
                serde_json::to_string_pretty(&[rotation])? + "\n"
            } else {
                format!("{rotation}\nRunning vaults follow within 30 seconds.\n")
            }
        }
    };
    Ok(stdout().write_all(text.as_bytes())?)
}
