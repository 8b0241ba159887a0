//! How whoever has read something finds out whether anybody has written since.

#![allow(clippy::unwrap_used, reason = "a test that cannot reach its database has failed")]

use database::{
    Backend, Migrations,
    testing::{TestDatabase, on_both},
};
use tokio::sync::Mutex;

const SCHEMA: Migrations = Migrations {
    sqlite: &[(1, "things", "CREATE TABLE things (id TEXT PRIMARY KEY)")],
    postgres: &[(1, "things", "CREATE TABLE things (id TEXT PRIMARY KEY)")],
};

/// Transactions of all databases of a server are numbered together: each of these tests writes
/// alone.
static ALONE: Mutex<()> = Mutex::const_new(());

#[tokio::test]
async fn what_anybody_writes_makes_another_version_and_reading_does_not() {
    let _alone = ALONE.lock().await;
    on_both(|test| async move {
        let (here, elsewhere) = (test.open(&SCHEMA).await, test.open(&SCHEMA).await);
        let count = || sqlx::query_as::<_, (i64,)>("SELECT COUNT(*) FROM things");
        count().fetch_one(here.pool()).await.unwrap();
        let mut version = here.version().await;
        assert!(version.is_some());
        for number in 0..20 {
            count().fetch_one(here.pool()).await.unwrap();
            count().fetch_one(elsewhere.pool()).await.unwrap();
            assert_eq!(here.version().await, version, "nobody has written");
            let writer = if number % 2 == 0 { &here } else { &elsewhere };
            let insert =
                sqlx::query("INSERT INTO things (id) VALUES ($1)").bind(number.to_string());
            let mut transaction = writer.begin().await.unwrap();
            insert.execute(&mut *transaction).await.unwrap();
            assert_eq!(here.version().await, version, "it is not committed yet");
            transaction.commit().await.unwrap();
            let next = here.version().await;
            assert!(next.is_some() && next != version, "it is committed");
            assert_eq!(elsewhere.version().await, next);
            version = next;
        }
        here.close().await;
        elsewhere.close().await;
        let again = test.open(&SCHEMA).await;
        let insert = sqlx::query("INSERT INTO things (id) VALUES ('more')");
        let before = again.version().await;
        insert.execute(again.pool()).await.unwrap();
        assert_ne!(again.version().await, before, "the file of the shared memory is another one");
        assert_ne!(here.version().await, before);
    })
    .await;
}

#[tokio::test]
async fn versions_are_not_told_where_rows_lie_elsewhere() {
    let _alone = ALONE.lock().await;
    let test = TestDatabase::new(Backend::Postgres).await;
    let database = test.open(&SCHEMA).await;
    assert!(database.version().await.is_some());
    let elsewhere = "CREATE FOREIGN DATA WRAPPER elsewhere; \
                     CREATE SERVER other FOREIGN DATA WRAPPER elsewhere; \
                     CREATE FOREIGN TABLE far (id TEXT) SERVER other";
    sqlx::raw_sql(elsewhere).execute(&mut *database.lend().await.unwrap()).await.unwrap();
    let again = test.open(&SCHEMA).await;
    assert_eq!(again.version().await, None);
}
