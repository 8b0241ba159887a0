//! The gateway's signing keys: one for each purpose.

use std::path::Path;

use anyhow::Context as _;
use secrets::SecretFile;
use tickets::{KeySet, KeyUse, SigningKey};

/// The keys that sign calls, provisioning and countersignatures.
pub struct SigningKeys {
    pub call: SigningKey,
    pub provision: SigningKey,
    pub countersign: SigningKey,
}

impl SigningKeys {
    /// Loads the keys in `folder`; makes them only where `fresh` says that nobody knows them yet.
    pub fn load(folder: &Path, fresh: bool) -> anyhow::Result<Self> {
        let key = |key_use: KeyUse| -> anyhow::Result<SigningKey> {
            let file = SecretFile::at(folder.join(format!("{}.pem", key_use.as_str())));
            if fresh && !file.exists() {
                file.create(SigningKey::generate_pem()?.as_bytes())?;
            }
            let pem = file.read()?;
            let pem = std::str::from_utf8(&pem).map_err(|_| file.malformed("this is no PEM"))?;
            SigningKey::from_pem(key_use, pem)
                .with_context(|| format!("{}: restore it from your backup", file.path().display()))
        };
        Ok(Self {
            call: key(KeyUse::Call)?,
            provision: key(KeyUse::Provision)?,
            countersign: key(KeyUse::Countersign)?,
        })
    }

    /// What is published at `/.well-known/jwks.json`.
    pub fn published(&self) -> KeySet {
        [&self.call, &self.provision, &self.countersign]
            .into_iter()
            .map(|key| key.public().clone())
            .collect()
    }
}
