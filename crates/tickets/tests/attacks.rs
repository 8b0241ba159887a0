//! Tokens that an attacker, or a careless peer, would send. One module per kind of token; each
//! begins with a genuine one, changes one thing, and names the refusal. `service` sends them over
//! HTTP, to a service behind the lock.

#[cfg(test)]
mod attacks {
    pub mod call;
    pub mod countersigned;
    pub mod forge;
    pub mod forgeries;
    pub mod header;
    pub mod jwks;
    pub mod jwks_client;
    pub mod keys;
    pub mod places;
    pub mod provision;
    #[cfg(feature = "axum")]
    pub mod service;
    pub mod ticket;
}
