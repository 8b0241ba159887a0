//! What is refused, always with the same few answers.

use database::testing::on_both;
use reqwest::header::AUTHORIZATION;
use tickets::{AccountId, KeyUse, NewCall, SigningKey, Target, issue_call};
use uuid::Uuid;

use super::stage::{GATEWAY, NOW, Person, Stage, VAULT, rng};

#[tokio::test]
async fn without_a_token_the_challenge_is_bare() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        for (method, path) in [
            ("GET", "/records"),
            ("POST", "/records"),
            ("DELETE", "/records/anything"),
            ("PUT", "/accounts/anything"),
            ("DELETE", "/grants/anything"),
        ] {
            let reply = stage.send(stage.request(method, path)).await;
            assert_eq!(reply.status, 401);
            assert_eq!(reply.header("www-authenticate"), Some(r#"Bearer realm="vault""#));
        }
    })
    .await;
}

#[tokio::test]
async fn every_bad_token_gets_the_same_answer() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        let call = |audience: &str, target: Target<'_>, key: &SigningKey| {
            let new = NewCall {
                issuer: GATEWAY,
                audience,
                account: ana.account,
                session: &ana.session,
                target,
                life: 30,
            };
            issue_call(&new, key, NOW, &mut rng()).unwrap()
        };
        let target = Target::new("GET", "/records").unwrap();
        let stranger = SigningKey::generate(KeyUse::Call).unwrap();
        let own_ticket = stage.call(&ana, "GET", "/records").await.ticket();
        let bad = [
            "nonsense".to_owned(),
            "a.b.c".to_owned(),
            "x".repeat(5000),
            own_ticket,
            call(VAULT, target, &stranger),
            call("http://other.example", target, &stage.gateway.call),
            call(VAULT, Target::new("POST", "/records").unwrap(), &stage.gateway.call),
            call(VAULT, Target::new("GET", "/records?all").unwrap(), &stage.gateway.call),
            stage.provision_token("GET", "/records", b""),
        ];
        let mut answers = Vec::new();
        for token in bad {
            let reply = stage.send_with("GET", "/records", &token).await;
            assert_eq!(reply.header("www-authenticate"), Some(r#"Bearer error="invalid_token""#));
            assert_eq!(reply.problem(), "invalid-token");
            answers.push(reply.body);
        }
        answers.dedup();
        assert_eq!(answers.len(), 1);
        let old = stage.call_token(&ana, "GET", "/records");
        stage.wait(35);
        assert_eq!(stage.send_with("GET", "/records", &old).await.problem(), "invalid-token");
    })
    .await;
}

#[tokio::test]
async fn one_well_formed_bearer_or_none() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        let token = stage.call_token(&ana, "GET", "/records");
        for value in [
            token.clone(),
            format!("Basic {token}"),
            format!("Bearer  {token}"),
            "Bearer".to_owned(),
        ] {
            let reply =
                stage.send(stage.request("GET", "/records").header(AUTHORIZATION, value)).await;
            assert_eq!(reply.problem(), "invalid-token");
        }
        let twice =
            stage.request("GET", "/records").bearer_auth(&token).header(AUTHORIZATION, "Bearer x");
        assert_eq!(stage.send(twice).await.problem(), "invalid-token");
    })
    .await;
}

#[tokio::test]
async fn a_locked_vault_tells_nothing_about_its_records() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let note = serde_json::json!({ "kind": "note", "title": "x", "fields": { "text": "y" } });
        let there = stage.add(&ana, &note).await;
        stage.provision("DELETE", &format!("/grants/{}", ana.session)).await;
        for method in ["GET", "PUT", "DELETE"] {
            for path in [
                format!("/records/{there}"),
                format!("/records/{}", Uuid::nil()),
                "/records/x".to_owned(),
            ] {
                assert_eq!(
                    stage.call(&ana, method, &path).await.problem(),
                    "locked",
                    "{method} {path}"
                );
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_proof_is_for_its_request_only() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        let proof = stage.proof(&ana, "GET", "/records").await;
        for (method, path) in
            [("DELETE", "/records/x"), ("GET", "/records?x"), ("POST", "/records")]
        {
            assert_eq!(stage.send_with(method, path, &proof).await.problem(), "invalid-token");
        }
        assert_eq!(
            stage.send_with("GET", "/records", &proof).await.status,
            200,
            "and none of these used it up"
        );
    })
    .await;
}

#[tokio::test]
async fn head_range_and_prefetch_use_nothing_up() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        let proof = stage.proof(&ana, "GET", "/records").await;
        stage.unlock(&ana).await;
        let card = serde_json::json!({
            "kind": "card", "title": "x", "fields": { "holder": "Ana", "number": "4242424242424242" },
        });
        let secrets = format!("/records/{}/secrets", stage.add(&ana, &card).await);
        let reveal = stage.proof(&ana, "GET", &secrets).await;
        let spent = stage.count("SELECT COUNT(*) FROM spent").await;
        for (path, proof) in [("/records", &proof), (secrets.as_str(), &reveal)] {
            assert_eq!(stage.send_with("HEAD", path, proof).await.status, 405);
            for (name, value) in
                [("range", "bytes=0-1"), ("sec-purpose", "prefetch"), ("purpose", "prefetch")]
            {
                let request = stage.request("GET", path).bearer_auth(proof).header(name, value);
                assert_eq!(stage.send(request).await.problem(), "invalid-token", "{name}");
            }
        }
        assert_eq!(stage.count("SELECT COUNT(*) FROM spent").await, spent);
        assert_eq!(stage.send_with("GET", "/records", &proof).await.status, 200);
        assert_eq!(stage.send_with("GET", &secrets, &reveal).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn a_proof_must_be_fresh() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        let target = Target::new("GET", "/records").unwrap();
        let ticket = stage.call(&ana, "GET", "/records").await.ticket();
        stage.wait(350);
        let stale = stage.countersign(&ana, &ticket, target, NOW + 49).await;
        assert_eq!(stage.send_with("GET", "/records", &stale).await.problem(), "invalid-token");
        let early = stage.countersign(&ana, &ticket, target, NOW - 6).await;
        assert_eq!(stage.send_with("GET", "/records", &early).await.problem(), "invalid-token");
        let fresh = stage.countersign(&ana, &ticket, target, NOW + 350).await;
        stage.wait(66);
        assert_eq!(
            stage.send_with("GET", "/records", &fresh).await.problem(),
            "invalid-token",
            "it has expired"
        );
    })
    .await;
}

#[tokio::test]
async fn who_has_no_account_gets_no_ticket() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let nobody = Person { account: AccountId::new(Uuid::nil()), ..Person::new() };
        assert_eq!(stage.call(&nobody, "GET", "/records").await.problem(), "no-account");
        let ana = stage.resident().await;
        let proof = stage.proof(&ana, "GET", "/records").await;
        stage.provision("DELETE", &format!("/accounts/{}", ana.account)).await;
        assert_eq!(stage.send_with("GET", "/records", &proof).await.problem(), "no-account");
    })
    .await;
}

#[tokio::test]
async fn a_change_is_not_repeated_by_whoever_overheard_it() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let token = stage.call_token(&ana, "POST", "/records");
        let note = serde_json::json!({ "kind": "note", "title": "x", "fields": { "text": "y" } });
        let send = || stage.send(stage.request("POST", "/records").bearer_auth(&token).json(&note));
        assert_eq!(send().await.status, 201);
        assert_eq!(send().await.problem(), "invalid-token");
        assert_eq!(stage.count("SELECT COUNT(*) FROM records").await, 1);
    })
    .await;
}
