//! Before a program was ever started.

use database::{Examination, Settings};
use tokio::time::timeout;

use crate::schema::PATIENCE;

/// Whether a program that starts now makes its keys: it does so as long as `table` has no row in its
/// database. One that does not answer may have some.
pub async fn is_first_start(settings: &Settings, table: &'static str) -> bool {
    matches!(timeout(PATIENCE, Examination::has_rows(settings, table)).await, Ok(Ok(false)))
}

#[cfg(test)]
mod tests {
    use database::{Database, Migrations, testing::on_both};

    use super::*;

    type Steps = &'static [(i64, &'static str, &'static str)];
    const EMPTY: Steps = &[(1, "a", "CREATE TABLE a (x TEXT)")];
    const FILLED: Steps =
        &[(1, "a", "CREATE TABLE a (x TEXT)"), (2, "b", "INSERT INTO a (x) VALUES ('1')")];

    #[tokio::test]
    async fn it_is_a_first_start_until_there_is_a_row_and_never_where_nobody_answers() {
        on_both(async |test| {
            assert!(is_first_start(&test.settings, "a").await, "no table");
            for (steps, first) in [(EMPTY, true), (FILLED, false)] {
                let steps = Migrations { sqlite: steps, postgres: steps };
                Database::open(&test.settings, &steps).await.unwrap().close().await;
                assert_eq!(is_first_start(&test.settings, "a").await, first, "{first}");
            }
        })
        .await;
        let missing = Settings::new("sqlite:///nowhere/at/all.db?mode=rwc");
        assert!(is_first_start(&missing, "a").await, "no file");
        let silent = Settings::new("postgres://127.0.0.1:9/a");
        assert!(!is_first_start(&silent, "a").await, "nobody answers");
    }
}
