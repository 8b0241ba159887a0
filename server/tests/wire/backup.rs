//! A gateway that is backed up while it serves, and comes back elsewhere.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Output, Stdio},
    sync::Arc,
    thread::sleep,
    time::Duration,
};

use database::{Backend, testing::TestDatabase};
use serde_json::Value;
use tempfile::TempDir;

use super::{
    gateway::{Gateway, program},
    person::{Person, holder},
};

const ADA: Person = Person("ada");
const GRACE: Person = Person("grace");

/// What an operator has elsewhere than on the machine of the gateway.
struct Operator {
    folder: TempDir,
    recipient: String,
}

impl Operator {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let identity = folder.path().join("identity");
        let made = program().args(["backup", "key", "--json"]).arg(&identity).output().unwrap();
        let recipient = json(&made)["recipient"].as_str().unwrap().to_owned();
        Self { folder, recipient }
    }

    fn identity(&self) -> PathBuf {
        self.folder.path().join("identity")
    }

    /// Backs up beside a running gateway, into a folder.
    fn back_up(&self, data: &Path, database: &[(&str, &str)]) -> PathBuf {
        let made = program()
            .args(["backup", "create", "--json", "--to", &self.recipient, "--data"])
            .arg(data)
            .arg(self.folder.path())
            .envs(database.iter().copied())
            .output()
            .unwrap();
        json(&made)["backup"].as_str().unwrap().into()
    }

    fn verify(&self, backup: &Path) -> Output {
        let mut command = program();
        command.args(["backup", "verify", "--json"]).arg(backup);
        command.arg("--identity").arg(self.identity()).output().unwrap()
    }

    fn restore(&self, backup: &Path, data: &Path, database: &[(&str, &str)]) -> Output {
        let mut command = program();
        command.args(["backup", "restore", "--json"]).arg(backup);
        command.arg("--identity").arg(self.identity()).arg("--data").arg(data);
        command.envs(database.iter().copied()).output().unwrap()
    }
}

