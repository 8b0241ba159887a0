//! `doctor`.

use std::io::{Write as _, stdout};

use anyhow::ensure;
use doctor::Verdict;
use vault::examine;

use crate::cli::Doctor;

/// Looks at everything, and fails where something is wrong.
pub async fn run(options: &Doctor) -> anyhow::Result<()> {
    let (settings, draft) = options.place.read(std::iter::empty())?;
    let report = examine(&settings, &draft, options.place.config.as_deref()).await;
    let text = match options.json {
        true => serde_json::to_string_pretty(&report)? + "\n",
        false => report.to_string(),
    };
    stdout().write_all(text.as_bytes())?;
    ensure!(report.verdict() < Verdict::Wrong, "something is wrong; what to do stands above");
    Ok(())
}
