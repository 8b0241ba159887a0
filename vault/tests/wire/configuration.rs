//! What `check-config` says, and that the documentation says the same.

use std::{fs, process::Command};

fn vault() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tessera-vault"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("TESSERA_")) {
        command.env_remove(name);
    }
    command
}

#[test]
fn the_documentation_has_every_key() {
    let output = vault().args(["check-config", "--reference"]).output().unwrap();
    let reference = String::from_utf8(output.stdout).unwrap();
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/configuration.md");
    let written = fs::read_to_string(file).unwrap();
    assert!(written.contains(&reference), "run `cargo xtask docs` and commit what it writes");
}

#[test]
fn all_that_is_wrong_is_named_by_where_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("vault.toml");
    fs::write(&file, "ticket_life = 601\nleeway = 61\n").unwrap();
    let mut command = vault();
    command.arg("check-config").arg("--config").arg(&file);
    let output = command.env("TESSERA_VAULT_GATEWAY_ISSUER", "http://id.example").output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    for line in [
        "vault.toml, line 1: ticket_life: out of range; write 1 to 600 seconds",
        "vault.toml, line 2: leeway: out of range",
        "TESSERA_VAULT_GATEWAY_ISSUER: gateway_issuer: this is plain http",
    ] {
        assert!(said.contains(line), "{said}");
    }
}

#[test]
fn secrets_are_not_shown() {
    let mut command = vault();
    command.arg("check-config").env("TESSERA_VAULT_MASTER_KEY", "A".repeat(43));
    let output = command.env("TESSERA_VAULT__URL", "http://127.0.0.1:1").output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && said.contains("TESSERA_VAULT_MASTER_KEY"), "{said}");
    assert!(!said.contains("AAAA"), "{said}");
}
