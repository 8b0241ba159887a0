//! Secrets at the start.

use std::{fs, os::unix::fs::PermissionsExt, path::Path, sync::Arc};

use ambient::{SystemClock, SystemEntropy};
use database::testing::{TestDatabase, on_both};
use tempfile::TempDir;
use vault::{Settings, StartError, Vault};

struct Place {
    database: TestDatabase,
    data: TempDir,
}

impl Place {
    fn new(database: TestDatabase) -> Self {
        Self { database, data: tempfile::tempdir().unwrap() }
    }

    fn settings(&self) -> Settings {
        Settings {
            data: self.data.path().to_owned(),
            database_url: Some(self.database.settings.url.clone()),
            ..Settings::default()
        }
    }

    fn secret(&self, name: &str) -> std::path::PathBuf {
        self.data.path().join("secrets").join(name)
    }
}

async fn start(settings: Settings) -> Result<(), StartError> {
    let vault = Vault::open(settings, Arc::new(SystemClock), Arc::new(SystemEntropy)).await?;
    vault.close().await;
    Ok(())
}

fn mode(file: &Path) -> u32 {
    fs::metadata(file).unwrap().permissions().mode() & 0o777
}

const SECRETS: [&str; 2] = ["vault-master.key", "vault-ticket.pem"];

#[tokio::test]
async fn a_first_start_makes_private_secrets_and_a_second_uses_them() {
    on_both(async |database| {
        let place = Place::new(database);
        start(place.settings()).await.unwrap();
        let before = SECRETS.map(|name| fs::read(place.secret(name)).unwrap());
        assert!(SECRETS.iter().all(|name| mode(&place.secret(name)) == 0o600));
        start(place.settings()).await.unwrap();
        assert_eq!(before, SECRETS.map(|name| fs::read(place.secret(name)).unwrap()));
    })
    .await;
}

#[tokio::test]
async fn a_missing_or_open_secret_is_never_replaced() {
    on_both(async |database| {
        let place = Place::new(database);
        start(place.settings()).await.unwrap();
        for name in SECRETS {
            let file = place.secret(name);
            fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
            let refused = start(place.settings()).await.unwrap_err().to_string();
            assert!(refused.contains("chmod 600"), "{refused}");
            fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();

            let aside = file.with_extension("aside");
            fs::rename(&file, &aside).unwrap();
            let refused = start(place.settings()).await.unwrap_err().to_string();
            assert!(refused.contains("restore it from your backup"), "{refused}");
            assert!(!file.exists());
            fs::rename(&aside, &file).unwrap();
        }
        start(place.settings()).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn another_master_key_does_not_open_this_database() {
    on_both(async |database| {
        let place = Place::new(database);
        start(place.settings()).await.unwrap();
        let other = Settings { master_key: Some("A".repeat(43)), ..place.settings() };
        assert!(matches!(start(other).await, Err(StartError::OtherMasterKey)));
        let short = Settings { master_key: Some("AAAA".to_owned()), ..place.settings() };
        assert!(matches!(start(short).await, Err(StartError::MasterKeyForm)));
    })
    .await;
}

#[tokio::test]
async fn settings_out_of_range_are_refused_by_name() {
    on_both(async |database| {
        let place = Place::new(database);
        let wrong = Settings { ticket_life: 601, ..place.settings() };
        let refused = start(wrong).await.unwrap_err().to_string();
        assert!(refused.contains("ticket_life"), "{refused}");
        let wrong = Settings {
            gateway_jwks_url: Some("file:///keys".parse().unwrap()),
            ..place.settings()
        };
        let refused = start(wrong).await.unwrap_err().to_string();
        assert!(refused.contains("gateway_jwks_url"), "{refused}");
    })
    .await;
}

#[tokio::test]
async fn keys_come_over_plain_http_from_another_machine_only_where_that_is_asked_for() {
    on_both(async |database| {
        let place = Place::new(database);
        let far = || Settings { gateway_issuer: "http://id.example".into(), ..place.settings() };
        let refused = start(far()).await.unwrap_err().to_string();
        assert!(refused.contains("gateway_plain_http"), "{refused}");
        start(Settings { gateway_plain_http: true, ..far() }).await.unwrap();
        let secure = "https://id.example".to_owned();
        start(Settings { gateway_issuer: secure, ..place.settings() }).await.unwrap();
    })
    .await;
}
