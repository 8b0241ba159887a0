//! All services behind the lock.

use std::{collections::BTreeMap, sync::Arc};

use app::backend::LockError;
use identity::Delivery;

use super::client::{Foundations, ServiceClient};
use crate::config::Config;

/// All services behind the lock, by name.
pub struct Services {
    pub(super) vault: Arc<ServiceClient>,
    all: BTreeMap<String, Arc<ServiceClient>>,
}

impl Services {
    /// Clients of every service in the configuration.
    pub fn new(config: &Config, at: &Foundations) -> anyhow::Result<Self> {
        let client = |service: &crate::config::Service| {
            anyhow::Ok(Arc::new(ServiceClient::new(service.clone(), at.clone())?))
        };
        let vault = client(&config.vault)?;
        let mut all = BTreeMap::from([(config.vault.name.clone(), Arc::clone(&vault))]);
        for service in &config.services {
            all.insert(service.name.clone(), client(service)?);
        }
        Ok(Self { vault, all })
    }

    /// The service of that name.
    pub fn named(&self, name: &str) -> Option<&Arc<ServiceClient>> {
        self.all.get(name)
    }

    /// All of them, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<ServiceClient>> {
        self.all.values()
    }

    /// Has the service that is named hear what it has to.
    pub async fn deliver(&self, delivery: &Delivery) -> Result<(), LockError> {
        let unknown = || LockError::Nonsense("there is no such service any more".to_owned());
        self.named(&delivery.service).ok_or_else(unknown)?.deliver(delivery).await
    }
}
