//! The keys that sign.

use std::sync::Arc;

use ambient::Clock;
use doctor::Finding;

use crate::{config::Config, signing::SigningKeys};

/// Whether the keys can be used, and the keys.
pub fn look(
    config: &Config,
    clock: &Arc<dyn Clock>,
    first_start: bool,
) -> (Finding, Option<SigningKeys>) {
    match SigningKeys::read(config, clock) {
        Ok(signing) => (Finding::fine("keys", "those that sign can be used"), Some(signing)),
        Err(keyring::Error::NoCurrent { .. }) if first_start => {
            (Finding::doubt("keys", "there are none yet", "the first start makes them"), None)
        }
        Err(error) => {
            let remedy = "restore them from your backup; see docs/operations.md, Keys";
            (Finding::wrong("keys", error, remedy), None)
        }
    }
}
