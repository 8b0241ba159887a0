//! `events`.

use anyhow::{Context as _, bail};
use identity::{Anchor, Verified};
use serde_json::json;

use super::table::{print, print_json};
use crate::{cli::EventsCommand, config::Config, open};

/// Verifies.
pub async fn run(config: &Config, command: EventsCommand) -> anyhow::Result<()> {
    let EventsCommand::Verify { anchors, json } = command;
    let anchors = anchors
        .iter()
        .map(|anchor| anchor.parse::<Anchor>().with_context(|| format!("--anchor {anchor}")))
        .collect::<Result<Vec<_>, _>>()?;
    let identity = open::beside(config).await?;
    let verified = identity.verify_events(&anchors).await?;
    if json {
        print_json(&document(&verified))?
    } else {
        print(&text(&verified))?
    }
    if !verified.flaws.is_empty() {
        bail!("the log of events is not what was written");
    }
    Ok(())
}

fn document(verified: &Verified) -> serde_json::Value {
    let words = |list: &[_]| list.iter().map(ToString::to_string).collect::<Vec<String>>();
    json!({
        "rows": verified.rows,
        "flaws": words(&verified.flaws),
        "anchors": verified.anchors.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}

fn text(verified: &Verified) -> String {
    let mut text = format!("{} events read.\n", verified.rows);
    for flaw in &verified.flaws {
        text += &format!("WRONG  {flaw}\n");
    }
    if verified.flaws.is_empty() {
        text += "No row was altered, removed or added.\n";
    }
    text += "The chains end at:\n";
    for anchor in &verified.anchors {
        text += &format!("{anchor}\n");
    }
    text
}
