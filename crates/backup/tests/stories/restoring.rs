use std::{fs, os::unix::fs::PermissionsExt as _};

use backup::Error;
use database::{Backend, testing::on_both};

use crate::place::{BEFORE, MIGRATIONS, Place, empty, enrol, filled, number, tables};

#[tokio::test]
async fn what_was_backed_up_comes_back_on_either_database() {
    on_both(async |from| {
        for backend in [Backend::Sqlite, Backend::Postgres] {
            let place = Place::new();
            let database = filled(&from, 0).await;
            if number(&database, "SELECT COUNT(*) FROM accounts").await == 0 {
                for account in 0..450 {
                    enrol(&database, account).await;
                }
            }
            let report = place.back_up(&database).await;
            let (_test, restored) = empty(backend).await;
            place.restore(&restored, &MIGRATIONS).await.unwrap();
            let key = place.data().join("keys/master");
            assert_eq!(fs::read(&key).unwrap(), b"a master key");
            assert_eq!(fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);
            // The same rows have the same digests, whichever database they are in.
            let again = place.back_up(&restored).await;
            assert_eq!(tables(&report), tables(&again));
            assert_eq!(tables(&report)[1]["name"], "a_codes", "behind what it refers to");
            assert_eq!(tables(&report)[1]["rows"], 1350);
            // Numbers go on.
            enrol(&restored, 1000).await;
            assert_eq!(number(&restored, "SELECT MAX(position) FROM log").await, 451);
        }
    })
    .await;
}

#[tokio::test]
async fn nothing_is_restored_over_something() {
    on_both(async |from| {
        let place = Place::new();
        let database = filled(&from, 3).await;
        place.back_up(&database).await;
        let refused = place.restore(&database, &MIGRATIONS).await.unwrap_err();
        assert!(matches!(refused, Error::NotEmpty(_)), "{refused}");
        assert!(!place.data().exists(), "no key was put anywhere");

        let (_test, free) = empty(from.backend).await;
        let key = place.data().join("keys/master");
        fs::create_dir_all(key.parent().unwrap()).unwrap();
        fs::write(&key, "another key").unwrap();
        let refused = place.restore(&free, &MIGRATIONS).await.unwrap_err();
        assert!(matches!(refused, Error::Occupied(_)), "{refused}");
        assert_eq!(fs::read(&key).unwrap(), b"another key");
        fs::remove_file(&key).unwrap();
        // As a gateway leaves it that was started once.
        free.close().await;
        let started = from.backend;
        let test = database::testing::TestDatabase::new(started).await;
        place.restore(&test.open(&MIGRATIONS).await, &MIGRATIONS).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_the_program_refuses_leaves_nothing_and_a_second_attempt_goes_through() {
    on_both(async |from| {
        let place = Place::new();
        place.back_up(&filled(&from, 5).await).await;
        let (_test, restored) = empty(from.backend).await;
        let refused = place.restore_in_vain(&restored).await;
        assert!(matches!(refused, Error::Refused(_)), "{refused}");
        assert!(!place.data().join("keys/master").exists());
        place.restore(&restored, &MIGRATIONS).await.unwrap();
        assert_eq!(number(&restored, "SELECT COUNT(*) FROM accounts").await, 5);
        let again = place.restore(&restored, &MIGRATIONS).await.unwrap_err();
        assert!(matches!(again, Error::NotEmpty(_)), "{again}");
    })
    .await;
}

#[tokio::test]
async fn an_older_schema_is_brought_up_to_date_and_a_newer_one_refused() {
    on_both(async |from| {
        let place = Place::new();
        let database = from.open(&BEFORE).await;
        enrol(&database, 1).await;
        place.back_up(&database).await;
        let (_test, restored) = empty(from.backend).await;
        place.restore(&restored, &MIGRATIONS).await.unwrap();
        let english = "SELECT COUNT(*) FROM accounts WHERE language = 'en'";
        assert_eq!(number(&restored, english).await, 1);
        // A program of now has been started there.
        let ahead = database::testing::TestDatabase::new(from.backend).await;
        fs::remove_dir_all(place.data()).unwrap();
        let refused = place.restore(&ahead.open(&MIGRATIONS).await, &MIGRATIONS).await.unwrap_err();
        assert!(matches!(refused, Error::LaterSchema { found: 2, wanted: 1 }), "{refused}");

        place.back_up(&restored).await;
        let (_test, free) = empty(from.backend).await;
        let refused = place.restore(&free, &BEFORE).await.unwrap_err();
        assert!(refused.to_string().contains("later release (1.2.3, schema 2"), "{refused}");
        assert!(!place.data().exists());
    })
    .await;
}
