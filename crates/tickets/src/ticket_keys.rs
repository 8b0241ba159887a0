//! The keys that a service signs its tickets with.

use std::sync::Arc;

use crate::{error::Error, key_set::KeySet, key_use::KeyUse, signing_key::SigningKey};

/// The keys that a service signs its tickets with: one, or several that take turns.
///
/// Keys that rotate follow two rules. A key is published well before it signs, for at least the
/// five minutes for which a gateway remembers a set. And it stays published until the last ticket
/// under it is dead: ten minutes, and the leeway.
pub trait TicketKeys: Send + Sync + 'static {
    /// The key that signs now.
    fn current(&self) -> Arc<SigningKey>;

    /// Every key whose tickets are accepted: the current one among them.
    fn published(&self) -> Arc<KeySet>;
}

/// One key that always signs.
#[derive(Clone, Debug)]
pub struct OneKey {
    key: Arc<SigningKey>,
    set: Arc<KeySet>,
}

impl OneKey {
    /// Takes the key.
    ///
    /// # Errors
    /// [`Error::KeyUse`] for a key that is not for tickets.
    pub fn new(key: SigningKey) -> Result<Self, Error> {
        if key.public().key_use() != KeyUse::Ticket {
            return Err(Error::KeyUse);
        }
        let set = Arc::new(KeySet::from_iter([key.public().clone()]));
        Ok(Self { key: Arc::new(key), set })
    }

    /// Loads the key from PKCS#8 PEM, as [`SigningKey::generate_pem`] writes it.
    ///
    /// # Errors
    /// [`Error::PrivateKey`] for anything but one unencrypted P-256 key.
    pub fn from_pem(text: &str) -> Result<Self, Error> {
        Self::new(SigningKey::from_pem(KeyUse::Ticket, text)?)
    }
}

impl TicketKeys for OneKey {
    fn current(&self) -> Arc<SigningKey> {
        Arc::clone(&self.key)
    }

    fn published(&self) -> Arc<KeySet> {
        Arc::clone(&self.set)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_for_anything_but_tickets_is_refused() {
        for other in [KeyUse::Call, KeyUse::Provision, KeyUse::Countersign] {
            let key = SigningKey::generate(other).unwrap();
            assert_eq!(OneKey::new(key).unwrap_err(), Error::KeyUse);
        }
    }

    #[test]
    fn the_key_that_signs_is_published() {
        let keys = OneKey::from_pem(&SigningKey::generate_pem().unwrap()).unwrap();
        assert!(keys.published().has(keys.current().public().kid()));
    }
}
