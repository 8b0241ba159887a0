//! People see what was done in their vault.

use database::testing::on_both;
use serde_json::{Value, json};

use super::stage::{NOW, Person, Stage};

async fn history(stage: &Stage, person: &Person, query: &str) -> Value {
    stage.call(person, "GET", &format!("/history{query}")).await.json()
}

fn actions(page: &Value) -> Vec<&str> {
    let events = page["events"].as_array().unwrap().iter();
    events.map(|event| event["action"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn it_tells_who_did_what_to_which_record_newest_first() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let (ana, bob) = (stage.resident().await, stage.resident().await);
        stage.unlock(&bob).await;
        stage.unlock(&ana).await;
        let card = json!({
            "kind": "card", "title": "Visa", "fields": { "holder": "Ana", "number": "4242424242424242" },
        });
        let kept = stage.add(&ana, &card).await;
        let gone = stage.add_file(&ana, "Passport").await;
        stage.store(&ana, gone, vec![1]).await;
        stage.fetch(&ana, gone).await;
        stage.call(&ana, "GET", &format!("/records/{kept}")).await;
        let path = format!("/records/{kept}/secrets");
        let proof = stage.proof(&ana, "GET", &path).await;
        stage.wait(10);
        stage.send_with("GET", &path, &proof).await;
        stage.call(&ana, "DELETE", &format!("/records/{gone}")).await;
        stage.provision("DELETE", &format!("/grants/{}", ana.session)).await;

        let elsewhere = ana.elsewhere();
        stage.unlock(&elsewhere).await;
        history(&stage, &elsewhere, "").await;
        let page = history(&stage, &elsewhere, "").await;
        assert_eq!(
            actions(&page),
            [
                "records.list",
                "vault.unlock",
                "grants.end",
                "record.delete",
                "record.reveal",
                "request.confirm",
                "record.view",
                "file.fetch",
                "file.store",
                "record.add",
                "record.add",
                "records.list",
                "vault.unlock",
                "account.create",
            ],
            "{page}"
        );
        assert_eq!(page["next"], Value::Null);
        let events = page["events"].as_array().unwrap();
        assert_eq!((&events[0]["this_session"], &events[2]["this_session"]), (&json!(true), &json!(false)));
        assert_eq!(events[2]["session"], ana.session.as_str());
        assert_eq!(events[4]["at"], NOW + 10);
        assert_eq!(events[4]["record"], json!({ "id": kept, "kind": "card", "title": "Visa" }));
        assert_eq!(events[3]["record"], json!({ "id": gone }), "what is gone has no name any more");
        assert_eq!(events[13]["session"], Value::Null, "the gateway's own doing");
    })
    .await;
}

#[tokio::test]
async fn it_comes_in_pages() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let mut seen = Vec::new();
        let mut query = "?limit=2".to_owned();
        loop {
            let page = history(&stage, &ana, &query).await;
            seen.extend(actions(&page).into_iter().map(str::to_owned));
            let Some(next) = page["next"].as_i64() else { break };
            query = format!("?limit=2&before={next}");
        }
        assert_eq!(seen, ["records.list", "vault.unlock", "account.create"]);
        for query in ["?limit=0", "?limit=201", "?limit=x", "?before=0", "?before=x", "?after=1"] {
            let reply = stage.call(&ana, "GET", &format!("/history{query}")).await;
            assert_eq!(reply.problem(), "query", "{query}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_locked_vault_keeps_it_to_itself() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        let locked = stage.call(&ana, "GET", "/history").await;
        assert_eq!(locked.claim("purpose"), json!("See what was done in your vault"));
        assert_eq!(locked.claim("scope"), json!("records.read records.write"));
    })
    .await;
}

#[tokio::test]
async fn an_account_that_is_made_anew_does_not_see_what_was_done_before() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let path = format!("/accounts/{}", ana.account);
        stage.provision("DELETE", &path).await;
        stage.wait(1);
        stage.provision("PUT", &path).await;
        stage.unlock(&ana).await;
        let page = history(&stage, &ana, "").await;
        assert_eq!(actions(&page), ["records.list", "vault.unlock", "account.create"]);
    })
    .await;
}
