//! Secret fields: masked until a pattern of their own shows them, once.

use database::testing::on_both;
use serde_json::{Value, json};

use super::{records::bank_account, stage::Stage};

fn card() -> Value {
    json!({
        "kind": "card",
        "title": "Visa",
        "fields": {
            "holder": "Ana Ivanović", "number": "4242 4242 4242 4242", "valid_until": "2031-04",
            "security_code": "123", "pin": "12345678", "issuer": "A bank",
        },
    })
}

fn identity_document() -> Value {
    json!({
        "kind": "identity_document",
        "title": "Passport",
        "fields": {
            "document_type": "Passport", "number": "C01X00T47", "holder": "Ana Ivanović",
            "issuing_country": "Germany", "issued_on": "2021-05-01", "valid_until": "2031-04-30",
        },
    })
}

#[tokio::test]
async fn secret_fields_are_masked_wherever_a_grant_is_enough() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        for (record, masked) in [
            (card(), json!({ "number": "•••• 4242", "security_code": "••••", "pin": "••••" })),
            (identity_document(), json!({ "number": "•••• 0T47" })),
            (bank_account(), json!({ "account_number": "•••• 2051" })),
            (json!({ "kind": "note", "title": "x", "fields": { "text": "y" } }), json!({})),
        ] {
            let added = stage.call_json(&ana, "POST", "/records", &record).await.json();
            let path = format!("/records/{}", added["id"].as_str().unwrap());
            let mut again = record.clone();
            again["version"] = json!(1);
            let changed = stage.call_json(&ana, "PUT", &path, &again).await.json();
            let viewed = stage.call(&ana, "GET", &path).await.json();
            for shown in [added, changed, viewed] {
                assert_eq!(shown["masked"], masked);
                for name in masked.as_object().unwrap().keys() {
                    assert_eq!(shown["fields"].get(name), None, "{name}");
                }
            }
        }
        let list = stage.call(&ana, "GET", "/records").await.body;
        let list = String::from_utf8(list).unwrap();
        for secret in ["4242", "0T47", "2051", "fields", "masked"] {
            assert!(!list.contains(secret), "{secret}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_pattern_of_its_own_reveals_one_record_once() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let path = format!("/records/{}/secrets", stage.add(&ana, &card()).await);

        let locked = stage.call(&ana, "GET", &path).await;
        assert!(locked.header("www-authenticate").unwrap().ends_with(r#"max_age="0""#));
        assert_eq!(
            (locked.claim("scope"), locked.claim("purpose")),
            (json!("records.reveal"), json!("Show the secret fields of “Visa”"))
        );
        let proof = stage.proof(&ana, "GET", &path).await;
        let shown = stage.send_with("GET", &path, &proof).await;
        assert_eq!(shown.header("cache-control"), Some("no-store"));
        let secrets =
            json!({ "number": "4242424242424242", "security_code": "123", "pin": "12345678" });
        assert_eq!(shown.json(), json!({ "fields": secrets }));
        assert_eq!(
            shown.header("tessera-unlocked-until"),
            Some("1800000300"),
            "the vault itself is as open as before"
        );

        assert_eq!(stage.send_with("GET", &path, &proof).await.problem(), "invalid-token");
        assert_eq!(stage.call(&ana, "GET", &path).await.problem(), "locked");
        let scopes = "SELECT COUNT(*) FROM grants WHERE scope = 'records.reveal'";
        assert_eq!(stage.count(scopes).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_pattern_that_reveals_opens_nothing_else() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let [one, other] = [stage.add(&ana, &card()).await, stage.add(&ana, &card()).await];
        let path = format!("/records/{one}/secrets");
        let proof = stage.proof(&ana, "GET", &path).await;
        stage.provision("DELETE", &format!("/grants/{}", ana.session)).await;
        for (method, path) in [
            ("GET", "/records".to_owned()),
            ("GET", format!("/records/{one}")),
            ("GET", format!("/records/{other}/secrets")),
            ("GET", format!("{path}?x")),
            ("DELETE", format!("/records/{one}")),
        ] {
            let reply = stage.send_with(method, &path, &proof).await;
            assert_eq!(reply.problem(), "invalid-token", "{method} {path}");
        }
        let shown = stage.send_with("GET", &path, &proof).await;
        assert_eq!(shown.status, 200, "and none of these used it up");
        assert_eq!(shown.header("tessera-unlocked-until"), None);
        assert_eq!(stage.call(&ana, "GET", "/records").await.problem(), "locked");
    })
    .await;
}

#[tokio::test]
async fn a_pattern_for_the_list_reveals_nothing() {
    on_both(async |database| {
        for grant_max_age in [300, 0] {
            let database = database::testing::TestDatabase::new(database.backend).await;
            let stage = Stage::with(database, |with| with.grant_max_age = grant_max_age).await;
            let ana = stage.resident().await;
            let proof = stage.proof(&ana, "POST", "/records").await;
            let added =
                stage.send(stage.request("POST", "/records").bearer_auth(proof).json(&card()));
            let id = added.await.json()["id"].as_str().unwrap().to_owned();
            let path = format!("/records/{id}/secrets");
            stage.provision("DELETE", &format!("/grants/{}", ana.session)).await;
            let proof = stage.proof(&ana, "GET", "/records").await;
            assert_eq!(stage.send_with("GET", &path, &proof).await.problem(), "invalid-token");
            assert_eq!(stage.send_with("GET", "/records", &proof).await.status, 200);
            let locked = stage.call(&ana, "GET", &path).await;
            assert_eq!((locked.problem(), locked.claim("max_age")), ("locked".into(), json!(0)));
        }
    })
    .await;
}

#[tokio::test]
async fn a_locked_vault_does_not_name_the_record() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let id = stage.add(&ana, &card()).await;
        stage.provision("DELETE", &format!("/grants/{}", ana.session)).await;
        let nil = uuid::Uuid::nil().to_string();
        for name in [id.to_string().as_str(), nil.as_str(), "x"] {
            let locked = stage.call(&ana, "GET", &format!("/records/{name}/secrets")).await;
            assert_eq!(
                locked.claim("purpose"),
                json!("Show the secret fields of a record in your vault")
            );
        }
        let path = format!("/records/{id}/secrets");
        let proof = stage.proof(&ana, "GET", &path).await;
        assert_eq!(stage.send_with("GET", &path, &proof).await.status, 200);
        let path = format!("/records/{nil}/secrets");
        let proof = stage.proof(&ana, "GET", &path).await;
        assert_eq!(stage.send_with("GET", &path, &proof).await.problem(), "no-record");
    })
    .await;
}

