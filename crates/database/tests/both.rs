//! What the rest of Tessera relies on, on SQLite and on PostgreSQL alike.

use std::time::Duration;

use database::{
    Backend, Error, Migrations,
    testing::{TestDatabase, on_both},
};

use sqlx::AssertSqlSafe;

type Step = (i64, &'static str, &'static str);

const THINGS_SQLITE: Step = (
    1,
    "things",
    "CREATE TABLE things (id TEXT PRIMARY KEY, name TEXT UNIQUE, body BLOB, gone_at BIGINT)",
);
const THINGS_POSTGRES: Step = (
    1,
    "things",
    "CREATE TABLE things (id TEXT PRIMARY KEY, name TEXT UNIQUE, body BYTEA, gone_at BIGINT)",
);
const MORE: Step = (2, "more", "ALTER TABLE things ADD COLUMN more TEXT");

const SCHEMA: Migrations = Migrations { sqlite: &[THINGS_SQLITE], postgres: &[THINGS_POSTGRES] };

/// A newer release's schema: what is there stays as it is, and more comes.
const NEWER: Migrations =
    Migrations { sqlite: &[THINGS_SQLITE, MORE], postgres: &[THINGS_POSTGRES, MORE] };

#[tokio::test]
async fn values_of_every_type_come_back() {
    on_both(|test| async move {
        let database = test.open(&SCHEMA).await;
        sqlx::query("INSERT INTO things (id, name, body, gone_at) VALUES ($1, $2, $3, $4)")
            .bind("a")
            .bind(None::<String>)
            .bind(vec![0_u8, 255])
            .bind(Some(7_i64))
            .execute(database.pool())
            .await
            .unwrap();
        let row: (String, Option<String>, Vec<u8>, Option<i64>) =
            sqlx::query_as("SELECT id, name, body, gone_at FROM things")
                .fetch_one(database.pool())
                .await
                .unwrap();
        assert_eq!(row, ("a".into(), None, vec![0, 255], Some(7)));
    })
    .await;
}

#[tokio::test]
async fn a_text_is_found_by_its_bytes() {
    on_both(|test| async move {
        let database = test.open(&SCHEMA).await;
        let text = "Grüße, \\x41 and \\101";
        sqlx::query("INSERT INTO things (id, body) VALUES ($1, $2)")
            .bind(text)
            .bind(text.as_bytes())
            .execute(database.pool())
            .await
            .unwrap();
        let bytes = database.bytes_of("one.id");
        let (found,): (String,) = sqlx::query_as(AssertSqlSafe(format!(
            "SELECT other.id FROM things one JOIN things other ON other.body = {bytes}"
        )))
        .fetch_one(database.pool())
        .await
        .unwrap();
        assert_eq!(found, text);
    })
    .await;
}

