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
