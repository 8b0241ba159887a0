//! `doctor`.

use anyhow::ensure;
use doctor::Verdict;

use super::table::{print, print_json};
use crate::{cli::Doctor, config::Config, doctor::examine};

/// Looks at everything, and fails where something is wrong.
pub async fn run(arguments: &Doctor) -> anyhow::Result<()> {
    let (config, draft) = Config::read(&arguments.place, std::iter::empty())?;
    let report = examine(&config, &draft, arguments.place.config.as_deref()).await;
    match arguments.json {
        true => print_json(&serde_json::to_value(&report)?)?,
        false => print(&report.to_string())?,
    }
    ensure!(report.verdict() < Verdict::Wrong, "something is wrong; what to do stands above");
    Ok(())
}
