//! What a server breaks off is done again. Only PostgreSQL does that.

use database::{Backend, testing::TestDatabase};

use super::{records::bank_account, stage::Stage};

/// Ends every connection that waits for a lock, as soon as one does.
const END_WAITING: &str = "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity \
    WHERE datname = current_database() AND wait_event_type = 'Lock'";

/// Does `act` while somebody else holds every account, and ends its connection where it waits.
async fn broken_off<T>(stage: &Stage, act: impl Future<Output = T>) -> T {
    let mut holder = stage.look().await.begin().await.unwrap();
    let hold = "UPDATE accounts SET file_bytes = file_bytes";
    sqlx::query(hold).execute(&mut *holder).await.unwrap();
    let breaking = async {
        while stage.count(END_WAITING).await == 0 {}
        holder.commit().await.unwrap();
    };
    tokio::join!(act, breaking).0
}

#[tokio::test]
async fn what_changes_something_is_done_again_and_happens_once() {
    let stage = Stage::on(TestDatabase::new(Backend::Postgres).await).await;
    let ana = stage.resident().await;
    stage.unlock(&ana).await;
    let account = bank_account();
    let added = stage.call_json(&ana, "POST", "/records", &account);
    assert_eq!(broken_off(&stage, added).await.status, 201);
    assert_eq!(stage.count("SELECT COUNT(*) FROM records").await, 1);

    let file = stage.add_file(&ana, "Letter").await;
    let stored = stage.store(&ana, file, b"Dear Ana".to_vec());
    assert_eq!(broken_off(&stage, stored).await.status, 200);
    assert_eq!(stage.fetch(&ana, file).await.status, 200);

    let path = format!("/records/{file}");
    let removed = stage.call(&ana, "DELETE", &path);
    assert_eq!(broken_off(&stage, removed).await.status, 204);
    assert_eq!(stage.count("SELECT COUNT(*) FROM records").await, 1);
    assert_eq!(stage.count("SELECT COUNT(*) FROM audit WHERE action = 'record.delete'").await, 1);
}
