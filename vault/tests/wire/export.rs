//! Everything as one archive, and back.

use std::{
    fs,
    io::Write,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use database::{
    Backend,
    testing::{TestDatabase, on_both},
};
use serde_json::{Value, json};
use tempfile::TempDir;
use vault::archive::{UnpackError, unpack};

use super::{
    files::long,
    records::bank_account,
    stage::{Person, Reply, Stage},
};

/// An archive, what opens it, and a folder for it.
struct Exported {
    folder: TempDir,
    archive: PathBuf,
    passphrase: String,
}

impl Exported {
    fn new(reply: &Reply) -> Self {
        assert_eq!(reply.status, 200, "{}", String::from_utf8_lossy(&reply.body));
        let folder = tempfile::tempdir().unwrap();
        let archive = folder.path().join("vault.age");
        fs::write(&archive, &reply.body).unwrap();
        let passphrase = reply.header("tessera-archive-passphrase").unwrap().to_owned();
        Self { folder, archive, passphrase }
    }

    /// The same with other bytes.
    fn with(&self, bytes: &[u8]) -> PathBuf {
        let archive = self.folder.path().join("other.age");
        fs::write(&archive, bytes).unwrap();
        archive
    }

    fn to(&self) -> PathBuf {
        self.folder.path().join("unpacked")
    }
}

async fn export(stage: &Stage, person: &Person) -> Reply {
    let proof = stage.proof(person, "GET", "/export").await;
    stage.send_with("GET", "/export", &proof).await
}

/// An exported vault with a bank account and a file.
async fn exported(database: TestDatabase) -> Exported {
    let stage = Stage::on(database).await;
    let ana = stage.resident().await;
    stage.unlock(&ana).await;
    stage.add(&ana, &bank_account()).await;
    let file = stage.add_file(&ana, "Passport").await;
    stage.store(&ana, file, long()).await;
    Exported::new(&export(&stage, &ana).await)
}

#[tokio::test]
async fn everything_comes_back_out_of_the_archive() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let account = stage.add(&ana, &bank_account()).await;
        stage.wait(1);
        let [file, empty] = [stage.add_file(&ana, "P\"ass\\port").await, stage.add_file(&ana, "E").await];
        let nothing_yet = stage.add_file(&ana, "F").await;
        stage.store(&ana, file, long()).await;
        stage.store(&ana, empty, Vec::new()).await;

        let reply = export(&stage, &ana).await;
        assert_eq!(reply.header("content-type"), Some("application/octet-stream"));
        assert_eq!(reply.header("cache-control"), Some("no-store"));
        let name = r#"attachment; filename="tessera-vault-2027-01-15.age"; filename*=UTF-8''tessera-vault-2027-01-15.age"#;
        assert_eq!(reply.header("content-disposition"), Some(name));
        assert!(reply.body.starts_with(b"age-encryption.org/v1\n-> scrypt "));
        let exported = Exported::new(&reply);
        let to = exported.to();
        assert_eq!(unpack(&exported.archive, &exported.passphrase, &to).unwrap(), 3);

        let json: Value = serde_json::from_slice(&fs::read(to.join("records.json")).unwrap()).unwrap();
        assert_eq!((&json["format"], &json["made_at"]), (&json!(1), &json!(1_800_000_001)));
        let records = json["records"].as_array().unwrap();
        assert_eq!(records.len(), 4);
        assert_eq!(records[0]["id"], json!(account));
        assert_eq!(records[0]["fields"], bank_account()["fields"], "with its secrets");
        let of = |id: uuid::Uuid| records.iter().find(|record| record["id"] == json!(id)).unwrap();
        let path = format!("files/{file}/Ausweis ä.pdf");
        assert_eq!(of(file)["file"], json!(path));
        assert_eq!(of(nothing_yet).get("file"), None);
        assert!(fs::read(to.join(&path)).unwrap() == long());
        assert_eq!(fs::read(to.join(format!("files/{empty}/Ausweis ä.pdf"))).unwrap(), b"");
        for (path, mode) in [(&to, 0o700), (&to.join("records.json"), 0o600), (&to.join(path), 0o600)] {
            assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, mode, "{path:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_empty_vault_has_an_archive_too() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let exported = Exported::new(&export(&stage, &stage.resident().await).await);
        assert_eq!(unpack(&exported.archive, &exported.passphrase, &exported.to()).unwrap(), 1);
        let json = fs::read(exported.to().join("records.json")).unwrap();
        assert_eq!(serde_json::from_slice::<Value>(&json).unwrap()["records"], json!([]));
    })
    .await;
}

