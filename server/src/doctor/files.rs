//! Files, and who may read them.

use std::{fs, path::Path};

use configuration::Draft;
use doctor::{Finding, Privacy, look_at_modes};

use crate::config::Config;

/// The data folder with its keys, the pages, and whatever holds a secret.
pub fn look(
    config: &Config,
    draft: &Draft,
    file: Option<&Path>,
    first_start: bool,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    if config.data.exists() {
        findings.push(look_at_modes(&config.data, Privacy::Own));
        let folder = config.data.join("keys");
        if folder.exists() || !first_start {
            findings.extend(keys(&folder));
        }
    } else {
        let seen = format!("{}: there is no such folder", config.data.display());
        let remedy = "a first start makes it; or name another with --data";
        findings.push(Finding::doubt("data", seen, remedy));
    }
    if let Some(file) = file {
        let privacy = if draft.file_holds_secret() { Privacy::Given } else { Privacy::Own };
        findings.push(look_at_modes(file, privacy));
    }
    let password = config.smtp.as_ref().and_then(|smtp| smtp.password_file.as_ref());
    let secrets = password.into_iter().chain(&config.database_url_file);
    let secrets = secrets.chain(&config.metrics_token_file);
    findings.extend(secrets.map(|secret| look_at_modes(secret, Privacy::Given)));
    findings.push(pages(&config.site_dir));
    findings
}

/// The keys, which are for their owner alone. What is fine with all of them is said once.
fn keys(folder: &Path) -> Vec<Finding> {
    let place = folder.display();
    let Ok(entries) = fs::read_dir(folder) else {
        let seen = format!("{place}: cannot be read");
        return vec![Finding::wrong("keys", seen, "restore the keys from your backup")];
    };
    let files = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file());
    // The lock that processes take turns by is empty.
    let files = files.filter(|path| path.extension().is_none_or(|kind| kind != "lock"));
    let looked: Vec<_> = files.map(|file| look_at_modes(&file, Privacy::Secret)).collect();
    let many = looked.len();
    let bad: Vec<_> =
        looked.into_iter().filter(|found| found.verdict != doctor::Verdict::Fine).collect();
    if bad.is_empty() {
        return vec![Finding::fine("file modes", format!("{place}: {many} files of its owner"))];
    }
    bad
}

fn pages(site: &Path) -> Finding {
    let manifest = site.join("manifest.json");
    if manifest.is_file() {
        return Finding::fine("pages", site.display());
    }
    let remedy =
        "name the folder of the built pages with site_dir, or build them: cargo xtask build";
    Finding::wrong("pages", format!("{}: is not there", manifest.display()), remedy)
}
