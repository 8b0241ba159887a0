use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
    thread::sleep,
    time::Duration,
};

use backup::{Error, Keepsake, Output, Source, create};
use database::{
    Backend,
    testing::{TestDatabase, on_both},
};

use zeroize::Zeroizing;

use crate::place::{MIGRATIONS, NOW, PROGRAM, Place, empty, enrol, filled, number};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_who_writes_waits_and_the_backup_has_whole_accounts_only() {
    on_both(async |from| {
        let place = Place::new();
        let database = filled(&from, 300).await;
        let (enrolled, over) = (Arc::new(AtomicI64::new(300)), Arc::new(AtomicBool::new(false)));
        let writer = tokio::spawn({
            let (database, enrolled, over) = (database.clone(), enrolled.clone(), over.clone());
            async move {
                while !over.load(Ordering::SeqCst) {
                    enrol(&database, enrolled.load(Ordering::SeqCst)).await;
                    enrolled.fetch_add(1, Ordering::SeqCst);
                }
            }
        });
        let begun = AtomicI64::new(0);
        // The instant is fixed: whoever enrols from here on is not in the backup.
        let others_enrol = || {
            let now = enrolled.load(Ordering::SeqCst);
            begun.store(now, Ordering::SeqCst);
            tokio::task::block_in_place(|| {
                for _ in 0..1000 {
                    if enrolled.load(Ordering::SeqCst) >= now + 20 {
                        return;
                    }
                    sleep(Duration::from_millis(10));
                }
                panic!("nobody could enrol while a backup was made");
            });
        };
        place.back_up_with(&database, others_enrol).await.unwrap();
        over.store(true, Ordering::SeqCst);
        writer.await.unwrap();

        let (_test, restored) = empty(from.backend).await;
        place.restore(&restored, &MIGRATIONS).await.unwrap();
        let accounts = number(&restored, "SELECT COUNT(*) FROM accounts").await;
        let begun = begun.load(Ordering::SeqCst);
        assert!((300..=begun + 1).contains(&accounts), "{accounts} of {begun}");
        assert_eq!(number(&restored, "SELECT COUNT(*) FROM a_codes").await, 3 * accounts);
        assert_eq!(number(&restored, "SELECT COUNT(*) FROM log").await, accounts);
    })
    .await;
}

#[tokio::test]
async fn a_backup_is_for_its_owner_and_takes_no_files_place() {
    on_both(async |from| {
        let place = Place::new();
        let database = filled(&from, 1).await;
        place.back_up(&database).await;
        let mode = fs::metadata(place.archive()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let bytes = fs::read(place.archive()).unwrap();
        assert!(bytes.starts_with(b"age-encryption.org/v1\n-> X25519 "));
        for secret in ["a master key", "Name-0", "accounts"] {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "{secret} can be read");
        }
        let again = backup::Output::file(&place.archive()).unwrap_err();
        assert!(matches!(again, Error::Exists(_)));
        assert_eq!(fs::read(place.archive()).unwrap(), bytes);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_left_where_there_is_nothing_to_back_up() {
    on_both(async |from| {
        let place = Place::new();
        let database = database::Database::connect(&from.settings).await.unwrap();
        let refused = place.back_up_with(&database, || ()).await.unwrap_err();
        assert!(matches!(refused, Error::NothingThere), "{refused}");
        assert!(!place.archive().exists());
        assert_eq!(fs::read_dir(place.folder.path()).unwrap().count(), 1, "the identity alone");
    })
    .await;
}

#[tokio::test]
async fn what_nobody_would_read_is_not_written() {
    let place = Place::new();
    let test = TestDatabase::new(Backend::Sqlite).await;
    let database = filled(&test, 1).await;
    let source = Source { program: PROGRAM, version: "1", database: &database };
    let large = Zeroizing::new(vec![7; 1024 * 1024 + 1]);
    let gather = || Ok((vec![Keepsake::new("keys/master", large, NOW)], Vec::new()));
    let output = Output::file(&place.archive()).unwrap();
    let refused = create(&source, gather, &place.recipients, output, NOW).await.unwrap_err();
    assert!(matches!(refused, Error::TooLarge { .. }), "{refused}");
    assert!(!place.archive().exists());
}
