//! Files: stored and fetched bit by bit, by their owner only.

use database::testing::on_both;
use futures_util::{StreamExt as _, stream};
use serde_json::json;

use super::stage::Stage;

/// Two whole chunks and a bit, of which no two bytes beside each other are equal.
pub fn long() -> Vec<u8> {
    (0..2 * 256 * 1024 + 1000_u32).map(|at| (at.wrapping_mul(0x9e37_79b1) >> 24) as u8).collect()
}

#[tokio::test]
async fn a_file_comes_back_as_it_was_stored() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let id = stage.add_file(&ana, "Passport").await;
        assert_eq!(stage.fetch(&ana, id).await.problem(), "no-content");
        for length in [0, 1, 256 * 1024 - 1, 256 * 1024, 256 * 1024 + 1, long().len()] {
            let content = &long()[..length];
            let stored = stage.store(&ana, id, content.to_vec()).await;
            assert_eq!(stored.status, 200, "{length}");
            assert_eq!(stored.json()["content"], json!({ "size": length }));
            let fetched = stage.fetch(&ana, id).await;
            assert_eq!(fetched.header("content-length"), Some(length.to_string().as_str()));
            assert!(fetched.body == content, "{length}");
        }
        let fetched = stage.fetch(&ana, id).await;
        for (name, value) in [
            ("content-type", "application/octet-stream"),
            ("x-content-type-options", "nosniff"),
            ("cache-control", "no-store"),
            (
                "content-disposition",
                "attachment; filename=\"Ausweis _.pdf\"; filename*=UTF-8''Ausweis%20%C3%A4.pdf",
            ),
            ("tessera-unlocked-until", "1800000300"),
        ] {
            assert_eq!(fetched.header(name), Some(value), "{name}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_record_tells_whether_its_file_is_there() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let id = stage.add_file(&ana, "Passport").await;
        let path = format!("/records/{id}");
        let list = stage.call(&ana, "GET", "/records").await.json();
        assert_eq!(list["records"][0]["content"], json!(null));
        stage.store(&ana, id, long()).await;

        let list = stage.call(&ana, "GET", "/records").await.json();
        assert_eq!(list["records"][0]["content"], json!({ "size": long().len() }));
        let viewed = stage.call(&ana, "GET", &path).await.json();
        assert_eq!(viewed["version"], 2, "a content is a version");
        let change = json!({
            "kind": "file", "title": "Old passport", "fields": { "name": "a.pdf" }, "version": 2,
        });
        let changed = stage.call_json(&ana, "PUT", &path, &change).await.json();
        assert_eq!(changed["content"], json!({ "size": long().len() }), "and outlives a change");
        assert!(stage.fetch(&ana, id).await.body == long());
    })
    .await;
}

#[tokio::test]
async fn only_records_of_kind_file_have_a_content() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let note = json!({ "kind": "note", "title": "x", "fields": { "text": "y" } });
        let id = stage.add(&ana, &note).await;
        assert_eq!(stage.store(&ana, id, vec![1]).await.problem(), "not-a-file");
        assert_eq!(stage.fetch(&ana, id).await.problem(), "no-content");
        let nil = uuid::Uuid::nil();
        assert_eq!(stage.store(&ana, nil, vec![1]).await.problem(), "no-record");
        assert_eq!(stage.fetch(&ana, nil).await.problem(), "no-record");
    })
    .await;
}

