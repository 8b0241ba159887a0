//! A service behind the lock, attacked over HTTP.

mod app;
mod consuming;
mod forged;
mod opening;
mod provisioning;
mod refusals;
mod stage;
