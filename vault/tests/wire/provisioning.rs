//! Accounts come and go.

use database::testing::on_both;
use serde_json::json;
use tickets::{NewProvision, Target, issue_provision};

use super::stage::{GATEWAY, NOW, Person, Stage, VAULT, rng};

#[tokio::test]
async fn an_account_is_made_once_and_found() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let path = format!("/accounts/{}", Person::new().account);
        assert_eq!(stage.provision("GET", &path).await.problem(), "no-account");
        assert_eq!(stage.provision("PUT", &path).await.status, 201);
        assert_eq!(stage.provision("PUT", &path).await.status, 204);
        let found = stage.provision("GET", &path).await;
        assert_eq!((found.status.as_u16(), found.json()["state"].as_str()), (200, Some("active")));
        assert_eq!(found.json()["created_at"], NOW);
        assert_eq!(stage.count("SELECT COUNT(*) FROM accounts").await, 1);
    })
    .await;
}

#[tokio::test]
async fn making_it_again_keeps_what_is_in_it() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let id = stage
            .add(&ana, &json!({ "kind": "note", "title": "x", "fields": { "text": "y" } }))
            .await;
        assert_eq!(stage.provision("PUT", &format!("/accounts/{}", ana.account)).await.status, 204);
        let record = stage.call(&ana, "GET", &format!("/records/{id}")).await;
        assert_eq!(record.json()["fields"]["text"], "y");
    })
    .await;
}

#[tokio::test]
async fn an_erased_account_leaves_nothing_to_read() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        stage.add(&ana, &json!({ "kind": "note", "title": "x", "fields": { "text": "y" } })).await;
        let path = format!("/accounts/{}", ana.account);
        assert_eq!(stage.provision("DELETE", &path).await.status, 204);
        assert_eq!(
            stage.provision("DELETE", &path).await.status,
            204,
            "again, whatever came of the first time"
        );
        assert_eq!(stage.call(&ana, "GET", "/records").await.problem(), "no-account");
        for query in [
            "SELECT COUNT(*) FROM accounts",
            "SELECT COUNT(*) FROM records",
            "SELECT COUNT(*) FROM grants",
        ] {
            assert_eq!(stage.count(query).await, 0, "{query}");
        }
        assert_eq!(
            stage.count("SELECT COUNT(*) FROM audit WHERE action = 'account.erase'").await,
            1
        );
        assert_eq!(
            stage.provision("PUT", &path).await.status,
            201,
            "a new account, with a new key"
        );
        assert_eq!(
            stage.call(&ana, "GET", "/records").await.problem(),
            "locked",
            "and no old grant"
        );
    })
    .await;
}

#[tokio::test]
async fn an_interrupted_erasure_is_finished_by_the_next_attempt() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        stage.add(&ana, &json!({ "kind": "note", "title": "x", "fields": { "text": "y" } })).await;
        // What a power cut between the two transactions leaves.
        let cut = "UPDATE accounts SET data_key = NULL, erased_at = 1";
        sqlx::query(cut).execute(&stage.look().await).await.unwrap();
        assert_eq!(stage.call(&ana, "GET", "/records").await.problem(), "no-account");
        let path = format!("/accounts/{}", ana.account);
        assert_eq!(stage.provision("GET", &path).await.problem(), "no-account");
        assert_eq!(stage.provision("DELETE", &path).await.status, 204);
        assert_eq!(stage.count("SELECT COUNT(*) FROM records").await, 0);
    })
    .await;
}

#[tokio::test]
async fn only_a_provisioning_call_for_this_request_and_body_counts() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        let path = format!("/accounts/{}", Person::new().account);
        let other = format!("/accounts/{}", ana.account);
        let call = stage.call_token(&ana, "PUT", &path);
        assert_eq!(stage.send_with("PUT", &path, &call).await.problem(), "invalid-token");
        let token = stage.provision_token("PUT", &path, b"");
        assert_eq!(stage.send_with("DELETE", &path, &token).await.problem(), "invalid-token");
        assert_eq!(stage.send_with("PUT", &other, &token).await.problem(), "invalid-token");
        let with_body = stage.request("PUT", &path).bearer_auth(&token).body("{}");
        assert_eq!(stage.send(with_body).await.problem(), "invalid-token");
        assert_eq!(stage.send_with("PUT", &path, &token).await.status, 201);
        let target = Target::new("PUT", &path).unwrap();
        let new = NewProvision { issuer: GATEWAY, audience: VAULT, target, body: b"", life: 30 };
        assert!(issue_provision(&new, &stage.gateway.call, NOW, &mut rng()).is_err());
    })
    .await;
}

#[tokio::test]
async fn an_overheard_erasure_cannot_be_played_again() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        let path = format!("/accounts/{}", ana.account);
        let erase = stage.provision_token("DELETE", &path, b"");
        assert_eq!(stage.send_with("DELETE", &path, &erase).await.status, 204);
        assert_eq!(stage.provision("PUT", &path).await.status, 201);
        assert_eq!(stage.send_with("DELETE", &path, &erase).await.problem(), "invalid-token");
        assert_eq!(stage.provision("GET", &path).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn names_that_are_not_ids_are_not_found() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        for path in ["/accounts/gateway", "/accounts/0190A5C4-7F3B-7C1D-9E2F-3A4B5C6D7E8F"] {
            assert_eq!(stage.provision("PUT", path).await.problem(), "no-account", "{path}");
        }
        assert_eq!(stage.provision("DELETE", "/grants/short").await.problem(), "no-path");
    })
    .await;
}
