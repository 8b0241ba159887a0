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

#[test]
fn two_underscores_are_for_the_gateway_unless_one_was_meant() {
    let check = |name: &str, value: &str| {
        let output = vault().arg("check-config").env(name, value).output().unwrap();
        (output.status.success(), String::from_utf8(output.stderr).unwrap())
    };
    let (fine, said) = check("TESSERA_VAULT__LISTEN", "127.0.0.1:1");
    assert!(!fine && said.contains("did you mean TESSERA_VAULT_LISTEN?"), "{said}");
    let (fine, said) = check("TESSERA_VAULT__TIMEOUT_SECONDS", "5");
    assert!(fine, "{said}");
    let (fine, said) = check("TESSERA_VAULT_ISSUER", "");
    assert!(!fine && said.contains("issuer: this is empty"), "{said}");
}

/// Otherwise one underscore more or less would be a key of the other program, and no mistake.
#[test]
fn no_key_of_the_vault_is_one_of_the_gateways_view_of_it() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/configuration.md");
    let written = fs::read_to_string(file).unwrap();
    let keys = |part: &str| -> Vec<String> {
        let rows = part.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
        rows.map(str::to_owned).collect()
    };
    let (gateway, own) = written.split_once("<!-- tessera-vault -->").unwrap();
    let (_, view) = gateway.split_once("### `[vault]`").unwrap();
    let (view, own) = (keys(view), keys(own));
    assert!(view.contains(&"url".to_owned()) && own.contains(&"listen".to_owned()));
    assert!(view.iter().all(|key| !own.contains(key)), "{view:?} {own:?}");
}
