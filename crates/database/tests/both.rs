//! What the rest of Tessera relies on, on SQLite and on PostgreSQL alike.

use std::time::Duration;

use database::{Error, Migrations, testing::on_both};

const SCHEMA: Migrations = Migrations {
    sqlite: &[(
        1,
        "things",
        "CREATE TABLE things (id TEXT PRIMARY KEY, name TEXT UNIQUE, body BLOB, gone_at BIGINT)",
    )],
    postgres: &[(
        1,
        "things",
        "CREATE TABLE things (id TEXT PRIMARY KEY, name TEXT UNIQUE, body BYTEA, gone_at BIGINT)",
    )],
};

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
async fn a_dropped_transaction_leaves_nothing() {
    on_both(|test| async move {
        let database = test.open(&SCHEMA).await;
        let mut transaction = database.begin().await.unwrap();
        sqlx::query("INSERT INTO things (id) VALUES ('a')")
            .execute(&mut *transaction)
            .await
            .unwrap();
        drop(transaction);
        let (count,): (i64,) =
            sqlx::query_as("SELECT COUNT(*) FROM things").fetch_one(database.pool()).await.unwrap();
        assert_eq!(count, 0);
    })
    .await;
}

#[tokio::test]
async fn another_scheme_is_refused() {
    let settings = database::Settings::new("mysql://localhost/x");
    let refused = database::Database::open(&settings, &SCHEMA).await;
    assert!(matches!(refused, Err(Error::UnknownBackend)));
}
