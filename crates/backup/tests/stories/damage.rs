use std::fs;

use backup::{Error, Output, Result, Source, Verified, create, verify};
use database::{Backend, testing::TestDatabase};

use crate::place::{NOW, PROGRAM, Place, filled, keys};

/// A backup of some hundred KiB.
async fn backed_up() -> (Place, Vec<u8>) {
    let place = Place::new();
    let test = TestDatabase::new(Backend::Sqlite).await;
    place.back_up(&filled(&test, 400).await).await;
    let bytes = fs::read(place.archive()).unwrap();
    assert!(bytes.len() > 3 * 65_536, "{}", bytes.len());
    (place, bytes)
}

async fn verified(place: &Place, bytes: &[u8]) -> Result<Verified> {
    fs::write(place.archive(), bytes).unwrap();
    place.verify().await
}

#[tokio::test]
async fn a_whole_backup_is_content_with_itself() {
    let (place, _) = backed_up().await;
    let report = place.verify().await.unwrap().report();
    let text = report.to_string();
    assert!(text.contains("tessera-test 1.2.3, schema 2, 2027-01-15T08:00:00Z"), "{text}");
    assert!(text.contains("files: keys/master"), "{text}");
    assert_eq!(report.rows(), 400 * 5);
}

#[tokio::test]
async fn a_changed_byte_is_found_wherever_it_is() {
    let (place, bytes) = backed_up().await;
    let header = bytes.windows(5).position(|window| window == b"\n--- ").unwrap();
    // In the header's MAC, and in chunks with others behind them.
    for at in [header + 10, header + 200, bytes.len() / 2, bytes.len() - 3 * 65_536] {
        let mut changed = bytes.clone();
        // The header is text: what is no letter of base64 makes it no header at all.
        changed[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        let Err(refused) = verified(&place, &changed).await else { panic!("{at} is not missed") };
        assert!(matches!(refused, Error::Altered), "{at}: {refused}");
    }
    let mut flipped = bytes.clone();
    *flipped.last_mut().unwrap() ^= 1;
    let Err(refused) = verified(&place, &flipped).await else { panic!("the last is not missed") };
    assert!(matches!(refused, Error::CutShort), "{refused}");
}

#[tokio::test]
async fn what_is_cut_short_is_found_wherever_it_is() {
    let (place, bytes) = backed_up().await;
    // Also where a chunk ends.
    let header = bytes.windows(5).position(|window| window == b"\n--- ").unwrap();
    let payload = header + bytes[header + 1..].iter().position(|byte| *byte == b'\n').unwrap() + 18;
    for length in [
        0,
        30,
        header + 20,
        payload + 65_552,
        bytes.len() / 2,
        bytes.len() - 70_000,
        bytes.len() - 1,
    ] {
        let Err(refused) = verified(&place, &bytes[..length]).await else {
            panic!("{length} bytes are enough")
        };
        assert!(matches!(refused, Error::CutShort), "{length}: {refused}");
    }
}

#[tokio::test]
async fn another_key_another_program_and_other_files_are_told_apart() {
    let (place, bytes) = backed_up().await;
    let (_, others) = keys(&place.folder.path().join("other"));
    let refused = verify(&place.archive(), &others, PROGRAM).await.err().unwrap();
    assert!(matches!(refused, Error::OtherKey), "{refused}");
    let refused = verify(&place.archive(), &place.identities, "tessera-other").await.err().unwrap();
    assert!(refused.to_string().contains("a backup of tessera-test"), "{refused}");
    for other in [&b"SQLite format 3\0"[..], b"age-encryption.org/v9\n", &bytes[1..]] {
        let refused = verified(&place, other).await.err().unwrap();
        assert!(matches!(refused, Error::NotABackup), "{refused}");
    }
    fs::remove_file(place.archive()).unwrap();
    let refused = place.verify().await.err().unwrap();
    assert!(matches!(refused, Error::Io { .. }), "{refused}");
}

#[tokio::test]
async fn an_export_of_a_vault_is_no_backup() {
    let place = Place::new();
    let passphrase = age::secrecy::SecretString::from("open sesame".to_owned());
    let mut recipient = age::scrypt::Recipient::new(passphrase);
    recipient.set_work_factor(2);
    let encrypted = age::encrypt(&recipient, b"records.json").unwrap();
    let refused = verified(&place, &encrypted).await.err().unwrap();
    assert!(matches!(refused, Error::NotABackup), "{refused}");
}

/// What somebody makes who has the public key: a file, of anything.
fn crafted(place: &Place, entries: &[(&str, &str)]) -> Vec<u8> {
    let identity = fs::read_to_string(place.folder.path().join("identity")).unwrap();
    let recipient = identity.lines().next().unwrap().split(": ").nth(1).unwrap();
    let recipient: age::x25519::Recipient = recipient.parse().unwrap();
    let mut tar = tar::Builder::new(Vec::new());
    for (name, content) in entries {
        let mut header = tar::Header::new_gnu();
        header.set_size(content.len() as u64);
        let name_field = &mut header.as_gnu_mut().unwrap().name;
        name_field[..name.len()].copy_from_slice(name.as_bytes());
        header.set_cksum();
        tar.append(&header, content.as_bytes()).unwrap();
    }
    age::encrypt(&recipient, &tar.into_inner().unwrap()).unwrap()
}

#[tokio::test]
async fn what_is_encrypted_well_and_is_no_backup_is_refused() {
    let place = Place::new();
    let manifest = r#"{"format":1,"program":"tessera-test","version":"1","schema":2,"taken_at":0,
        "tables":[],"files":["../escaped"],"left_out":[]}"#;
    let later = r#"{"format":2,"program":"tessera-test","version":"9.0.0"}"#;
    let entries: [&[(&str, &str)]; 5] = [
        &[],
        &[("records.json", "{}")],
        &[("manifest.json", "{}")],
        &[("manifest.json", manifest), ("files/../escaped", "x")],
        &[("manifest.json", later)],
    ];
    for entries in entries {
        let refused = verified(&place, &crafted(&place, entries)).await.err().unwrap();
        assert!(
            matches!(refused, Error::NotABackup | Error::Contradiction(_) | Error::Newer { .. }),
            "{refused}"
        );
    }
    assert!(!place.folder.path().join("escaped").exists());
}

