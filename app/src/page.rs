//! The pages, one file each.

mod account;
mod admin;
mod answer;
mod components;
mod guard;
pub mod heading;
mod home;
mod inbox;
mod not_found;
mod not_me;
mod recover;
mod security;
mod sign_in;
mod sign_up;
mod unlock;
mod vault;

pub use account::Account;
pub use admin::Admin;
pub use components::Components;
pub use home::Home;
pub use inbox::Inbox;
pub use not_found::NotFound;
pub use not_me::NotMe;
pub use recover::Recover;
pub use security::{Security, SecurityChange};
pub use sign_in::SignIn;
pub use sign_up::SignUp;
pub use unlock::Unlock;
pub use vault::{Vault, VaultExport, VaultHistory, VaultRecord};