fn json(output: &Output) -> Value {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn refusal(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn empty() -> Arc<TempDir> {
    Arc::new(tempfile::tempdir().unwrap())
}

/// A database that is named to the program; nothing where it is the file in the data folder.
async fn database(backend: Backend) -> (TestDatabase, Vec<(&'static str, String)>) {
    let test = TestDatabase::new(backend).await;
    let named = match backend {
        Backend::Sqlite => Vec::new(),
        Backend::Postgres => vec![("TESSERA_DATABASE_URL", test.settings.url.clone())],
    };
    (test, named)
}

fn variables<'a>(named: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    named.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_comes_back_elsewhere_and_people_sign_in() {
    for (from, to) in [(Backend::Sqlite, Backend::Postgres), (Backend::Postgres, Backend::Sqlite)] {
        let (operator, (_from, from)) = (Operator::new(), database(from).await);
        let gateway = Gateway::start(&variables(&from)).await;
        let session = ADA.enrol(&gateway).await;
        assert_eq!(holder(&gateway, &session).await.as_deref(), Some("ada"));
        let backup = operator.back_up(&gateway.data(), &variables(&from));
        let after = GRACE.enrol(&gateway).await;
        drop(gateway);

        let (place, (_to, to)) = (empty(), database(to).await);
        let restored = operator.restore(&backup, &place.path().join("data"), &variables(&to));
        let told = json(&restored);
        assert_eq!(told["sessions_ended"], 1);
        assert_eq!(told["devices_forgotten"], 1);
        assert_eq!(told["flaws"], 0);
        let gateway = Gateway::start_in(place, &variables(&to)).await;
        assert_eq!(holder(&gateway, &session).await, None, "the session is over");
        assert_eq!(holder(&gateway, &after).await, None);
        let session = ADA.sign_in(&gateway).await;
        assert_eq!(holder(&gateway, &session).await.as_deref(), Some("ada"));
        // Whoever enrolled after the backup does so again, with the same picture.
        GRACE.enrol(&gateway).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_has_every_table_of_the_schema() {
    let operator = Operator::new();
    let gateway = Gateway::start(&[]).await;
    let report = json(&operator.verify(&operator.back_up(&gateway.data(), &[])));
    let mut tables: Vec<_> = report["tables"].as_array().unwrap().iter().collect();
    tables.sort_by_key(|table| table["name"].as_str());
    let tables: Vec<_> = tables.iter().map(|table| table["name"].as_str().unwrap()).collect();
    let migrations = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/identity/migrations/sqlite");
    let steps =
        fs::read_dir(migrations).unwrap().map(|step| fs::read_to_string(step.unwrap().path()));
    let steps: Vec<_> = steps.collect::<Result<_, _>>().unwrap();
    let named = |verb: &str| -> Vec<String> {
        let lines = steps.iter().flat_map(|step| step.lines());
        let names = lines.filter_map(|line| line.strip_prefix(verb)?.split([' ', ';']).next());
        names.map(str::to_owned).collect()
    };
    let mut made = named("CREATE TABLE ");
    made.retain(|table| !named("DROP TABLE ").contains(table));
    made.sort();
    assert!(made.len() > 10);
    assert_eq!(tables, made);
    let files: Vec<_> = report["files"].as_array().unwrap().iter().collect();
    for name in ["keys/master", "keys/pepper", "keys/call.pem", "site"] {
        assert!(files.iter().any(|file| *file == name), "{name} is not in {files:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_on_standard_output_is_whole_and_its_report_stands_beside_it() {
    let operator = Operator::new();
    let gateway = Gateway::start(&[]).await;
    let made = program()
        .args(["backup", "create", "-", "--json", "--to", &operator.recipient, "--data"])
        .arg(gateway.data())
        .output()
        .unwrap();
    assert!(made.status.success());
    let report = String::from_utf8(made.stderr).unwrap();
    assert!(report.contains("TABLE"), "{report}");
    let file = operator.folder.path().join("piped.age");
    fs::write(&file, made.stdout).unwrap();
    json(&operator.verify(&file));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_identity_that_others_can_read_opens_nothing() {
    use std::os::unix::fs::PermissionsExt as _;
    let operator = Operator::new();
    let gateway = Gateway::start(&[]).await;
    let backup = operator.back_up(&gateway.data(), &[]);
    fs::set_permissions(operator.identity(), fs::Permissions::from_mode(0o644)).unwrap();
    let said = refusal(&operator.verify(&backup));
    assert!(said.contains("mode 644") && said.contains("chmod 600"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_restored_over_a_gateway_and_damage_ends_with_1() {
    let operator = Operator::new();
    let gateway = Gateway::start(&[]).await;
    let session = ADA.enrol(&gateway).await;
    let backup = operator.back_up(&gateway.data(), &[]);
    let said = refusal(&operator.restore(&backup, &gateway.data(), &[]));
    assert!(said.contains("nothing was changed"), "{said}");
    assert_eq!(holder(&gateway, &session).await.as_deref(), Some("ada"));

    let place = empty();
    let mut bytes = fs::read(&backup).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&backup, bytes).unwrap();
    let said = refusal(&operator.verify(&backup));
    assert!(said.contains("the backup is damaged"), "{said}");
    let data = place.path().join("data");
    refusal(&operator.restore(&backup, &data, &[]));
    assert!(!data.exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restoration_that_is_killed_leaves_nothing_or_everything() {
    let operator = Operator::new();
    let gateway = Gateway::start(&[]).await;
    ADA.enrol(&gateway).await;
    let backup = operator.back_up(&gateway.data(), &[]);
    drop(gateway);
    let place = empty();
    let data = place.path().join("data");
    // Killed a little later each time, until it is through.
    for attempt in 0..400 {
        let mut restoring = program()
            .args(["backup", "restore"])
            .arg(&backup)
            .arg("--identity")
            .arg(operator.identity())
            .arg("--data")
            .arg(&data)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        sleep(Duration::from_millis(2 * attempt));
        let _ = restoring.kill();
        let ended = restoring.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr);
        // The one before was killed when everything was there.
        let there = said.contains("the database has rows in");
        if ended.status.success() || there {
            break;
        }
        assert_eq!(ended.status.code(), None, "{said}");
    }
    let gateway = Gateway::start_in(place, &[]).await;
    ADA.sign_in(&gateway).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_moves_to_postgresql_and_nobody_is_signed_out() {
    let gateway = Gateway::start(&[]).await;
    let session = ADA.enrol(&gateway).await;
    let (_test, named) = database(Backend::Postgres).await;
    let listen = gateway.url.trim_start_matches("http://").to_owned();
    let moved = |data: &Path| {
        let mut command = program();
        command.args(["database", "move", "--json", "--to", &named[0].1, "--data"]);
        command.arg(data).env("TESSERA_LISTEN", &listen).output().unwrap()
    };
    let said = refusal(&moved(&gateway.data()));
    assert!(said.contains("stop the gateway first"), "{said}");
    let place = gateway.kill();
    let data = place.path().join("data");
    let report = json(&moved(&data));
    let accounts = report["tables"].as_array().unwrap().iter();
    let accounts: Vec<_> = accounts.filter(|table| table["name"] == "accounts").collect();
    assert_eq!(accounts[0]["rows"], 1);
    let said = refusal(&moved(&data));
    assert!(said.contains("rows in"), "{said}");
    // The file is not needed any more.
    fs::remove_file(data.join("gateway.db")).unwrap();
    let gateway = Gateway::start_in(place, &variables(&named)).await;
    assert_eq!(holder(&gateway, &session).await.as_deref(), Some("ada"));
    ADA.sign_in(&gateway).await;
}