#[tokio::test]
async fn an_export_takes_a_pattern_of_its_own_each_time() {
    on_both(async |database| {
        let stage = std::sync::Arc::new(Stage::on(database).await);
        let (ana, bob) = (stage.resident().await, stage.resident().await);
        stage.unlock(&ana).await;
        stage.add(&ana, &bank_account()).await;
        let locked = stage.call(&ana, "GET", "/export").await;
        assert_eq!(
            (locked.claim("scope"), locked.claim("max_age"), locked.claim("purpose")),
            (
                json!("records.export"),
                json!(0),
                json!("Export everything in your vault as one encrypted archive")
            )
        );
        let proof = stage.proof(&ana, "GET", "/export").await;
        let (header, value) = ("range", "bytes=0-1");
        let part = stage.request("GET", "/export").bearer_auth(&proof).header(header, value);
        assert_eq!(stage.send(part).await.problem(), "invalid-token");
        assert_eq!(stage.send_with("HEAD", "/export", &proof).await.status, 405);
        assert_eq!(stage.send_with("GET", "/records", &proof).await.problem(), "invalid-token");
        let statuses = stage.all_at_once(50, "GET", "/export", &proof).await;
        assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
        assert_eq!(stage.call(&ana, "GET", "/export").await.problem(), "locked");
        let exports = "SELECT COUNT(*) FROM audit WHERE action = 'records.export'";
        assert_eq!(stage.count(exports).await, 1);

        let bobs = Exported::new(&export(&stage, &bob).await);
        unpack(&bobs.archive, &bobs.passphrase, &bobs.to()).unwrap();
        let json = fs::read(bobs.to().join("records.json")).unwrap();
        assert_eq!(serde_json::from_slice::<Value>(&json).unwrap()["records"], json!([]));
        let proof = stage.proof(&ana, "GET", "/export").await;
        stage.provision("DELETE", &format!("/accounts/{}", ana.account)).await;
        assert_eq!(stage.send_with("GET", "/export", &proof).await.problem(), "no-account");
    })
    .await;
}

#[tokio::test]
async fn without_its_audit_row_nothing_is_exported() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        let proof = stage.proof(&ana, "GET", "/export").await;
        let pool = stage.look().await;
        sqlx::query("ALTER TABLE audit RENAME TO elsewhere").execute(&pool).await.unwrap();
        let refused = stage.send_with("GET", "/export", &proof).await;
        assert_eq!(refused.problem(), "internal");
        assert_eq!(refused.header("tessera-archive-passphrase"), None);
    })
    .await;
}

#[tokio::test]
async fn what_is_no_whole_archive_leaves_nothing_behind() {
    let exported = exported(TestDatabase::new(Backend::Sqlite).await).await;
    let (good, to) = (fs::read(&exported.archive).unwrap(), exported.to());
    let opened = |bytes: &[u8], passphrase: &str| {
        let result = unpack(&exported.with(bytes), passphrase, &to);
        if result.is_err() {
            assert!(!to.exists());
            assert!(!exported.folder.path().join("unpacked.partial").exists());
        }
        result
    };
    let passphrase = exported.passphrase.as_str();
    let wrong = opened(&good, "aaaa-bbbb-cccc-dddd-eeee-ffff-gggg");
    assert!(matches!(wrong, Err(UnpackError::Passphrase)), "{wrong:?}");
    for length in [30, 250, good.len() / 2, good.len() - 70_000, good.len() - 1] {
        let cut = opened(&good[..length], passphrase);
        assert!(matches!(cut, Err(UnpackError::Damaged)), "{length}: {cut:?}");
    }
    let mut altered = good.clone();
    altered[good.len() / 2] ^= 1;
    assert!(matches!(opened(&altered, passphrase), Err(UnpackError::Damaged)));
    for other in [&b"PK\x03\x04 something else entirely, long enough"[..], b""] {
        let refused = opened(other, passphrase);
        assert!(
            matches!(refused, Err(UnpackError::NotAnArchive | UnpackError::Damaged)),
            "{refused:?}"
        );
    }
    opened(&good, &passphrase.to_uppercase().replace('-', "")).unwrap();
    let again = unpack(&exported.archive, passphrase, &to);
    assert!(matches!(again, Err(UnpackError::Exists(_))), "{again:?}");
}

