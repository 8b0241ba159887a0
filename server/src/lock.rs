//! The gateway's side of the second lock.

mod answer;
mod client;
mod deliver;
mod second_lock;
mod services;
mod unlock;

pub use client::{Foundations, ServiceClient};
pub use services::Services;
pub use unlock::Refused;
