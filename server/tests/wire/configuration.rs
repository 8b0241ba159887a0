//! What `check-config` says, and that the documentation says the same.

use std::fs;

use tempfile::TempDir;

use super::gateway::program;

/// What the gateway prints for a file, and whether it is content.
fn check(file: &str, variables: &[(&str, &str)]) -> (bool, String) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("gateway.toml");
    fs::write(&path, file).unwrap();
    let mut command = program();
    command.arg("check-config").arg("--config").arg(&path).envs(variables.iter().copied());
    let output = command.output().unwrap();
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    let said = said.concat().replace(&format!("{}/", folder.path().display()), "");
    (output.status.success(), said)
}

#[test]
fn the_documentation_has_every_key() {
    let output = program().args(["check-config", "--reference"]).output().unwrap();
    let reference = String::from_utf8(output.stdout).unwrap();
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/configuration.md");
    let written = fs::read_to_string(file).unwrap();
    assert!(written.contains(&reference), "run `cargo xtask docs` and commit what it writes");
}

#[test]
fn all_that_is_wrong_is_named_by_line_with_a_remedy() {
    let file = r#"
public_url = "http://id.example"
code_tries = 11

[smtp]
host = "mail.example"
from = "a@example.org"
prot = 25
"#;
    let (fine, said) = check(file, &[("TESSERA_TRUSTED_PROXIES", "one")]);
    assert!(!fine);
    assert!(
        said.contains(
            "gateway.toml, line 8: smtp.prot: there is no such key; did you mean smtp.port?"
        ),
        "{said}"
    );
    assert!(
        said.contains("TESSERA_TRUSTED_PROXIES: trusted_proxies: write a whole number"),
        "{said}"
    );
    let (fine, said) = check(&file.replace("prot", "port"), &[]);
    assert!(!fine);
    assert!(
        said.contains("gateway.toml, line 2: public_url: http://id.example/ is plain http"),
        "{said}"
    );
    assert!(said.contains("gateway.toml, line 3: code_tries: must be 1 to 10"), "{said}");
}

#[test]
fn what_is_fine_is_shown_with_where_it_comes_from_and_without_secrets() {
    let file =
        "[smtp]\nhost = \"mail.example\"\nfrom = \"a@example.org\"\npassword = \"hunter2\"\n";
    let (fine, said) = check(file, &[("TESSERA_DATABASE_URL", "postgres://me:hunter2@db/gateway")]);
    assert!(fine, "{said}");
    assert!(said.contains("gateway.toml, line 2"), "{said}");
    assert!(said.contains("TESSERA_DATABASE_URL"), "{said}");
    assert!(!said.contains("hunter2"), "{said}");
}

#[test]
fn a_secret_comes_from_a_file() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("url");
    fs::write(&file, "postgres://me:hunter2@db/gateway\n").unwrap();
    let named = file.to_str().unwrap();
    assert!(check("", &[("TESSERA_DATABASE_URL_FILE", named)]).0);
    let both = [("TESSERA_DATABASE_URL_FILE", named), ("TESSERA_DATABASE_URL", "sqlite:x")];
    let (fine, said) = check("", &both);
    assert!(
        !fine && said.contains("database_url_file: it and database_url exclude each other"),
        "{said}"
    );
    let missing = folder.path().join("none");
    let (fine, said) = check("", &[("TESSERA_DATABASE_URL_FILE", missing.to_str().unwrap())]);
    assert!(!fine && said.contains("No such file"), "{said}");
}

#[test]
fn an_underscore_makes_no_variable_of_the_vaults() {
    let (fine, said) = check("", &[("TESSERA_VAULT_URL", "https://vault.example")]);
    assert!(!fine && said.contains("did you mean TESSERA_VAULT__URL?"), "{said}");
    let (fine, said) = check("", &[("TESSERA_SMTP_HOST", "mail.example")]);
    assert!(!fine && said.contains("did you mean TESSERA_SMTP__HOST?"), "{said}");
    // What is the vault's is passed over.
    let (fine, said) = check("", &[("TESSERA_VAULT_LISTEN", "127.0.0.1:1")]);
    assert!(fine, "{said}");
}

#[test]
fn what_cannot_work_is_refused_with_a_remedy() {
    let folder = TempDir::new().unwrap();
    let place = folder.path().join("certificate.pem");
    fs::write(&place, "no certificate").unwrap();
    let file = "hash_lanes = 0\ndatabase_connections = 0\ncodes_per_hour = 0\n[smtp]\n\
         host = \"mail.example\"\nfrom = \"nobody\"\n";
    let (fine, said) = check(file, &[]);
    assert!(!fine);
    for line in [
        "line 1: hash_lanes: must be at least 1",
        "line 2: database_connections: out of range; write at least 1",
        "line 3: codes_per_hour: must be at least 1",
        "line 6: smtp.from: \"nobody\" is no address; write one such as",
    ] {
        assert!(said.contains(line), "{said}");
    }
    let mail = format!(
        "[smtp]\nhost = \"mail.example\"\nfrom = \"a@id.example\"\nca_file = {:?}\n",
        place.display().to_string()
    );
    let (fine, said) = check(&mail, &[]);
    assert!(!fine && said.contains("line 4: smtp.ca_file: "), "{said}");
    assert!(said.contains("no certificate is in it"), "{said}");
    fs::remove_file(&place).unwrap();
    let (fine, said) = check(&mail, &[]);
    assert!(!fine && said.contains("No such file"), "{said}");
}

#[test]
fn empty_texts_and_files_are_refused() {
    let folder = TempDir::new().unwrap();
    let empty = folder.path().join("empty");
    fs::write(&empty, "\n").unwrap();
    let (fine, said) = check("name = \"\"\n", &[("TESSERA_DATABASE_URL", "")]);
    assert!(!fine && said.contains("line 1: name: this is empty"), "{said}");
    assert!(said.contains("TESSERA_DATABASE_URL: database_url: this is empty"), "{said}");
    let empty = empty.to_str().unwrap();
    for key in ["DATABASE_URL_FILE", "METRICS_TOKEN_FILE"] {
        let (fine, said) = check("", &[(&format!("TESSERA_{key}"), empty)]);
        assert!(!fine && said.contains("is empty"), "{key}: {said}");
    }
}

#[test]
fn every_value_of_a_wrong_kind_is_named_at_once() {
    let file = "listen = \"here\"\ncode_tries = \"many\"\n[vault]\nurl = \"nowhere\"\n\
                timeout_seconds = true\n";
    let (fine, said) = check(file, &[]);
    assert!(!fine);
    for line in
        ["line 1: listen", "line 2: code_tries", "line 4: vault.url", "line 5: vault.timeou"]
    {
        assert!(said.contains(line), "{line}: {said}");
    }
    assert_eq!(said.lines().count(), 5, "{said}");
}
