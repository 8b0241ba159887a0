//! What is read once for as long as nobody writes.

#![allow(clippy::unwrap_used, reason = "a test that cannot reach its database has failed")]

use database::{
    Backend, Database, Found, Migrations, Version, Wanted,
    testing::{TestDatabase, on_both},
};
use tokio::sync::Mutex;

const SCHEMA: Migrations = Migrations {
    sqlite: &[(1, "people", "CREATE TABLE people (key BLOB PRIMARY KEY, name TEXT)")],
    postgres: &[(1, "people", "CREATE TABLE people (key BYTEA PRIMARY KEY, name TEXT)")],
};

const ADA: [u8; 2] = *b"ad";

/// Transactions of all databases of a server are numbered together: each of these tests writes
/// alone.
static ALONE: Mutex<()> = Mutex::const_new(());

type Rows = (Vec<(String,)>, Option<Version>);

/// Whoever is called so in the database, and in which version; nothing where that is `known`.
async fn read_unless(database: &Database, known: Option<&Version>) -> Option<Rows> {
    let wanted = || Wanted {
        columns: "name",
        source: "FROM people WHERE key IN ($1, $2)".to_owned(),
        keys: vec![ADA.to_vec(), b"none".to_vec()],
    };
    match database.read_unless(None, known, wanted).await.unwrap().1 {
        Found::Same => None,
        Found::Rows(rows, version) => Some((rows, version)),
    }
}

async fn name(database: &Database, key: &[u8], name: &str) {
    let put = "INSERT INTO people (key, name) VALUES ($1, $2) \
               ON CONFLICT (key) DO UPDATE SET name = $2";
    sqlx::query(put).bind(key).bind(name).execute(database.pool()).await.unwrap();
}

/// Told at a look, or with what is read.
async fn version_of(database: &Database) -> Option<Version> {
    match database.version() {
        None => read_unless(database, None).await.unwrap().1,
        told => told,
    }
}

#[tokio::test]
async fn what_anybody_writes_makes_another_version_and_reading_does_not() {
    let _alone = ALONE.lock().await;
    on_both(|test| async move {
        let (here, elsewhere) = (test.open(&SCHEMA).await, test.open(&SCHEMA).await);
        let count = || sqlx::query_as::<_, (i64,)>("SELECT COUNT(*) FROM people");
        count().fetch_one(here.pool()).await.unwrap();
        let mut version = version_of(&here).await;
        assert!(version.is_some());
        for number in 0..20_u8 {
            count().fetch_one(here.pool()).await.unwrap();
            count().fetch_one(elsewhere.pool()).await.unwrap();
            assert_eq!(version_of(&here).await, version, "nobody has written");
            let writer = if number % 2 == 0 { &here } else { &elsewhere };
            let insert = sqlx::query("INSERT INTO people (key) VALUES ($1)").bind(vec![number]);
            let mut transaction = writer.begin().await.unwrap();
            insert.execute(&mut *transaction).await.unwrap();
            assert_eq!(version_of(&here).await, version, "it is not committed yet");
            transaction.commit().await.unwrap();
            let next = version_of(&here).await;
            assert!(next.is_some() && next != version, "it is committed");
            assert_eq!(version_of(&elsewhere).await, next);
            version = next;
        }
        here.close().await;
        elsewhere.close().await;
        let again = test.open(&SCHEMA).await;
        let before = version_of(&again).await;
        name(&again, &ADA, "Ada").await;
        assert_ne!(version_of(&again).await, before);
        assert_ne!(here.version(), before, "the file of the shared memory is another one");
    })
    .await;
}

#[tokio::test]
async fn what_is_known_is_read_once_more_as_soon_as_anybody_has_written() {
    let _alone = ALONE.lock().await;
    on_both(|test| async move {
        let (here, elsewhere) = (test.open(&SCHEMA).await, test.open(&SCHEMA).await);
        // Where nothing is found, the version is told all the same; of a file it is at a look only.
        let tells = here.backend() == Backend::Postgres;
        let (rows, version) = read_unless(&here, None).await.unwrap();
        assert_eq!((rows.len(), version.is_some()), (0, tells));
        name(&elsewhere, &ADA, "Ada").await;
        let (rows, version) = read_unless(&here, version.as_ref()).await.unwrap();
        assert_eq!(rows, [("Ada".to_owned(),)]);
        let mut renaming = elsewhere.begin().await.unwrap();
        let rename = "UPDATE people SET name = 'Augusta'";
        sqlx::query(rename).execute(&mut *renaming).await.unwrap();
        assert_eq!(read_unless(&here, version.as_ref()).await.is_none(), tells);
        renaming.commit().await.unwrap();
        let (rows, next) = read_unless(&here, version.as_ref()).await.unwrap();
        assert_eq!(rows, [("Augusta".to_owned(),)]);
        assert_eq!((next.is_some(), next != version), (tells, tells));
    })
    .await;
}

#[tokio::test]
async fn a_version_is_believed_over_the_connection_that_told_it_and_no_other() {
    let _alone = ALONE.lock().await;
    let test = TestDatabase::new(Backend::Postgres).await;
    let database = test.open(&SCHEMA).await;
    name(&database, &ADA, "Ada").await;
    let version = version_of(&database).await;
    let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
               WHERE datname = current_database() AND query LIKE '%pg_current_snapshot%' \
               AND pid <> pg_backend_pid()";
    let ended = sqlx::query(end).fetch_all(database.pool()).await.unwrap();
    assert_eq!(ended.len(), 1);
    // What was asked over it is asked over another one, which tells no version.
    let (rows, told) = read_unless(&database, version.as_ref()).await.unwrap();
    assert_eq!((rows.len(), told), (1, None));
    let (rows, next) = read_unless(&database, version.as_ref()).await.unwrap();
    assert_eq!((rows.len(), next.is_some(), next != version), (1, true, true));
}

#[tokio::test]
async fn versions_are_not_told_where_rows_lie_elsewhere() {
    let _alone = ALONE.lock().await;
    let test = TestDatabase::new(Backend::Postgres).await;
    let database = test.open(&SCHEMA).await;
    assert!(version_of(&database).await.is_some());
    let elsewhere = "CREATE FOREIGN DATA WRAPPER elsewhere; \
                     CREATE SERVER other FOREIGN DATA WRAPPER elsewhere; \
                     CREATE FOREIGN TABLE far (id TEXT) SERVER other";
    sqlx::raw_sql(elsewhere).execute(&mut *database.lend().await.unwrap()).await.unwrap();
    let again = test.open(&SCHEMA).await;
    assert_eq!(version_of(&again).await, None);
}
