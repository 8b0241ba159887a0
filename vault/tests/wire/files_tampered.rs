//! Somebody who can write to the database alters what is stored of files.

use database::testing::on_both;

use super::{
    files::long,
    stage::{Person, Stage},
};

/// Two files of two accounts, each of three chunks.
async fn two_files(stage: &Stage) -> [(Person, uuid::Uuid); 2] {
    let mut files = Vec::new();
    for _ in 0..2 {
        let person = stage.resident().await;
        stage.unlock(&person).await;
        let id = stage.add_file(&person, "Passport").await;
        assert_eq!(stage.store(&person, id, long()).await.status, 200);
        files.push((person, id));
    }
    files.try_into().ok().unwrap()
}

/// Whether the file of a person is not served: neither the whole, nor anything that passes for it.
async fn is_refused(stage: &Stage, (person, id): &(Person, uuid::Uuid)) -> bool {
    let path = format!("/records/{id}/content");
    let token = stage.call_token(person, "GET", &path);
    // An answer that is broken off early may not even have begun.
    let Ok(response) = stage.request("GET", &path).bearer_auth(token).send().await else {
        return true;
    };
    match response.status().as_u16() {
        200 => response.bytes().await.is_err(),
        status => status == 500 || status == 409,
    }
}

async fn run(stage: &Stage, statement: &'static str, account: &Person) {
    let done = sqlx::query(statement).bind(account.account.to_string());
    assert!(done.execute(&stage.look().await).await.unwrap().rows_affected() > 0, "{statement}");
}

#[tokio::test]
async fn chunks_that_were_moved_cut_or_altered_are_not_served() {
    for statement in [
        "DELETE FROM file_chunks WHERE account_id = $1 AND number = 0",
        "DELETE FROM file_chunks WHERE account_id = $1 AND number = 1",
        "DELETE FROM file_chunks WHERE account_id = $1 AND number = 2",
        "UPDATE file_chunks SET sealed = (SELECT sealed FROM file_chunks WHERE account_id = $1 AND number = 1) \
         WHERE account_id = $1 AND number = 0",
        "UPDATE file_chunks SET sealed = (SELECT sealed FROM file_chunks WHERE account_id <> $1 AND number = 0) \
         WHERE account_id = $1 AND number = 0",
        "UPDATE file_chunks SET sealed = (SELECT sealed FROM file_chunks WHERE account_id <> $1 AND number = 2) \
         WHERE account_id = $1 AND number = 2",
        "UPDATE file_chunks SET sealed = (SELECT sealed FROM file_chunks WHERE account_id = $1 AND number = 2) \
         WHERE account_id = $1 AND number = 1",
        "UPDATE file_chunks SET number = 7 - number WHERE account_id = $1",
    ] {
        on_both(async |database| {
            let stage = Stage::on(database).await;
            let [ana, bob] = two_files(&stage).await;
            assert!(!is_refused(&stage, &ana).await);
            run(&stage, statement, &ana.0).await;
            assert!(is_refused(&stage, &ana).await, "{statement}");
            assert!(stage.fetch(&bob.0, bob.1).await.body == long());
        })
        .await;
    }
}

#[tokio::test]
async fn an_older_file_is_not_passed_off_as_the_content() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let [ana, _] = two_files(&stage).await;
        let pool = stage.look().await;
        let old: Vec<(i64, Vec<u8>)> =
            sqlx::query_as("SELECT number, sealed FROM file_chunks WHERE account_id = $1")
                .bind(ana.0.account.to_string())
                .fetch_all(&pool)
                .await
                .unwrap();
        stage.store(&ana.0, ana.1, vec![9; long().len()]).await;
        for (number, sealed) in old {
            sqlx::query("UPDATE file_chunks SET sealed = $3 WHERE account_id = $1 AND number = $2")
                .bind(ana.0.account.to_string())
                .bind(number)
                .bind(sealed)
                .execute(&pool)
                .await
                .unwrap();
        }
        assert!(is_refused(&stage, &ana).await);
    })
    .await;
}

#[tokio::test]
async fn nothing_readable_is_stored_of_a_file() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let id = stage.add_file(&ana, "Passport").await;
        stage.store(&ana, id, b"a secret within a file".to_vec()).await;
        let chunks: Vec<Vec<u8>> = sqlx::query_scalar("SELECT sealed FROM file_chunks")
            .fetch_all(&stage.look().await)
            .await
            .unwrap();
        assert!(!chunks.concat().windows(6).any(|window| window == b"secret"));
    })
    .await;
}