#[tokio::test]
async fn what_would_take_much_memory_is_refused() {
    let place = Place::new();
    let manifest = |columns: usize| {
        let columns = vec![r#"{"name":"a","kind":"integer"}"#; columns].join(",");
        format!(
            r#"{{"format":1,"program":"tessera-test","version":"1","schema":2,"taken_at":0,
            "tables":[{{"name":"t","columns":[{columns}],"key":["a"]}}],"files":[],"left_out":[]}}"#
        )
    };
    let (narrow, wide, long) = (manifest(1), manifest(1601), manifest(50_000));
    let numbers = format!("[0{}]\n", ",0".repeat(20_000_000));
    let entries: [(&[(&str, &str)], &str); 3] = [
        (&[("manifest.json", &long)], "1048576 are the most"),
        (&[("manifest.json", &wide)], "more than 1600 columns"),
        (&[("manifest.json", &narrow), ("rows/t/00000001", &numbers)], "a line of t is no row"),
    ];
    for (entries, why) in entries {
        let refused = verified(&place, &crafted(&place, entries)).await.err().unwrap().to_string();
        assert!(refused.contains(why), "{refused}");
    }
}

#[tokio::test]
async fn a_backup_for_two_is_read_by_either() {
    let place = Place::new();
    let test = TestDatabase::new(Backend::Sqlite).await;
    let database = filled(&test, 1).await;
    let (one, two) = (backup::new_key(), backup::new_key());
    let recipients = backup::Recipients::parse([one.1.as_str(), two.1.as_str()]).unwrap();
    let source = Source { program: PROGRAM, version: "1", database: &database };
    let output = Output::file(&place.archive()).unwrap();
    let gather = || Ok((Vec::new(), vec!["secrets/elsewhere".to_owned()]));
    create(&source, gather, &recipients, output, NOW).await.unwrap();
    for (identity, _) in [one, two] {
        let file = place.folder.path().join("identity");
        // What is there has the mode that it needs.
        fs::write(&file, identity.as_bytes()).unwrap();
        let identities = backup::Identities::read(&file).unwrap();
        let verified = verify(&place.archive(), &identities, PROGRAM).await.unwrap();
        assert_eq!(verified.report().left_out(), ["secrets/elsewhere"]);
    }
}
