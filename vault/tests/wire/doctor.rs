//! What `doctor` finds before, and once, there is a vault.

use std::{fs, path::Path, process::Command};

use database::{Backend, testing::TestDatabase};
use serde_json::Value;

use super::stage::Stage;

/// What it finds in a data folder.
fn doctor(data: &Path, database: Option<&str>) -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tessera-vault"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("TESSERA_")) {
        command.env_remove(name);
    }
    command.args(["doctor", "--json", "--data"]).arg(data);
    command.envs(database.map(|url| ("TESSERA_VAULT_DATABASE_URL", url)));
    serde_json::from_slice(&command.output().unwrap().stdout).unwrap()
}

/// The verdict on what is called so, and what to do.
fn found<'a>(report: &'a Value, about: &str) -> (&'a str, &'a str) {
    let findings = report.as_array().unwrap();
    let finding = findings.iter().find(|finding| finding["about"] == about).unwrap();
    (finding["verdict"].as_str().unwrap(), finding["remedy"].as_str().unwrap_or_default())
}

#[test]
fn before_the_first_start_nobody_is_told_to_restore_keys() {
    let folder = tempfile::tempdir().unwrap();
    for data in [folder.path().join("none"), folder.path().to_owned()] {
        let report = doctor(&data, None);
        let made = ("doubt", "the first start makes it");
        assert_eq!(found(&report, "master key"), made, "{report:#}");
        let made = ("doubt", "the first start makes them");
        assert_eq!(found(&report, "ticket keys"), made, "{report:#}");
    }
}

#[tokio::test]
async fn keys_that_are_gone_later_are_wrong() {
    let stage = Stage::on(TestDatabase::new(Backend::Sqlite).await).await;
    let (data, url) = (&stage.settings.data, stage.settings.database_url.as_deref());
    let report = doctor(data, url);
    assert_eq!(found(&report, "master key").0, "fine", "{report:#}");
    assert_eq!(found(&report, "ticket keys").0, "fine", "{report:#}");
    fs::rename(data.join("secrets"), data.join("gone")).unwrap();
    let report = doctor(data, url);
    let restore = ("wrong", "restore it from your backup");
    assert_eq!(found(&report, "master key"), restore, "{report:#}");
    let (verdict, remedy) = found(&report, "ticket keys");
    assert!(verdict == "wrong" && remedy.contains("keys rotate --force"), "{remedy}");
}