#[tokio::test]
async fn an_older_release_starts_and_works_beside_a_newer_one() {
    on_both(|test| async move {
        let older = test.open(&SCHEMA).await;
        let newer = test.open(&NEWER).await;
        let insert = "INSERT INTO things (id) VALUES ($1)";
        sqlx::query(insert).bind("a").execute(older.pool()).await.unwrap();
        older.close().await;
        let again = test.open(&SCHEMA).await;
        sqlx::query(insert).bind("b").execute(again.pool()).await.unwrap();
        let rows: Vec<(String, Option<String>)> =
            sqlx::query_as("SELECT id, more FROM things").fetch_all(newer.pool()).await.unwrap();
        assert_eq!(rows.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_taken_value_names_its_column() {
    on_both(|test| async move {
        let database = test.open(&SCHEMA).await;
        let insert = "INSERT INTO things (id, name) VALUES ($1, 'x')";
        sqlx::query(insert).bind("a").execute(database.pool()).await.unwrap();
        let error: Error =
            sqlx::query(insert).bind("b").execute(database.pool()).await.unwrap_err().into();
        assert!(error.is_taken("things", "name"), "{error:?}");
    })
    .await;
}

#[tokio::test]
async fn of_twenty_at_once_one_consumes() {
    on_both(|test| async move {
        let database = test.open(&SCHEMA).await;
        sqlx::query("INSERT INTO things (id) VALUES ('a')").execute(database.pool()).await.unwrap();
        let mut tasks = tokio::task::JoinSet::new();
        for at in 0..20_i64 {
            let database = database.clone();
            tasks.spawn(async move {
                let mut transaction = database.begin().await.unwrap();
                let done = sqlx::query(
                    "UPDATE things SET gone_at = $1 WHERE id = 'a' AND gone_at IS NULL",
                )
                .bind(at)
                .execute(&mut *transaction)
                .await
                .unwrap()
                .rows_affected();
                transaction.commit().await.unwrap();
                done
            });
        }
        assert_eq!(tasks.join_all().await.iter().sum::<u64>(), 1);
    })
    .await;
}

#[tokio::test]
async fn opening_again_finds_the_schema_in_place() {
    on_both(|test| async move {
        test.open(&SCHEMA).await.close().await;
        test.open(&SCHEMA).await.ping().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_database_that_is_busy_still_answers_whether_it_is_there() {
    on_both(|test| async move {
        let settings = database::Settings { connections: 1, ..test.settings.clone() };
        let database = database::Database::open(&settings, &SCHEMA).await.unwrap();
        let held = database.begin().await.unwrap();
        let pong = tokio::time::timeout(Duration::from_secs(3), database.ping()).await;
        pong.expect("nobody waits for the transaction").unwrap();
        drop((held, test));
    })
    .await;
}

#[tokio::test]
async fn more_writers_than_connections_keep_nobody_from_reading() {
    on_both(|test| async move {
        let database = test.open(&SCHEMA).await;
        let held = database.begin().await.unwrap();
        let mut writers = tokio::task::JoinSet::new();
        for number in 0..20 {
            let database = database.clone();
            writers.spawn(async move {
                let name = number.to_string();
                let insert = sqlx::query("INSERT INTO things (id) VALUES ($1)").bind(name);
                if number % 2 == 0 {
                    insert.execute(database.pool()).await.unwrap();
                } else {
                    let mut transaction = database.begin().await.unwrap();
                    insert.execute(&mut *transaction).await.unwrap();
                    transaction.commit().await.unwrap();
                }
            });
        }
        tokio::task::yield_now().await;
        let count = "SELECT COUNT(*) FROM things";
        let read = sqlx::query_as::<_, (i64,)>(count).fetch_one(database.pool());
        let counted = tokio::time::timeout(Duration::from_secs(3), read).await;
        counted.expect("who reads waits for nobody who writes").unwrap();
        held.commit().await.unwrap();
        writers.join_all().await;
        let mut lent = database.lend().await.unwrap();
        let (written,): (i64,) = sqlx::query_as(count).fetch_one(&mut *lent).await.unwrap();
        assert_eq!(written, 20);
    })
    .await;
}

#[tokio::test]
async fn a_statement_that_nobody_waits_for_leaves_its_connection_as_it_was() {
    on_both(|test| async move {
        let settings = database::Settings { connections: 1, ..test.settings.clone() };
        let database = database::Database::open(&settings, &SCHEMA).await.unwrap();
        for number in 0..50 {
            let insert = "INSERT INTO things (id, name) VALUES ($1, 'a') \
                          ON CONFLICT (name) DO UPDATE SET id = excluded.id RETURNING id";
            let inserted = sqlx::query(insert).bind(number.to_string()).fetch_all(database.pool());
            let _ = tokio::time::timeout(Duration::from_micros(20 * number), inserted).await;
        }
        let insert = sqlx::query("INSERT INTO things (id, name) VALUES ('last', 'b')");
        insert.execute(database.pool()).await.unwrap();
        let ids: Vec<(String,)> = sqlx::query_as("SELECT id FROM things WHERE name = 'b'")
            .fetch_all(database.pool())
            .await
            .unwrap();
        assert_eq!(ids, [("last".to_owned(),)]);
        drop(test);
    })
    .await;
}

#[tokio::test]
async fn a_snapshot_is_of_one_instant_and_nobody_who_writes_waits_for_it() {
    on_both(|test| async move {
        let database = test.open(&SCHEMA).await;
        let insert = "INSERT INTO things (id) VALUES ($1)";
        sqlx::query(insert).bind("before").execute(database.pool()).await.unwrap();
        let mut snapshot = database.snapshot().await.unwrap();
        let count = "SELECT COUNT(*) FROM things";
        for later in ["a", "b"] {
            let seen: i64 = sqlx::query_scalar(count).fetch_one(&mut *snapshot).await.unwrap();
            assert_eq!(seen, 1);
            sqlx::query(insert).bind(later).execute(database.pool()).await.unwrap();
        }
        snapshot.rollback().await.unwrap();
        let seen: i64 = sqlx::query_scalar(count).fetch_one(database.pool()).await.unwrap();
        assert_eq!(seen, 3);
    })
    .await;
}

#[tokio::test]
async fn the_schema_can_be_part_of_a_transaction() {
    on_both(|test| async move {
        let database = database::Database::connect(&test.settings).await.unwrap();
        let apply = async |last, insert: &'static str, keep: bool| {
            let mut transaction = database.begin().await.unwrap();
            NEWER.apply(&mut transaction, database.backend(), last).await.unwrap();
            sqlx::query(insert).execute(&mut *transaction).await.unwrap();
            if keep {
                transaction.commit().await.unwrap();
            }
        };
        apply(2, "INSERT INTO things (id, more) VALUES ('a', 'b')", false).await;
        apply(1, "INSERT INTO things (id) VALUES ('a')", true).await;
        apply(NEWER.last(), "INSERT INTO things (id, more) VALUES ('b', 'c')", true).await;
        let seen: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM things")
            .fetch_one(database.pool())
            .await
            .unwrap();
        assert_eq!(seen, 2);
        drop(test);
    })
    .await;
}

#[tokio::test]
async fn another_scheme_is_refused() {
    let settings = database::Settings::new("mysql://localhost/x");
    let refused = database::Database::open(&settings, &SCHEMA).await;
    assert!(matches!(refused, Err(Error::UnknownBackend)));
}

#[tokio::test]
async fn a_file_that_was_full_is_written_to_again_once_there_is_room() {
    let test = TestDatabase::new(Backend::Sqlite).await;
    let database = test.open(&SCHEMA).await;
    let insert = "INSERT INTO things (id, body) VALUES ($1, $2)";
    for name in ["a", "b", "c"] {
        let mut transaction = database.begin().await.unwrap();
        // As many pages as there are, and a few more.
        sqlx::query("PRAGMA max_page_count = 12").execute(&mut *transaction).await.unwrap();
        sqlx::query("INSERT INTO things (id) VALUES ('first')")
            .execute(&mut *transaction)
            .await
            .unwrap();
        let full = sqlx::query(insert).bind(name).bind(vec![7_u8; 1 << 20]);
        let full = Error::from(full.execute(&mut *transaction).await.unwrap_err());
        assert!(matches!(full, Error::Unavailable(_)), "{full:?}");
    }
    let mut transaction = database.begin().await.unwrap();
    sqlx::query("PRAGMA max_page_count = 1000000").execute(&mut *transaction).await.unwrap();
    let fits = sqlx::query(insert).bind("d").bind(vec![7_u8; 1 << 20]);
    fits.execute(&mut *transaction).await.unwrap();
    transaction.commit().await.unwrap();
    let ids: Vec<(String,)> =
        sqlx::query_as("SELECT id FROM things").fetch_all(database.pool()).await.unwrap();
    assert_eq!(ids, [("d".to_owned(),)]);
}
