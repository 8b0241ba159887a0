//! From a configuration to the identity that it describes.

use std::{fs, os::unix::fs::DirBuilderExt as _, path::Path, sync::Arc};

use ambient::{Clock, Entropy, SystemClock, SystemEntropy};
use anyhow::{Context as _, ensure};
use database::Database;
use identity::{Client, Identity, Keys, MIGRATIONS};

use crate::config::Config;

/// Where time and randomness come from.
#[derive(Clone)]
pub struct Surroundings {
    pub clock: Arc<dyn Clock>,
    pub entropy: Arc<dyn Entropy>,
}

impl Surroundings {
    /// Those of this machine.
    pub fn of_this_machine() -> Self {
        Self { clock: Arc::new(SystemClock), entropy: Arc::new(SystemEntropy) }
    }
}

/// Opens the database; says whether nobody has enrolled in it yet.
pub async fn database(config: &Config) -> anyhow::Result<(Database, bool)> {
    let database = Database::open(&config.database(), &MIGRATIONS)
        .await
        .context("the database could not be opened")?;
    let fresh = !Identity::has_accounts(&database).await?;
    Ok((database, fresh))
}

/// Identity over an open database. Keys are made only where it is `fresh`: a lost key must not be
/// replaced silently by one that opens nothing.
pub fn identity(
    config: &Config,
    surroundings: &Surroundings,
    database: Database,
    fresh: bool,
) -> anyhow::Result<Identity> {
    let Surroundings { clock, entropy } = surroundings.clone();
    let keys = Keys::load(&config.data.join("keys"), &*entropy, fresh)?;
    let site = site_id(config, &*entropy, fresh)?;
    let services = config.all_services().map(|service| service.name.clone()).collect();
    let settings = config.policy.settings(&site, &config.name, config.issuer(), services);
    Ok(Identity::new(database, keys, clock, entropy, settings)?)
}

/// Identity for a command beside a gateway: nothing is made where nothing is.
pub async fn beside(config: &Config) -> anyhow::Result<Identity> {
    there_is_a_gateway(config)?;
    let (database, _) = database(config).await?;
    identity(config, &Surroundings::of_this_machine(), database, false)
}

/// Refuses a folder that is none of a gateway.
pub fn there_is_a_gateway(config: &Config) -> anyhow::Result<()> {
    let pepper = config.data.join("keys").join("pepper");
    ensure!(
        pepper.exists(),
        "{}: there is no gateway here; say where with --data or --config",
        config.data.display()
    );
    Ok(())
}

/// Makes the data folder, for its owner alone, where it is missing.
pub fn private_folder(folder: &Path) -> anyhow::Result<()> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .with_context(|| format!("{} could not be made", folder.display()))
}

/// Who acts where an operator gives a command, as events tell it.
pub fn operator() -> Client {
    let entropy: &dyn Entropy = &SystemEntropy;
    let request = entropy.bytes::<8>().iter().map(|byte| format!("{byte:02x}")).collect();
    Client { browser: "The operator of this site".to_owned(), request, ..Client::default() }
}

/// What digests are bound to: as configured, or random and kept.
fn site_id(config: &Config, entropy: &dyn Entropy, fresh: bool) -> anyhow::Result<String> {
    if let Some(site) = &config.site_id {
        return Ok(site.clone());
    }
    let file = config.data.join("site");
    match fs::read_to_string(&file) {
        Ok(site) => Ok(site.trim().to_owned()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            // With another site nobody could sign in any more.
            ensure!(fresh, "{}: missing; restore it, or set site_id", file.display());
            let site: String =
                entropy.bytes::<8>().iter().map(|byte| format!("{byte:02x}")).collect();
            let draft = config.data.join(format!("site.{site}.draft"));
            // A link, unlike a rename, fails where another gateway that starts at the same moment
            // was faster: then its site counts.
            let kept = fs::write(&draft, &site).and_then(|()| fs::hard_link(&draft, &file));
            let tidied = fs::remove_file(&draft);
            match kept {
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                kept => kept
                    .and(tidied)
                    .with_context(|| format!("{} could not be written", file.display()))?,
            }
            Ok(fs::read_to_string(&file)?.trim().to_owned())
        }
        Err(error) => Err(error).with_context(|| format!("{}", file.display())),
    }
}
