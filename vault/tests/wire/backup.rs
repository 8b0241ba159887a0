//! A vault that is backed up while it serves, and comes back elsewhere.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    thread::sleep,
    time::Duration,
};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use database::{
    Backend,
    testing::{TestDatabase, on_both},
};
use serde_json::{Value, json};
use tempfile::TempDir;
use tickets::Target;
use vault::Settings;

use super::{program::catch_up, stage::Stage};

/// What an operator has elsewhere than on the machine of the vault.
struct Operator {
    folder: TempDir,
    recipient: String,
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tessera-vault"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("TESSERA_")) {
        command.env_remove(name);
    }
    command
}

/// The program beside the vault with these settings.
fn beside(settings: &Settings) -> Command {
    let mut command = program();
    command
        .env("TESSERA_VAULT_DATA", &settings.data)
        .env("TESSERA_VAULT_DATABASE_URL", settings.database_url.as_ref().unwrap());
    command
}

impl Operator {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let identity = folder.path().join("identity");
        let made = program().args(["backup", "key", "--json"]).arg(&identity).output().unwrap();
        let recipient = document(&made)["recipient"].as_str().unwrap().to_owned();
        Self { folder, recipient }
    }

    fn backup(&self) -> PathBuf {
        self.folder.path().join("vault.age")
    }

    fn back_up(&self, settings: &Settings) -> Output {
        let mut command = beside(settings);
        command.args(["backup", "create", "--json", "--to", &self.recipient]);
        command.arg(self.backup()).output().unwrap()
    }

    fn with_backup(&self, mut command: Command, verb: &str) -> Output {
        let identity = self.folder.path().join("identity");
        command.args(["backup", verb, "--json"]).arg(self.backup());
        command.arg("--identity").arg(identity).output().unwrap()
    }
}

