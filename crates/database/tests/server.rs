//! What a server may do to transactions that a file does not: deadlocks, serialization failures,
//! connections that end.

#![allow(clippy::unwrap_used, reason = "a test that cannot reach its database has failed")]

use std::{
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use database::{Backend, Database, Error, Migrations, Outcome, Settings, testing::TestDatabase};
use futures_util::FutureExt as _;
use sqlx::{Connection as _, PgConnection};
use tokio::{
    sync::{Barrier, mpsc::unbounded_channel},
    task::yield_now,
};

const SCHEMA: Migrations = Migrations {
    sqlite: &[],
    postgres: &[(
        1,
        "tallies",
        "CREATE TABLE tallies (id TEXT PRIMARY KEY, count BIGINT NOT NULL)",
    )],
};

const COUNT: &str = "UPDATE tallies SET count = count + 1 WHERE id = $1";

async fn two_tallies() -> (TestDatabase, Database) {
    let test = TestDatabase::new(Backend::Postgres).await;
    let database = test.open(&SCHEMA).await;
    sqlx::query("INSERT INTO tallies (id, count) VALUES ('a', 0), ('b', 0)")
        .execute(database.pool())
        .await
        .unwrap();
    (test, database)
}

async fn tally(database: &Database, id: &str) -> i64 {
    let read = "SELECT count FROM tallies WHERE id = $1";
    sqlx::query_scalar(read).bind(id).fetch_one(database.pool()).await.unwrap()
}

#[tokio::test]
async fn of_two_that_wait_for_each_other_both_are_done() {
    let (_test, database) = two_tallies().await;
    let both_hold = Barrier::new(2);
    let count = async |first: &'static str, second: &'static str| {
        let tries = AtomicU32::new(0);
        database
            .repeat(|| async {
                let mut transaction = database.begin().await?;
                sqlx::query(COUNT).bind(first).execute(&mut *transaction).await?;
                if tries.fetch_add(1, Ordering::Relaxed) == 0 {
                    both_hold.wait().await;
                }
                sqlx::query(COUNT).bind(second).execute(&mut *transaction).await?;
                transaction.commit().await
            })
            .await
    };
    let (one, other) = tokio::join!(count("a", "b"), count("b", "a"));
    one.unwrap();
    other.unwrap();
    assert_eq!((tally(&database, "a").await, tally(&database, "b").await), (2, 2));
    assert_eq!(database.repeated(), 1);
}

#[tokio::test]
async fn serialization_failures_lose_no_count() {
    let (_test, database) = two_tallies().await;
    let both_have_read = Barrier::new(2);
    let count = async || {
        let tries = AtomicU32::new(0);
        database
            .repeat(|| async {
                let mut transaction = database.begin().await?;
                sqlx::query("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE")
                    .execute(&mut *transaction)
                    .await?;
                let now: i64 = sqlx::query_scalar("SELECT count FROM tallies WHERE id = 'a'")
                    .fetch_one(&mut *transaction)
                    .await?;
                if tries.fetch_add(1, Ordering::Relaxed) == 0 {
                    both_have_read.wait().await;
                }
                sqlx::query("UPDATE tallies SET count = $1 WHERE id = 'a'")
                    .bind(now + 1)
                    .execute(&mut *transaction)
                    .await?;
                transaction.commit().await
            })
            .await
    };
    let (one, other) = tokio::join!(count(), count());
    one.unwrap();
    other.unwrap();
    assert_eq!(tally(&database, "a").await, 2);
    assert_eq!(database.repeated(), 1);
}

/// Ends every other connection to the database of `settings`.
async fn end_connections(settings: &Settings) {
    let mut other = PgConnection::connect(&settings.url).await.unwrap();
    let end = "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity \
               WHERE datname = current_database() AND pid <> pg_backend_pid()";
    sqlx::query(end).execute(&mut other).await.unwrap();
    other.close().await.unwrap();
}

#[tokio::test]
async fn a_connection_that_ends_in_the_middle_costs_nothing() {
    let (test, database) = two_tallies().await;
    let tries = AtomicU32::new(0);
    database
        .repeat(|| async {
            let mut transaction = database.begin().await?;
            sqlx::query(COUNT).bind("a").execute(&mut *transaction).await?;
            if tries.fetch_add(1, Ordering::Relaxed) == 0 {
                end_connections(&test.settings).await;
            }
            sqlx::query(COUNT).bind("b").execute(&mut *transaction).await?;
            transaction.commit().await
        })
        .await
        .unwrap();
    assert_eq!((tally(&database, "a").await, tally(&database, "b").await), (1, 1));
    assert_eq!(tries.into_inner(), 2);
}

#[tokio::test]
async fn what_was_lost_while_it_was_committed_is_not_repeated() {
    let (test, database) = two_tallies().await;
    let tries = AtomicU32::new(0);
    let (ends, mut end) = unbounded_channel();
    let lost = database
        .repeat(|| async {
            let mut transaction = database.begin().await?;
            tries.fetch_add(1, Ordering::Relaxed);
            sqlx::query(COUNT).bind("a").execute(&mut *transaction).await?;
            let (committed, settled) = (ends.clone(), ends.clone());
            transaction.after_commit(move || committed.send(Outcome::Lasting).unwrap());
            transaction.once_settled(move |outcome| settled.send(outcome).unwrap());
            end_connections(&test.settings).await;
            transaction.commit().await
        })
        .await;
    assert!(matches!(lost, Err(Error::Uncertain(_))), "{lost:?}");
    assert_eq!(tries.into_inner(), 1);
    assert_eq!(end.recv().await, Some(Outcome::Uncertain));
    assert!(end.try_recv().is_err());
    assert_eq!(tally(&database, "a").await, 0);
}

#[tokio::test]
async fn a_statement_without_end_is_given_up() {
    let test = TestDatabase::new(Backend::Postgres).await;
    let statement = Duration::from_millis(50);
    let settings = Settings { statement, ..test.settings.clone() };
    let database = Database::open(&settings, &SCHEMA).await.unwrap();
    let given_up = sqlx::query("SELECT pg_sleep(60)").execute(database.pool()).await;
    let given_up = Error::from(given_up.unwrap_err());
    assert!(matches!(given_up, Error::Unavailable(_)), "{given_up:?}");
}

#[tokio::test]
async fn a_step_of_the_schema_may_take_longer_than_a_statement() {
    const SLOW: Migrations =
        Migrations { sqlite: &[], postgres: &[(1, "slow", "SELECT pg_sleep(0.3)")] };
    let test = TestDatabase::new(Backend::Postgres).await;
    let statement = Duration::from_millis(50);
    let settings = Settings { statement, ..test.settings.clone() };
    Database::open(&settings, &SLOW).await.unwrap();
}

#[tokio::test]
async fn of_connections_that_have_ended_none_is_missed() {
    let (test, database) = two_tallies().await;
    let end_all = async || {
        let mut lent = Vec::new();
        for _ in 0..4 {
            lent.push(database.lend().await.unwrap());
        }
        for mut loan in lent {
            loan.answered();
        }
        assert_eq!(database.connections().idle, 4);
        end_connections(&test.settings).await;
    };
    end_all().await;
    assert_eq!(tally(&database, "a").await, 0);
    end_all().await;
    let count = sqlx::query("UPDATE tallies SET count = count + $2 WHERE id = $1");
    let counted = count.bind("a").bind(1).execute(database.pool()).await.unwrap();
    assert_eq!(counted.rows_affected(), 1);
    end_all().await;
    let more = "UPDATE tallies SET count = count + 1 WHERE id = $1 RETURNING count";
    let more = sqlx::query_scalar::<_, i64>(more).bind("a").fetch_one(database.pool());
    assert_eq!(more.await.unwrap(), 2);
    end_all().await;
    let same = "UPDATE tallies SET count = 2 WHERE id = $1";
    let same = sqlx::query(same).bind("a").execute(&database.pool().idempotent()).await.unwrap();
    assert_eq!(same.rows_affected(), 1);
    end_all().await;
    let mut lent = database.lend_asked().await.unwrap();
    let all = sqlx::query("SELECT id FROM tallies").fetch_all(&mut *lent).await.unwrap();
    assert_eq!(all.len(), 2);
    drop(lent);
    end_all().await;
    let all = sqlx::query("SELECT id FROM tallies").fetch_all(database.pool()).await.unwrap();
    assert_eq!(all.len(), 2);
}

#[tokio::test]
async fn whoever_stops_waiting_for_a_transaction_leaves_none_open() {
    let test = TestDatabase::new(Backend::Postgres).await;
    let settings = Settings { connections: 1, ..test.settings.clone() };
    let database = Database::open(&settings, &SCHEMA).await.unwrap();
    let elsewhere = test.open(&SCHEMA).await;
    for looks in 0..60 {
        let mut beginning = Box::pin(database.begin());
        for _ in 0..looks {
            if (&mut beginning).now_or_never().is_some() {
                break;
            }
            yield_now().await;
        }
        drop(beginning);
        let id = looks.to_string();
        let insert = "INSERT INTO tallies (id, count) VALUES ($1, 7)";
        sqlx::query(insert).bind(&id).execute(database.pool()).await.unwrap();
        assert_eq!(tally(&elsewhere, &id).await, 7, "it is committed after {looks} looks");
    }
}

#[tokio::test]
async fn a_transaction_that_is_given_up_holds_nothing() {
    let (_test, database) = two_tallies().await;
    for _ in 0..20 {
        let mut given_up = database.begin().await.unwrap();
        sqlx::query(COUNT).bind("a").execute(&mut *given_up).await.unwrap();
        drop(given_up);
        let mut next = database.begin().await.unwrap();
        sqlx::query(COUNT).bind("a").execute(&mut *next).await.unwrap();
        next.rollback().await.unwrap();
    }
    assert_eq!(tally(&database, "a").await, 0);
}
