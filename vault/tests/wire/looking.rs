//! Looking, while something ends.

use std::{sync::Arc, time::Duration};

use database::testing::on_both;
use sqlx::{Any, Transaction};

use super::stage::Stage;

/// A transaction for which every audit row has to wait.
async fn holding_up_the_audit(stage: &Stage) -> Transaction<'static, Any> {
    let pool = stage.look().await;
    if stage.database.settings.url.starts_with("sqlite") {
        return pool.begin_with("BEGIN IMMEDIATE").await.unwrap();
    }
    let mut held = pool.begin().await.unwrap();
    sqlx::query("LOCK TABLE audit IN EXCLUSIVE MODE").execute(&mut *held).await.unwrap();
    held
}

#[tokio::test]
async fn what_was_read_is_not_served_where_the_right_to_it_ends_before_the_audit_row() {
    const SEEN: &str = "SELECT COUNT(*) FROM audit WHERE action = 'records.list'";
    on_both(async |database| {
        let stage = Arc::new(Stage::on(database).await);
        let ana = stage.resident().await;
        let ends = [
            ("DELETE FROM grants", 401, "locked"),
            ("UPDATE accounts SET erased_at = 1, data_key = NULL", 404, "no-account"),
        ];
        for (end, status, problem) in ends {
            stage.unlock(&ana).await;
            let seen = stage.count(SEEN).await;
            let mut held = holding_up_the_audit(&stage).await;
            let (vault, person) = (Arc::clone(&stage), ana.clone());
            let looking = tokio::spawn(async move { vault.call(&person, "GET", "/records").await });
            // Long enough to read; where it is not, the answer is the same.
            tokio::time::sleep(Duration::from_millis(300)).await;
            sqlx::query(end).execute(&mut *held).await.unwrap();
            held.commit().await.unwrap();
            let reply = looking.await.unwrap();
            assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (status, problem));
            assert_eq!(stage.count(SEEN).await, seen);
        }
    })
    .await;
}
