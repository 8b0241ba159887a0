//! The second lock in front of an axum service.

mod admit;
mod bearer;
mod body;
mod denied;
mod layer;
mod opens;
mod provisioning;
mod routes;
mod signed_in;
mod unlocked;
mod visit;

use std::{fmt, sync::Arc};

use axum::Router;
use tower_layer::Layer as _;
use url::Url;

pub use layer::{LockLayer, LockService};
pub use opens::Opens;
pub use signed_in::SignedIn;
pub use unlocked::Unlocked;

use crate::{
    account_id::AccountId,
    error::Error,
    key_source::KeySource,
    key_use::KeyUse,
    memory_store::MemoryStore,
    registered::{Expected, LEEWAY},
    store::Store,
    ticket_keys::TicketKeys,
};

/// Tells the time, in seconds since 1970.
type Clock = Box<dyn Fn() -> i64 + Send + Sync>;

/// Fills bytes with random ones that nobody can foretell.
type Entropy = Box<dyn Fn(&mut [u8]) + Send + Sync>;

/// A service behind the second lock, and everything that its [`Lock`] is made of.
pub struct Service {
    /// The origin under which the gateway knows this service, such as `http://127.0.0.1:5100`: the
    /// `aud` of calls and the `iss` of tickets, compared exactly.
    pub origin: String,
    /// A short name for challenges (RFC 6750 §3), such as `notes`: letters, digits, `-`, `_`, `.`.
    pub realm: &'static str,
    /// The origin of the gateway, such as `https://id.example`: the `iss` of calls, compared
    /// exactly.
    pub gateway: String,
    /// The gateway's keys.
    pub gateway_keys: KeySource,
    /// The keys that sign this service's tickets.
    pub ticket_keys: Arc<dyn TicketKeys>,
    /// What is remembered of accounts, used tokens and grants.
    pub store: Arc<dyn Store>,
    /// Tells the time, in seconds since 1970.
    pub clock: Clock,
    /// Fills bytes with random ones that nobody can foretell, for the ids of tickets.
    pub entropy: Entropy,
}

impl Service {
    /// A service that keeps nothing but what is in memory, and trusts the keys that the gateway
    /// publishes under its origin. See [`MemoryStore`] for what a restart means then.
    ///
    /// `erased` is called for each account that is erased, perhaps more than once: remove whatever
    /// the service keeps for it. `clock` tells the time in seconds since 1970, `entropy` fills bytes
    /// with random ones.
    ///
    /// # Errors
    /// [`Error::KeySetUrl`] where the gateway's origin is no address of `http` or `https`.
    pub fn in_memory(
        (origin, realm): (impl Into<String>, &'static str),
        gateway: impl Into<String>,
        ticket_keys: impl TicketKeys,
        erased: impl Fn(AccountId) + Send + Sync + 'static,
        clock: impl Fn() -> i64 + Send + Sync + 'static,
        entropy: impl Fn(&mut [u8]) + Send + Sync + 'static,
    ) -> Result<Self, Error> {
        let gateway = gateway.into();
        Ok(Self {
            origin: origin.into(),
            realm,
            gateway_keys: KeySource::published(&format!("{gateway}/.well-known/jwks.json"))?,
            gateway,
            ticket_keys: Arc::new(ticket_keys),
            store: Arc::new(MemoryStore::starting_at(clock()).when_erased(erased)),
            clock: Box::new(clock),
            entropy: Box::new(entropy),
        })
    }
}

impl fmt::Debug for Service {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Service")
            .field("origin", &self.origin)
            .field("gateway", &self.gateway)
            .finish_non_exhaustive()
    }
}

/// The second lock of one service: checks every request that people make through the gateway, asks
/// for a fresh pattern where a handler wants one, and answers what the gateway itself asks.
///
/// [`Lock::guard`] puts a router behind it. A handler then takes [`Unlocked`] or [`SignedIn`] among
/// its arguments; a handler that takes neither is still reached by signed calls only.
#[derive(Clone, Debug)]
pub struct Lock {
    service: Arc<Service>,
}

impl Lock {
    /// Takes a service.
    ///
    /// # Errors
    /// [`Error::Origin`] for a name that is not an origin, [`Error::Realm`] for a malformed realm,
    /// [`Error::KeyUse`] for keys that are not for tickets.
    pub fn new(service: Service) -> Result<Self, Error> {
        check_origin(&service.origin)?;
        check_origin(&service.gateway)?;
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        if service.realm.is_empty() || !service.realm.bytes().all(plain) {
            return Err(Error::Realm);
        }
        if service.ticket_keys.current().public().key_use() != KeyUse::Ticket {
            return Err(Error::KeyUse);
        }
        Ok(Self { service: Arc::new(service) })
    }

    /// Puts `people` behind the lock, and beside it what the gateway asks of every service:
    /// `/.well-known/jwks.json`, `/accounts/{id}` and `/grants/{sid}`. Where `people` has one of
    /// these three itself, it is not reached.
    ///
    /// Nothing about `people` shows without a signed call, not even which paths and methods there
    /// are. Merge what is for everybody, such as a health check, into the router that comes back.
    pub fn guard(&self, people: Router) -> Router {
        // Around the router as a whole: around each of its routes, axum would add an `Allow` to the
        // refusals of those that exist.
        self.routes().fallback_service(self.layer().layer(people))
    }

    /// The layer that checks every request, for a router that is put together in another way.
    #[must_use]
    pub fn layer(&self) -> LockLayer {
        LockLayer::new(self.clone())
    }

    /// The routes for the gateway, which check its provisioning calls themselves and do not belong
    /// behind the layer.
    pub fn routes(&self) -> Router {
        routes::routes(self)
    }

    fn now(&self) -> i64 {
        (self.service.clock)()
    }

    /// What a token of the gateway must say.
    fn expects(&self, now: i64) -> Expected<'_> {
        Expected {
            issuer: &self.service.gateway,
            audience: &self.service.origin,
            now,
            leeway: LEEWAY,
        }
    }
}

/// Names are compared as texts, so that a slash too many would refuse every token.
fn check_origin(text: &str) -> Result<(), Error> {
    let is_origin = Url::parse(text).is_ok_and(|url| {
        matches!(url.scheme(), "http" | "https") && url.origin().ascii_serialization() == text
    });
    if is_origin { Ok(()) } else { Err(Error::Origin(text.to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_an_origin() {
        for good in ["http://127.0.0.1:5100", "https://id.example"] {
            assert_eq!(check_origin(good), Ok(()));
        }
        for bad in [
            "",
            "id.example",
            "https://id.example/",
            "https://id.example:443",
            "https://ID.example",
            "https://user@id.example",
            "https://id.example/path",
            "file:///etc",
        ] {
            assert_eq!(check_origin(bad), Err(Error::Origin(bad.to_owned())));
        }
    }
}
