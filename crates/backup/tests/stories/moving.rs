use backup::{Error, Source, transfer};
use database::{Backend, Database, testing::on_both};

use crate::place::{BEFORE, MIGRATIONS, NOW, PROGRAM, Place, empty, enrol, filled, number, tables};

fn source(database: &Database) -> Source<'_> {
    Source { program: PROGRAM, version: "1.2.3", database }
}

#[tokio::test]
async fn every_row_moves_to_either_database_and_is_counted() {
    on_both(async |from| {
        let place = Place::new();
        let database = filled(&from, 210).await;
        for backend in [Backend::Sqlite, Backend::Postgres] {
            let (_test, target) = empty(backend).await;
            let report = transfer(&source(&database), &target, &MIGRATIONS, NOW).await.unwrap();
            assert_eq!(report.rows(), 210 * 5);
            assert_eq!(tables(&report), tables(&place.back_up(&target).await));
            enrol(&target, 1000).await;
            assert_eq!(number(&target, "SELECT MAX(position) FROM log").await, 211);
        }
        // The source is as it was, and can be written to again.
        enrol(&database, 1000).await;
        assert_eq!(number(&database, "SELECT COUNT(*) FROM accounts").await, 211);
    })
    .await;
}

#[tokio::test]
async fn nothing_moves_over_something_or_from_nothing() {
    on_both(async |from| {
        let database = filled(&from, 1).await;
        let (_test, nothing) = empty(from.backend).await;
        let refused = transfer(&source(&nothing), &database, &MIGRATIONS, NOW).await.unwrap_err();
        assert!(matches!(refused, Error::NothingThere), "{refused}");
        for backend in [Backend::Sqlite, Backend::Postgres] {
            let (_test, target) = empty(backend).await;
            transfer(&source(&database), &target, &MIGRATIONS, NOW).await.unwrap();
            enrol(&target, 7).await;
            let again = transfer(&source(&database), &target, &MIGRATIONS, NOW).await.unwrap_err();
            assert!(matches!(again, Error::NotEmpty(_)), "{again}");
            assert_eq!(number(&target, "SELECT COUNT(*) FROM accounts").await, 2);
        }
        let (_test, target) = empty(from.backend).await;
        let refused = transfer(&source(&database), &target, &BEFORE, NOW).await.unwrap_err();
        assert!(matches!(refused, Error::LaterDatabase { found: 2, known: 1 }), "{refused}");
    })
    .await;
}

#[tokio::test]
async fn a_database_moves_at_the_step_that_it_is_at() {
    on_both(async |from| {
        let database = from.open(&BEFORE).await;
        enrol(&database, 1).await;
        let (test, target) = empty(from.backend).await;
        transfer(&source(&database), &target, &MIGRATIONS, NOW).await.unwrap();
        let target = test.open(&MIGRATIONS).await;
        let english = "SELECT COUNT(*) FROM accounts WHERE language = 'en'";
        assert_eq!(number(&target, english).await, 1);
    })
    .await;
}
