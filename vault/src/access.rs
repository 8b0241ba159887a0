//! Who asks: layers that no record and no account can be reached without.

mod body;
mod caller;
mod people;
mod provisioning;
mod token;

pub(crate) use caller::{Caller, Proof};
pub(crate) use people::{people, people_who_send_files};
pub(crate) use provisioning::provisioning;
