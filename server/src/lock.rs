//! The gateway's side of the second lock.

mod answer;
mod client;
mod second_lock;

pub use client::ServiceClient;
