//! Records: added, listed, viewed, changed and deleted, by their owner only.

use database::testing::on_both;
use serde_json::{Value, json};

use super::stage::Stage;

pub fn bank_account() -> Value {
    json!({
        "kind": "bank_account",
        "title": "Household",
        "fields": {
            "holder": "Ana Ivanović",
            "account_number": "DE02 1203 0000 0000 2020 51",
            "account_type": "Current",
            "email": "ana@example.org",
            "phone": "+49 30 1234567",
            "address": "Unter den Linden 1\n10117 Berlin",
            "proof_of_identity": "Passport C01X00T47",
        },
    })
}

#[tokio::test]
async fn a_record_lives_its_life() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;

        let added = stage.call_json(&ana, "POST", "/records", &bank_account()).await;
        assert_eq!(added.status, 201);
        assert_eq!(added.header("etag"), Some("\"1\""));
        let id = added.json()["id"].as_str().unwrap().to_owned();
        let path = format!("/records/{id}");
        assert_eq!(added.header("location"), Some(path.as_str()));

        let viewed = stage.call(&ana, "GET", &path).await;
        assert_eq!(viewed.json(), added.json());
        let mut seen = bank_account()["fields"].clone();
        seen.as_object_mut().unwrap().remove("account_number");
        assert_eq!(viewed.json()["fields"], seen, "without the secret field");
        assert_eq!(viewed.json()["masked"], json!({ "account_number": "•••• 2051" }));

        stage.wait(10);
        let mut changed = bank_account();
        changed["fields"]["phone"] = json!("");
        changed["title"] = json!("Savings");
        changed["version"] = json!(1);
        let reply = stage.call_json(&ana, "PUT", &path, &changed).await;
        assert_eq!((reply.status.as_u16(), &reply.json()["version"]), (200, &json!(2)));
        let viewed = stage.call(&ana, "GET", &path).await.json();
        assert_eq!((&viewed["title"], &viewed["fields"]["phone"]), (&json!("Savings"), &json!("")));
        assert_eq!(viewed["updated_at"].as_i64(), viewed["created_at"].as_i64().map(|at| at + 10));

        assert_eq!(stage.call(&ana, "DELETE", &path).await.status, 204);
        assert_eq!(stage.call(&ana, "DELETE", &path).await.problem(), "no-record");
        let gone = stage.call(&ana, "GET", &path).await;
        assert_eq!(gone.problem(), "no-record");
        assert!(
            gone.header("tessera-unlocked-until").is_some(),
            "a refusal too says how long it is open"
        );
    })
    .await;
}

#[tokio::test]
async fn a_list_shows_titles_and_no_secrets() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let first = stage.add(&ana, &bank_account()).await;
        stage.wait(1);
        let second = stage.add(&ana, &json!({ "kind": "note", "title": "Safe", "fields": { "text": "12-34" } })).await;
        let list = stage.call(&ana, "GET", "/records").await.json();
        assert_eq!(
            list,
            json!({ "records": [
                { "id": second, "kind": "note", "title": "Safe", "updated_at": 1_800_000_001 },
                { "id": first, "kind": "bank_account", "title": "Household", "updated_at": 1_800_000_000 },
            ] })
        );
    })
    .await;
}

#[tokio::test]
async fn nobody_reaches_the_records_of_another() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let (ana, bob) = (stage.resident().await, stage.resident().await);
        stage.unlock(&ana).await;
        stage.unlock(&bob).await;
        let path = format!("/records/{}", stage.add(&ana, &bank_account()).await);
        let mut change = bank_account();
        change["version"] = json!(1);
        assert_eq!(stage.call(&bob, "GET", &path).await.problem(), "no-record");
        assert_eq!(stage.call_json(&bob, "PUT", &path, &change).await.problem(), "no-record");
        assert_eq!(stage.call(&bob, "DELETE", &path).await.problem(), "no-record");
        assert_eq!(stage.call(&bob, "GET", "/records").await.json(), json!({ "records": [] }));
        assert_eq!(stage.call(&ana, "GET", &path).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn two_changes_from_one_version_do_not_overwrite_each_other() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let path = format!("/records/{}", stage.add(&ana, &bank_account()).await);
        let put = async |tag: Option<&str>, body: Value| {
            let token = stage.call_token(&ana, "PUT", &path);
            let request = stage.request("PUT", &path).bearer_auth(token).json(&body);
            let request = match tag {
                Some(tag) => request.header("if-match", tag),
                None => request,
            };
            stage.send(request).await
        };
        assert_eq!(put(None, bank_account()).await.problem(), "no-version");
        assert_eq!(put(Some("*"), bank_account()).await.problem(), "no-version");
        assert_eq!(put(Some("\"1\""), bank_account()).await.status, 200);
        assert_eq!(put(Some("\"1\""), bank_account()).await.problem(), "conflict");
        let mut other_kind =
            json!({ "kind": "note", "title": "x", "fields": { "text": "y" }, "version": 2 });
        assert_eq!(put(None, other_kind.clone()).await.json()["errors"][0]["field"], "kind");
        other_kind["version"] = json!(i64::MAX);
        assert_eq!(put(None, other_kind).await.problem(), "conflict");
    })
    .await;
}

#[tokio::test]
async fn parallel_changes_of_one_version_have_one_winner() {
    on_both(async |database| {
        let stage = std::sync::Arc::new(Stage::on(database).await);
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let path = format!("/records/{}", stage.add(&ana, &bank_account()).await);
        let mut body = bank_account();
        body["version"] = json!(1);
        let tasks: Vec<_> = (0..10)
            .map(|_| {
                let (stage, ana, path, body) =
                    (stage.clone(), ana.clone(), path.clone(), body.clone());
                tokio::spawn(async move {
                    stage.call_json(&ana, "PUT", &path, &body).await.status.as_u16()
                })
            })
            .collect();
        let mut statuses = Vec::new();
        for task in tasks {
            statuses.push(task.await.unwrap());
        }
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409, 409, 409, 409, 409, 409, 409, 409, 409]);
    })
    .await;
}

#[tokio::test]
async fn nothing_readable_is_stored() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        stage.add(&ana, &bank_account()).await;
        let pool = stage.look().await;
        let rows: Vec<(Vec<u8>, Vec<u8>)> =
            sqlx::query_as("SELECT summary, content FROM records").fetch_all(&pool).await.unwrap();
        let stored = rows.concat_halves();
        for secret in ["Household", "Ana", "2020 51", "bank_account", "holder", "Berlin"] {
            assert!(!contains(&stored, secret.as_bytes()), "{secret}");
        }
        // A row that was moved to another version, as by an old backup, is noticed.
        sqlx::query("UPDATE records SET version = version + 1").execute(&pool).await.unwrap();
        assert_eq!(stage.call(&ana, "GET", "/records").await.problem(), "internal");
    })
    .await;
}

trait ConcatHalves {
    fn concat_halves(&self) -> Vec<u8>;
}

impl ConcatHalves for Vec<(Vec<u8>, Vec<u8>)> {
    fn concat_halves(&self) -> Vec<u8> {
        self.iter()
            .flat_map(|(summary, content)| [summary.as_slice(), content.as_slice()].concat())
            .collect()
    }
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

#[tokio::test]
async fn a_vault_can_be_full() {
    on_both(async |database| {
        let stage = Stage::with(database, |settings| settings.records_per_account = 2).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        stage.add(&ana, &bank_account()).await;
        stage.add(&ana, &bank_account()).await;
        assert_eq!(
            stage.call_json(&ana, "POST", "/records", &bank_account()).await.problem(),
            "full"
        );
    })
    .await;
}
