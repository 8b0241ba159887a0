//! Where the service is, and what it signs with.

use std::{net::SocketAddr, path::PathBuf};

use ambient::{Clock as _, Entropy as _, SystemClock, SystemEntropy};
use anyhow::Context as _;
use secrets::SecretFile;
use tickets::{OneKey, Service, SigningKey};

use crate::shelf::Shelf;

/// Notes behind Tessera's second lock.
#[derive(clap::Parser)]
pub struct Settings {
    /// Where to listen.
    #[arg(long, env = "NOTES_LISTEN", default_value = "127.0.0.1:5100")]
    pub listen: SocketAddr,
    /// The origin under which the gateway knows this service.
    #[arg(long, env = "NOTES_ORIGIN", default_value = "http://127.0.0.1:5100")]
    origin: String,
    /// The origin of the gateway.
    #[arg(long, env = "NOTES_GATEWAY", default_value = "http://127.0.0.1:8000")]
    gateway: String,
    /// The file of the key that signs tickets; made at the first start, for its owner only.
    #[arg(long, env = "NOTES_KEY", default_value = "data/notes/ticket.pem")]
    key: PathBuf,
}

impl Settings {
    /// What the lock is made of. Of an account that is erased, `shelf` keeps nothing.
    pub fn service(&self, shelf: &Shelf) -> anyhow::Result<Service> {
        let shelf = shelf.clone();
        Ok(Service::in_memory(
            (&self.origin, "notes"),
            &self.gateway,
            self.key()?,
            move |account| shelf.erase(account),
            || SystemClock.now().seconds(),
            |bytes| SystemEntropy.fill(bytes),
        )?)
    }

    /// Loads the key, or makes it.
    fn key(&self) -> anyhow::Result<OneKey> {
        let file = SecretFile::at(&self.key);
        if !file.exists() {
            file.create(SigningKey::generate_pem()?.as_bytes())?;
        }
        let bytes = file.read()?;
        let key = std::str::from_utf8(&bytes).ok().map(OneKey::from_pem);
        let key = key.with_context(|| format!("{} is not a text", self.key.display()))?;
        key.with_context(|| format!("{} is no key for tickets", self.key.display()))
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;
    use tickets::TicketKeys as _;

    use super::*;

    #[test]
    fn a_key_is_made_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys/ticket.pem");
        let settings = Settings::parse_from(["notes", "--key", path.to_str().unwrap()]);
        let kid = || settings.key().unwrap().current().public().kid().to_owned();
        assert_eq!(kid(), kid());
    }
}