#[tokio::test]
async fn the_secrets_of_another_are_out_of_reach() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let (ana, bob) = (stage.resident().await, stage.resident().await);
        stage.unlock(&ana).await;
        let path = format!("/records/{}/secrets", stage.add(&ana, &card()).await);
        let anas = stage.proof(&ana, "GET", &path).await;
        let proof = stage.proof(&bob, "GET", &path).await;
        assert_eq!(stage.send_with("GET", &path, &proof).await.problem(), "no-record");
        stage.unlock(&bob).await;
        assert_eq!(stage.call(&bob, "GET", &path).await.problem(), "no-record");
        stage.provision("DELETE", &format!("/accounts/{}", ana.account)).await;
        assert_eq!(stage.send_with("GET", &path, &anas).await.problem(), "no-account");
    })
    .await;
}

#[tokio::test]
async fn a_record_without_secrets_asks_for_no_pattern() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let note = json!({ "kind": "note", "title": "x", "fields": { "text": "y" } });
        let path = format!("/records/{}/secrets", stage.add(&ana, &note).await);
        assert_eq!(stage.call(&ana, "GET", &path).await.problem(), "no-secrets");
        assert_eq!(
            stage.count("SELECT COUNT(*) FROM audit WHERE action = 'record.reveal'").await,
            0
        );
    })
    .await;
}

#[tokio::test]
async fn a_change_keeps_the_secrets_that_it_does_not_send() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let path = format!("/records/{}", stage.add(&ana, &card()).await);
        let mut change = card();
        change["version"] = json!(1);
        let fields = change["fields"].as_object_mut().unwrap();
        fields.remove("number");
        fields.insert("security_code".to_owned(), Value::Null);
        fields.insert("pin".to_owned(), json!(""));
        fields.insert("issuer".to_owned(), Value::Null);
        let changed = stage.call_json(&ana, "PUT", &path, &change).await.json();
        let masked = json!({ "number": "•••• 4242", "security_code": "••••", "pin": "" });
        assert_eq!((&changed["masked"], &changed["fields"]["issuer"]), (&masked, &json!("")));
        let path = format!("{path}/secrets");
        let proof = stage.proof(&ana, "GET", &path).await;
        let secrets = json!({ "number": "4242424242424242", "security_code": "123", "pin": "" });
        assert_eq!(stage.send_with("GET", &path, &proof).await.json()["fields"], secrets);

        change["version"] = json!(2);
        change["fields"]["number"] = json!("");
        let path = path.trim_end_matches("/secrets");
        let refused = stage.call_json(&ana, "PUT", path, &change).await;
        assert_eq!(refused.json()["errors"][0]["field"], "number", "a required one stays");
    })
    .await;
}

#[tokio::test]
async fn of_fifty_attempts_to_reveal_one_succeeds() {
    on_both(async |database| {
        let stage = std::sync::Arc::new(Stage::on(database).await);
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let path = format!("/records/{}/secrets", stage.add(&ana, &card()).await);
        let proof = stage.proof(&ana, "GET", &path).await;
        let statuses = stage.all_at_once(50, "GET", &path, &proof).await;
        assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
        assert_eq!(statuses.iter().filter(|status| **status == 401).count(), 49, "{statuses:?}");
        let shown = "SELECT COUNT(*) FROM audit WHERE action = 'record.reveal'";
        assert_eq!(stage.count(shown).await, 1);
    })
    .await;
}