fn document(output: &Output) -> Value {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn refusal(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Settings of the same vault in another place.
fn elsewhere(stage: &Stage, data: &Path, database: &TestDatabase) -> Settings {
    Settings {
        data: data.join("vault"),
        database_url: Some(database.settings.url.clone()),
        ..stage.settings.clone()
    }
}

fn other_than(backend: Backend) -> Backend {
    match backend {
        Backend::Sqlite => Backend::Postgres,
        Backend::Postgres => Backend::Sqlite,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vault_comes_back_elsewhere_with_records_and_files_and_without_grants() {
    on_both(async |database| {
        let operator = Operator::new();
        let (place, other) = (TempDir::new().unwrap(), other_than(database.backend));
        let target = TestDatabase::new(other).await;
        let stage = Stage::on(database).await;
        catch_up(&stage);
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let file = stage.add_file(&ana, "Passport").await;
        let content: Vec<u8> = (0..700_000_u32).map(|number| number.to_le_bytes()[1]).collect();
        stage.store(&ana, file, content.clone()).await;
        assert_eq!(stage.call(&ana, "GET", "/records").await.status, 200);
        document(&operator.back_up(&stage.settings));
        // A ticket that is used up, which the backup knows nothing of.
        let late = ana.elsewhere();
        let ticket = stage.call(&late, "GET", "/records").await.ticket();
        let records = Target::new("GET", "/records").unwrap();
        let proof = stage.countersign(&late, &ticket, records, stage.now()).await;
        assert_eq!(stage.send_with("GET", "/records", &proof).await.status, 200);
        stage.vault.close().await;

        let settings = elsewhere(&stage, place.path(), &target);
        document(&operator.with_backup(beside(&settings), "restore"));
        let noted = sqlx::query_scalar("SELECT COUNT(*) FROM audit WHERE action = 'vault.restore'");
        let looking = sqlx::AnyPool::connect(&target.settings.url).await.unwrap();
        assert_eq!(noted.fetch_one(&looking).await.ok(), Some(1_i64));
        looking.close().await;
        let stage = stage.moved_to(settings).await;
        catch_up(&stage);
        let used = stage.send_with("GET", "/records", &proof).await;
        assert_eq!(used.status, 401, "a used ticket opens a restored vault");
        let locked = stage.call(&ana, "GET", "/records").await;
        assert_eq!(locked.status, 401, "a grant came back");
        stage.unlock(&ana).await;
        let listed = stage.call(&ana, "GET", "/records").await.json();
        assert_eq!(listed["records"][0]["title"], "Passport");
        assert!(stage.fetch(&ana, file).await.body == content);
        // The history goes on behind what was restored.
        let history = stage.call(&ana, "GET", "/history").await.json();
        assert_eq!(history["events"][0]["action"], "file.fetch");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_has_every_table_and_needs_little_memory() {
    let operator = Operator::new();
    let stage = Stage::on(TestDatabase::new(Backend::Sqlite).await).await;
    let ana = stage.resident().await;
    stage.unlock(&ana).await;
    for title in ["One", "Two", "Three"] {
        let file = stage.add_file(&ana, title).await;
        assert_eq!(stage.store(&ana, file, vec![7; 24 * 1024 * 1024]).await.status, 200);
    }
    let mut command = beside(&stage.settings);
    command.args(["backup", "create", "--to", &operator.recipient]).arg(operator.backup());
    let peak = peak_kib(command);
    assert!(fs::metadata(operator.backup()).unwrap().len() > 72 * 1024 * 1024);
    println!("at most {peak} KiB resident");
    assert!(peak < 64 * 1024, "{peak} KiB");

    let report = document(&operator.with_backup(program(), "verify"));
    let mut tables: Vec<_> =
        report["tables"].as_array().unwrap().iter().map(|table| &table["name"]).collect();
    tables.sort_by_key(|name| name.as_str());
    let migrations = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/sqlite");
    let steps = fs::read_dir(migrations).unwrap();
    let steps = steps.map(|step| fs::read_to_string(step.unwrap().path()).unwrap());
    let steps: Vec<_> = steps.collect();
    let lines = steps.iter().flat_map(|step| step.lines());
    let mut made: Vec<_> = lines
        .filter_map(|line| line.strip_prefix("CREATE TABLE ")?.split(' ').next())
        .map(Value::from)
        .collect();
    made.sort_by_key(|name| name.as_str().map(str::to_owned));
    assert!(made.len() > 7);
    assert_eq!(tables, made.iter().collect::<Vec<_>>());
    assert_eq!(report["files"], json!(["secrets/vault-master.key"]));
}

/// Runs a command to its end, and says how much memory it had resident.
fn peak_kib(mut command: Command) -> u64 {
    let mut child = command.stdout(Stdio::null()).spawn().unwrap();
    let (status, mut peak) = (format!("/proc/{}/status", child.id()), 0);
    loop {
        let told = fs::read_to_string(&status).unwrap_or_default();
        let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        if let Some(kib) = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse().ok()) {
            peak = peak.max(kib);
        }
        if let Some(ended) = child.try_wait().unwrap() {
            assert!(ended.success());
            assert!(peak > 0);
            return peak;
        }
        sleep(Duration::from_millis(5));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_restored_over_a_vault_or_with_another_master_key() {
    on_both(async |database| {
        let operator = Operator::new();
        let (place, target) = (TempDir::new().unwrap(), TestDatabase::new(database.backend).await);
        let stage = Stage::on(database).await;
        stage.resident().await;
        document(&operator.back_up(&stage.settings));
        let said = refusal(&operator.with_backup(beside(&stage.settings), "restore"));
        assert!(said.contains("nothing was changed"), "{said}");

        let settings = elsewhere(&stage, place.path(), &target);
        let mut other = beside(&settings);
        other.env("TESSERA_VAULT_MASTER_KEY", "A".repeat(43));
        let said = refusal(&operator.with_backup(other, "restore"));
        assert!(said.contains("another master key"), "{said}");
        assert!(!settings.data.exists());
        document(&operator.with_backup(beside(&settings), "restore"));
        let mode = fs::metadata(settings.data.join("secrets/vault-master.key")).unwrap();
        assert_eq!(std::os::unix::fs::PermissionsExt::mode(&mode.permissions()) & 0o777, 0o600);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_master_key_that_cannot_be_read_here_is_left_out_only_where_that_is_said() {
    let operator = Operator::new();
    let (place, target) = (TempDir::new().unwrap(), TestDatabase::new(Backend::Sqlite).await);
    let stage = Stage::on(TestDatabase::new(Backend::Sqlite).await).await;
    stage.resident().await;
    let key = stage.settings.data.join("secrets/vault-master.key");
    let mounted = place.path().join("mounted");
    let create = |without: &[&str]| {
        let mut command = beside(&stage.settings);
        command.env("TESSERA_VAULT_MASTER_KEY_FILE", &mounted);
        command.args(["backup", "create", "--json", "--to", &operator.recipient]).args(without);
        command.arg(operator.backup()).output().unwrap()
    };
    let said = refusal(&create(&[]));
    assert!(said.contains("say so with --without-master-key"), "{said}");
    let left = fs::read_dir(operator.folder.path()).unwrap().count();
    assert_eq!(left, 1, "nothing but the identity is there");
    let made = document(&create(&["--without-master-key"]));
    assert_eq!(made["content"]["left_out"], json!(["secrets/vault-master.key"]));
    assert_eq!(made["content"]["files"], json!([]));

    let settings = elsewhere(&stage, place.path(), &target);
    let said = refusal(&operator.with_backup(beside(&settings), "restore"));
    assert!(said.contains("this secret is missing"), "{said}");
    fs::copy(key, &mounted).unwrap();
    let mut command = beside(&settings);
    command.env("TESSERA_VAULT_MASTER_KEY_FILE", &mounted);
    document(&operator.with_backup(command, "restore"));
}

/// Root restores for a server that runs as somebody else and has its master key in its environment.
#[tokio::test(flavor = "multi_thread")]
async fn everything_that_is_restored_belongs_to_whom_the_data_folder_belongs() {
    use std::os::unix::fs::{MetadataExt as _, chown};
    let operator = Operator::new();
    let place = TempDir::new().unwrap();
    let stage = Stage::on(TestDatabase::new(Backend::Sqlite).await).await;
    stage.resident().await;
    document(&operator.back_up(&stage.settings));
    let key = fs::read(stage.settings.data.join("secrets/vault-master.key")).unwrap();

    let data = place.path().join("vault");
    fs::create_dir(&data).unwrap();
    let owner = |path: &Path| fs::metadata(path).unwrap().uid();
    if owner(&data) == 0 {
        chown(&data, Some(65_534), Some(65_534)).unwrap();
    }
    let mut command = program();
    command.env("TESSERA_VAULT_DATA", &data);
    command.env("TESSERA_VAULT_MASTER_KEY", URL_SAFE_NO_PAD.encode(key));
    document(&operator.with_backup(command, "restore"));
    let secrets = data.join("secrets");
    for folder in [&data, &secrets] {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            assert_eq!(owner(&path), owner(&data), "{}", path.display());
        }
    }
    assert!(!secrets.join("vault-master.key").exists(), "it is in the environment");
}

/// A key that only the server's environment holds.
#[tokio::test(flavor = "multi_thread")]
async fn a_master_key_that_is_nowhere_to_be_read_is_no_backup_either() {
    let operator = Operator::new();
    let stage = Stage::on(TestDatabase::new(Backend::Sqlite).await).await;
    stage.resident().await;
    fs::remove_file(stage.settings.data.join("secrets/vault-master.key")).unwrap();
    let said = refusal(&operator.back_up(&stage.settings));
    assert!(said.contains("with its environment"), "{said}");
    assert!(!operator.backup().exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vault_moves_to_another_database() {
    on_both(async |database| {
        let target = TestDatabase::new(other_than(database.backend)).await;
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let file = stage.add_file(&ana, "Passport").await;
        stage.store(&ana, file, vec![7; 300_000]).await;
        stage.vault.close().await;
        let mut command = beside(&stage.settings);
        command.env("TESSERA_VAULT_LISTEN", "127.0.0.1:0");
        let url = target.settings.url.clone();
        let moved = command.args(["database", "move", "--json", "--to", &url]).output().unwrap();
        let report = document(&moved);
        assert!(
            report["tables"]
                .as_array()
                .unwrap()
                .iter()
                .any(|table| { table["name"] == "file_chunks" && table["rows"] == 2 })
        );
        let settings = Settings { database_url: Some(url), ..stage.settings.clone() };
        let stage = stage.moved_to(settings).await;
        // The vault is as open as it was.
        assert!(stage.fetch(&ana, file).await.body == vec![7; 300_000]);
    })
    .await;
}
