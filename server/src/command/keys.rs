//! `keys`: the keys that sign what the gateway says to services.

use ambient::{Clock as _, SystemClock};
use anyhow::bail;
use keyring::{Rotation, Table};
use tickets::KeyUse;

use crate::{
    cli::{KeysCommand, Purpose},
    command::table::print,
    config::Config,
    open,
    signing::{PURPOSES, key_files},
};

/// Lists or rotates.
pub async fn run(config: &Config, command: &KeysCommand) -> anyhow::Result<()> {
    match *command {
        KeysCommand::List { json } => list(config, json),
        KeysCommand::Rotate { purpose, force, json } => rotate(config, purpose, force, json).await,
    }
}

fn list(config: &Config, json: bool) -> anyhow::Result<()> {
    let mut entries = Vec::new();
    for purpose in PURPOSES {
        entries.extend(key_files(config, purpose).list(SystemClock.now())?);
    }
    if json {
        return print(&(serde_json::to_string_pretty(&entries)? + "\n"));
    }
    print(&Table(&entries).to_string())
}

/// Rotates each purpose by itself: what refuses does not keep the others back.
async fn rotate(
    config: &Config,
    purpose: Option<Purpose>,
    force: bool,
    json: bool,
) -> anyhow::Result<()> {
    // A key that has leaked is rotated also where the database is down; that nobody can read of it
    // in the log is said.
    let identity = open::beside(config).await;
    let operator = open::operator();
    let purposes = purpose.map_or(PURPOSES.to_vec(), |purpose| vec![purpose.into()]);
    let (mut rotations, mut refusals) = (Vec::new(), Vec::new());
    for purpose in purposes {
        match key_files(config, purpose).rotate(SystemClock.now(), force) {
            Ok(rotation) => {
                let noted = match &identity {
                    Ok(identity) => identity
                        .note_key_rotation(&operator, &rotation.to_string())
                        .await
                        .map_err(anyhow::Error::from),
                    Err(error) => Err(anyhow::anyhow!("{error:#}")),
                };
                if let Err(error) = noted {
                    refusals.push(format!("rotated, but the log does not tell of it: {error:#}"));
                }
                rotations.push(rotation);
            }
            Err(refusal) => refusals.push(refusal.to_string()),
        }
    }
    if json {
        print(&(serde_json::to_string_pretty(&rotations)? + "\n"))?;
    } else if !rotations.is_empty() {
        let lines: Vec<_> = rotations.iter().map(Rotation::to_string).collect();
        print(&format!("{}\nRunning gateways follow within 30 seconds.\n", lines.join("\n")))?;
    }
    if !refusals.is_empty() {
        bail!("not done:\n{}", refusals.join("\n"));
    }
    Ok(())
}

impl From<Purpose> for KeyUse {
    fn from(purpose: Purpose) -> Self {
        match purpose {
            Purpose::Call => Self::Call,
            Purpose::Provision => Self::Provision,
            Purpose::Countersign => Self::Countersign,
        }
    }
}