#[tokio::test]
async fn a_file_takes_the_same_pattern_as_its_record() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let (ana, bob) = (stage.resident().await, stage.resident().await);
        stage.unlock(&ana).await;
        let id = stage.add_file(&ana, "Passport").await;
        stage.store(&ana, id, long()).await;
        stage.unlock(&bob).await;
        assert_eq!(stage.fetch(&bob, id).await.problem(), "no-record");
        assert_eq!(stage.store(&bob, id, vec![1]).await.problem(), "no-record");

        stage.provision("DELETE", &format!("/grants/{}", ana.session)).await;
        assert_eq!(stage.store(&ana, id, vec![1]).await.problem(), "locked");
        let locked = stage.fetch(&ana, id).await;
        assert_eq!(locked.claim("scope"), json!("records.read records.write"));
        let path = format!("/records/{id}/content");
        let proof = stage.proof(&ana, "GET", &path).await;
        for (name, value) in [("range", "bytes=0-1"), ("sec-purpose", "prefetch")] {
            let request = stage.request("GET", &path).bearer_auth(&proof).header(name, value);
            assert_eq!(stage.send(request).await.problem(), "invalid-token", "{name}");
        }
        assert_eq!(stage.send_with("HEAD", &path, &proof).await.status, 405);
        assert!(stage.send_with("GET", &path, &proof).await.body == long());
        let token = stage.call_token(&ana, "GET", &path);
        let part = stage.request("GET", &path).bearer_auth(token).header("range", "bytes=0-1");
        assert_eq!(stage.send(part).await.status, 200, "a part is served as the whole");
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_too_long_is_refused_where_it_passes_the_limit() {
    on_both(async |database| {
        let stage = Stage::with(database, |settings| settings.file_bytes = 300_000).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let id = stage.add_file(&ana, "Passport").await;
        assert_eq!(stage.store(&ana, id, long()[..300_000].to_vec()).await.status, 200);
        let told = stage.store(&ana, id, long()[..300_001].to_vec()).await;
        assert_eq!((told.status.as_u16(), told.problem().as_str()), (413, "too-large"));

        let path = format!("/records/{id}/content");
        let endless = stream::repeat_with(|| Ok::<_, std::io::Error>(vec![7; 10_000])).take(60);
        let request = stage.request("PUT", &path).bearer_auth(stage.call_token(&ana, "PUT", &path));
        let untold = stage.send(request.body(reqwest::Body::wrap_stream(endless))).await;
        assert_eq!((untold.status.as_u16(), untold.problem().as_str()), (413, "too-large"));
        assert!(stage.fetch(&ana, id).await.body == long()[..300_000], "the former file stays");
        assert_eq!(stage.count("SELECT COUNT(*) FROM files").await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_files_of_an_account_have_a_limit_together() {
    on_both(async |database| {
        let stage =
            Stage::with(database, |settings| settings.file_bytes_per_account = 700_000).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let [one, two] = [stage.add_file(&ana, "1").await, stage.add_file(&ana, "2").await];
        assert_eq!(stage.store(&ana, one, vec![1; 400_000]).await.status, 200);
        let full = stage.store(&ana, two, vec![1; 400_000]).await;
        assert_eq!((full.status.as_u16(), full.problem().as_str()), (409, "full"));
        assert_eq!(stage.count("SELECT file_bytes FROM accounts").await, 400_000);
        assert_eq!(stage.store(&ana, two, vec![1; 300_000]).await.status, 200);
        stage.call(&ana, "DELETE", &format!("/records/{one}")).await;
        assert_eq!(stage.count("SELECT file_bytes FROM accounts").await, 300_000);
        assert_eq!(stage.store(&ana, two, vec![1; 400_000]).await.status, 200);
        assert_eq!(stage.count("SELECT file_bytes FROM accounts").await, 400_000);
        assert_eq!(stage.count("SELECT COUNT(*) FROM file_chunks").await, 2);
    })
    .await;
}

#[tokio::test]
async fn an_upload_can_name_the_version_that_it_changes() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let id = stage.add_file(&ana, "Passport").await;
        let path = format!("/records/{id}/content");
        let put = async |tag: &str| {
            let token = stage.call_token(&ana, "PUT", &path);
            let request = stage.request("PUT", &path).bearer_auth(token).header("if-match", tag);
            stage.send(request.body("x")).await
        };
        let stored = put("\"1\"").await;
        assert_eq!((stored.status.as_u16(), stored.header("etag")), (200, Some("\"2\"")));
        assert_eq!(put("\"1\"").await.problem(), "conflict");
        assert_eq!(put("*").await.problem(), "no-version");
    })
    .await;
}

#[tokio::test]
async fn an_upload_is_not_repeated_by_whoever_overheard_it() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let path = format!("/records/{}/content", stage.add_file(&ana, "Passport").await);
        let token = stage.call_token(&ana, "PUT", &path);
        let send = || stage.send(stage.request("PUT", &path).bearer_auth(&token).body("x"));
        assert_eq!(send().await.status, 200);
        assert_eq!(send().await.problem(), "invalid-token");
    })
    .await;
}

#[tokio::test]
async fn uploads_at_once_leave_one_whole_file() {
    on_both(async |database| {
        let stage = std::sync::Arc::new(Stage::on(database).await);
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let id = stage.add_file(&ana, "Passport").await;
        let tasks: Vec<_> = (0..6_u8)
            .map(|byte| {
                let (stage, ana) = (stage.clone(), ana.clone());
                let content = vec![byte; 300_000];
                tokio::spawn(async move { stage.store(&ana, id, content).await.status.as_u16() })
            })
            .collect();
        let mut stored = 0;
        for task in tasks {
            match task.await.unwrap() {
                200 => stored += 1,
                status => assert_eq!(status, 409),
            }
        }
        assert!(stored >= 1);
        let content = stage.fetch(&ana, id).await.body;
        assert_eq!(content.len(), 300_000);
        assert!(content.iter().all(|byte| *byte == content[0]), "of one upload");
        assert_eq!(stage.count("SELECT COUNT(*) FROM files").await, 1);
        assert_eq!(stage.count("SELECT file_bytes FROM accounts").await, 300_000);
    })
    .await;
}