#[tokio::test]
async fn a_folder_of_somebody_elses_is_left_alone() {
    let exported = exported(TestDatabase::new(Backend::Sqlite).await).await;
    let draft = exported.folder.path().join("unpacked.partial");
    fs::create_dir(&draft).unwrap();
    fs::write(draft.join("records.json"), "mine").unwrap();
    let refused = unpack(&exported.archive, &exported.passphrase, &exported.to());
    assert!(matches!(refused, Err(UnpackError::Exists(_))), "{refused:?}");
    assert_eq!(fs::read_to_string(draft.join("records.json")).unwrap(), "mine");
    let below = exported.folder.path().join("a/new/folder/");
    unpack(&exported.archive, &exported.passphrase, &below).unwrap();
    assert!(below.join("records.json").exists());
}

/// An age file around a tar with these entries.
fn crafted(passphrase: &str, entries: &[(&str, tar::EntryType)]) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    for (path, kind) in entries {
        let mut header = tar::Header::new_gnu();
        // Not by `set_path`, which refuses what this is about.
        header.as_old_mut().name[..path.len()].copy_from_slice(path.as_bytes());
        header.set_entry_type(*kind);
        header.set_size(0);
        header.set_mode(0o777);
        header.set_cksum();
        tar.append(&header, std::io::empty()).unwrap();
    }
    let mut recipient = age::scrypt::Recipient::new(passphrase.to_owned().into());
    recipient.set_work_factor(2);
    age::encrypt(&recipient, &tar.into_inner().unwrap()).unwrap()
}

#[test]
fn an_archive_writes_nowhere_but_into_its_folder() {
    use tar::EntryType::{Regular, Symlink};
    let passphrase = "aaaa-bbbb-cccc-dddd-eeee-ffff-gggg";
    let folder = tempfile::tempdir().unwrap();
    let (archive, to) = (folder.path().join("a.age"), folder.path().join("to"));
    for entry in [
        ("../outside", Regular),
        ("files/../../outside", Regular),
        ("/tmp/outside-of-the-archive", Regular),
        ("./../outside", Regular),
        ("files/link", Symlink),
    ] {
        fs::write(&archive, crafted(passphrase, &[("records.json", Regular), entry])).unwrap();
        let refused = unpack(&archive, passphrase, &to);
        assert!(matches!(refused, Err(UnpackError::Foreign)), "{entry:?}: {refused:?}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "{entry:?}");
        assert!(!Path::new("/tmp/outside-of-the-archive").exists());
    }
    for entries in [&[][..], &[("else.json", Regular)]] {
        fs::write(&archive, crafted(passphrase, entries)).unwrap();
        assert!(matches!(unpack(&archive, passphrase, &to), Err(UnpackError::NotAnArchive)));
    }
}

fn open_archive(arguments: &[&Path], stdin: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_tessera-vault"))
        .arg("open-archive")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses at once does not read it.
    let _ = program.stdin.take().unwrap().write_all(stdin.as_bytes());
    program.wait_with_output().unwrap()
}

#[tokio::test]
async fn the_program_opens_an_archive() {
    let exported = exported(TestDatabase::new(Backend::Sqlite).await).await;
    let (archive, to, option) = (&exported.archive, exported.to(), Path::new("--to"));
    let done = open_archive(&[archive, option, &to], &exported.passphrase);
    assert!(done.status.success(), "{done:?}");
    assert!(to.join("records.json").exists());
    let again = open_archive(&[archive, option, &to], &exported.passphrase);
    assert!(String::from_utf8(again.stderr).unwrap().contains("is there already"));

    let file = exported.folder.path().join("passphrase");
    fs::write(&file, format!("{}\n", exported.passphrase)).unwrap();
    let other = exported.folder.path().join("other");
    let with_file = [archive, option, &other, Path::new("--passphrase-file"), &file];
    assert!(open_archive(&with_file, "").status.success());

    let third = exported.folder.path().join("third");
    let wrong = open_archive(&[archive, option, &third], "something else");
    assert!(!wrong.status.success());
    let said = String::from_utf8(wrong.stderr).unwrap();
    assert!(said.contains("the passphrase is not that of this archive"), "{said}");
    assert!(!third.exists());
}
