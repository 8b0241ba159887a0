//! The files that belong to a gateway's backup.

use std::path::PathBuf;

use ambient::Timestamp;
use anyhow::ensure;
use backup::{Keepsake, Verified};
use zeroize::Zeroizing;

use crate::config::Config;

const SITE: &str = "site";
const KEYS: &str = "keys";

/// Reads them: the keys, and what digests are bound to, wherever it comes from.
pub fn read(config: &Config, now: Timestamp) -> backup::Result<Vec<Keepsake>> {
    // In the order of their names, in which `pepper` comes before `pepper.former`: whichever
    // rotation happens meanwhile, the pepper that is in use is in one of the two.
    let mut files = Keepsake::of_folder(KEYS, &config.data.join(KEYS), is_key)?;
    files.push(match &config.site_id {
        Some(site) => Keepsake::new(SITE, Zeroizing::new(site.clone().into_bytes()), now),
        None => Keepsake::of_file(SITE, &config.data.join(SITE))?,
    });
    Ok(files)
}

/// Where a file of a backup belongs; nowhere where the configuration stands for it, and nothing
/// where no gateway has such a file.
pub fn place(config: &Config, name: &str) -> Option<Option<PathBuf>> {
    match name.split_once('/') {
        None if name == SITE => Some(config.site_id.is_none().then(|| config.data.join(SITE))),
        Some((KEYS, file)) if is_key(file) && !file.contains('/') => {
            Some(Some(config.data.join(KEYS).join(file)))
        }
        _ => None,
    }
}

/// Refuses a backup of another site than the one that is configured.
pub fn check_site(config: &Config, backup: &Verified) -> anyhow::Result<()> {
    let (Some(configured), Some(site)) = (&config.site_id, backup.file(SITE)) else {
        return Ok(());
    };
    ensure!(
        site.trim_ascii() == configured.as_bytes(),
        "site_id: the backup is of another site, and nobody in it could sign in here"
    );
    Ok(())
}

/// Locks and drafts are no keys, nor is a pepper that is about to be one.
fn is_key(name: &str) -> bool {
    !name.ends_with(".lock") && !name.ends_with(".draft") && name != "pepper.next"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_a_gateway_have_a_place() {
        let config = Config { data: "data".into(), ..Config::default() };
        for name in ["site", "keys/pepper", "keys/pepper.former", "keys/call.next-5.pem"] {
            assert_eq!(place(&config, name), Some(Some(config.data.join(name))), "{name}");
        }
        for name in ["gateway.db", "keys/a/b", "keys/call.lock", "secrets/vault-master.key"] {
            assert_eq!(place(&config, name), None, "{name}");
        }
        let config = Config { site_id: Some("example".into()), ..config };
        assert_eq!(place(&config, "site"), Some(None));
    }
}
