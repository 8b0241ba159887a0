//! A release vault with an empty database, for one measurement.

use std::net::SocketAddr;
use std::process::Command;

use anyhow::Result;

use super::gateway::{empty_folder, forget_settings};
use crate::profile::Profile;
use crate::serve::child::Child;
use crate::workspace::Workspace;

/// Starts one for the gateway that people know by this address.
pub fn start(
    workspace: &Workspace,
    at: SocketAddr,
    gateway: SocketAddr,
    variables: &[(&str, &str)],
) -> Result<Child> {
    empty_folder(workspace, "vault")?;
    Child::start("vault", &mut command(workspace, at, gateway, variables))
}

/// How one is started over what lies in its folder.
pub fn command(
    workspace: &Workspace,
    at: SocketAddr,
    gateway: SocketAddr,
    variables: &[(&str, &str)],
) -> Command {
    let mut command = Command::new(Profile::Dist.program(workspace, "tessera-vault"));
    forget_settings(&mut command);
    command
        .arg("serve")
        .arg("--data")
        .arg(workspace.target("bench/vault"))
        .env("TESSERA_VAULT_LISTEN", at.to_string())
        .env("TESSERA_VAULT_ISSUER", format!("http://{at}"))
        .env("TESSERA_VAULT_GATEWAY_ISSUER", format!("http://{gateway}"))
        .env("RUST_LOG", "error")
        .envs(variables.iter().copied());
    command
}
