//! What becomes of transactions, on SQLite and on PostgreSQL alike.

#![allow(clippy::unwrap_used, reason = "a test that cannot reach its database has failed")]

use std::sync::atomic::{AtomicU32, Ordering};

use database::{Backend, Error, Migrations, Outcome, testing::on_both};
use futures_util::FutureExt as _;
use tokio::sync::mpsc::unbounded_channel;

const SCHEMA: Migrations = Migrations {
    sqlite: &[(
        1,
        "things",
        "CREATE TABLE things (id TEXT PRIMARY KEY, name TEXT UNIQUE, body BLOB)",
    )],
    postgres: &[(
        1,
        "things",
        "CREATE TABLE things (id TEXT PRIMARY KEY, name TEXT UNIQUE, body BYTEA)",
    )],
};

/// What a program that is served needs of a future.
fn sent<F: Future + Send>(future: F) -> F {
    future
}

/// Has every commit take ten milliseconds.
const SLOW_COMMITS: &str = "CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS \
    $$ BEGIN PERFORM pg_sleep(0.01); RETURN NULL; END $$; \
    CREATE CONSTRAINT TRIGGER waits AFTER INSERT ON things DEFERRABLE INITIALLY DEFERRED \
    FOR EACH ROW EXECUTE FUNCTION wait()";

#[tokio::test]
async fn two_that_write_with_the_same_arguments_are_executed_in_one_transaction() {
    on_both(|test| async move {
        let database = test.open(&SCHEMA).await;
        let insert = "INSERT INTO things (id, name) VALUES ('a', 'x'), ('b', 'y'), ('c', 'z')";
        sqlx::query(insert).execute(database.pool()).await.unwrap();
        let rename = || {
            let rename = "UPDATE things SET name = $1 || id WHERE id IN ($2, $3) AND body IS NULL";
            sqlx::query(rename).bind("new ").bind("a").bind("b").bind(b"old".to_vec())
        };
        let mark = "UPDATE things SET body = $4 WHERE id = 'c'";
        let rows = async || {
            let rows = "SELECT name || CASE WHEN body IS NULL THEN '' ELSE ' marked' END \
                        FROM things ORDER BY id";
            let rows = sqlx::query_scalar::<_, String>(rows).fetch_all(database.pool());
            rows.await.unwrap()
        };
        let mut given_up = database.begin().await.unwrap();
        assert_eq!(given_up.execute_both(rename(), mark).await.unwrap(), 2);
        given_up.rollback().await.unwrap();
        assert_eq!(rows().await, ["x", "y", "z"]);

        let mut transaction = database.begin().await.unwrap();
        assert_eq!(transaction.execute_both(rename(), mark).await.unwrap(), 2);
        transaction.commit().await.unwrap();
        assert_eq!(rows().await, ["new a", "new b", "z marked"]);

        // Whichever of them is refused, the whole transaction is.
        for (first, then) in [
            ("UPDATE things SET name = name || $1", "INSERT INTO things (id) VALUES ('a')"),
            ("INSERT INTO things (id) VALUES ('a')", "UPDATE things SET name = name || $1"),
        ] {
            let mut refused = database.begin().await.unwrap();
            let refusal = refused.execute_both(sqlx::query(first).bind("!"), then).await;
            assert!(matches!(refusal, Err(Error::Taken { .. })), "{refusal:?}");
            refused.rollback().await.unwrap();
            assert_eq!(rows().await, ["new a", "new b", "z marked"]);
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_to_be_done_afterwards_hears_of_a_commit_that_nobody_has_waited_for() {
    on_both(|test| async move {
        let database = test.open(&SCHEMA).await;
        let (ends, mut end) = unbounded_channel();
        let begin = async |id: i64| {
            let mut transaction = database.begin().await.unwrap();
            let insert = sqlx::query("INSERT INTO things (id) VALUES ($1)").bind(id.to_string());
            insert.execute(&mut *transaction).await.unwrap();
            let ends = ends.clone();
            transaction.once_settled(move |end| ends.send(end).unwrap());
            transaction
        };
        let is_there = async |id: i64| {
            let there = "SELECT COUNT(*) FROM things WHERE id = $1";
            let there = sqlx::query_scalar::<_, i64>(there).bind(id.to_string());
            there.fetch_one(database.pool()).await.unwrap() == 1
        };
        begin(-1).await.commit().await.unwrap();
        assert_eq!(end.try_recv(), Ok(Outcome::Lasting));
        begin(-2).await.rollback().await.unwrap();
        drop(begin(-2).await);
        if database.backend() == Backend::Postgres {
            let mut connection = database.lend().await.unwrap();
            sqlx::raw_sql(SLOW_COMMITS).execute(&mut *connection).await.unwrap();
        }
        let mut uncertain = 0;
        for number in 0..20 {
            // Whoever waits gives up after the first step.
            let waited = begin(number).await.commit().now_or_never().is_some();
            let expected = if waited { Outcome::Lasting } else { Outcome::Uncertain };
            assert_eq!(end.recv().await, Some(expected));
            uncertain += u32::from(!waited);
            // By then it is there, or never will be.
            let before = is_there(number).await;
            begin(number + 100).await.commit().await.unwrap();
            assert_eq!(end.try_recv(), Ok(Outcome::Lasting));
            assert_eq!(is_there(number).await, before);
        }
        assert!(end.try_recv().is_err());
        assert!(uncertain > 0);
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
async fn a_transaction_that_is_refused_leaves_nothing_and_is_not_repeated() {
    on_both(|test| async move {
        let database = test.open(&SCHEMA).await;
        let begun = AtomicU32::new(0);
        let refused: Result<(), Error> = sent(database.repeat(|| async {
            let mut transaction = database.begin().await?;
            begun.fetch_add(1, Ordering::Relaxed);
            let insert = "INSERT INTO things (id, name) VALUES ($1, 'same')";
            sqlx::query(insert).bind("a").execute(&mut *transaction).await?;
            sqlx::query(insert).bind("b").execute(&mut *transaction).await?;
            transaction.commit().await
        }))
        .await;
        assert!(refused.unwrap_err().is_taken("things", "name"));
        assert_eq!((begun.into_inner(), database.repeated()), (1, 0));
        let count = sqlx::query_scalar::<_, i64>("SELECT COUNT(*) FROM things");
        assert_eq!(count.fetch_one(database.pool()).await.unwrap(), 0);
        drop(test);
    })
    .await;
}
