//! `/records/{id}/content`: what a record of kind file holds.

mod fetch;
mod store;

pub(in crate::routes) use fetch::fetch;
pub(in crate::routes) use store::store;
