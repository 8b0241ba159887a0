//! From the call to the grant: steps 0 to 4 of the protocol.

use database::testing::on_both;
use serde_json::json;
use tickets::Target;

use super::stage::{NOW, Person, Stage};

const RECORDS: (&str, &str) = ("GET", "/records");

fn records() -> Target<'static> {
    Target::new(RECORDS.0, RECORDS.1).unwrap()
}

#[tokio::test]
async fn a_fresh_pattern_opens_the_vault_for_five_minutes() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;

        let locked = stage.call(&ana, "GET", "/records").await;
        assert_eq!(
            locked.header("www-authenticate"),
            Some(
                r#"Bearer realm="vault", error="insufficient_user_authentication", acr_values="urn:tessera:acr:fresh-pattern", max_age="300""#
            )
        );
        assert_eq!(locked.problem(), "locked");
        assert_eq!(locked.json()["title"], "This needs a fresh pattern");
        assert_eq!(locked.header("tessera-unlocked-until"), None);

        stage.wait(40);
        let proof = stage.countersign(&ana, &locked.ticket(), records(), NOW + 30).await;
        let open = stage.send_with("GET", "/records", &proof).await;
        assert_eq!(open.status, 200);
        assert_eq!(open.json(), json!({ "records": [] }));
        assert_eq!(open.header("cache-control"), Some("no-store"));
        assert_eq!(open.header("tessera-unlocked-until"), Some("1800000330"));

        for seconds in [0, 100, 189] {
            stage.wait(seconds);
            let plain = stage.call(&ana, "GET", "/records").await;
            assert_eq!(plain.status, 200, "after {seconds} more seconds");
            assert_eq!(plain.header("tessera-unlocked-until"), Some("1800000330"), "reads never extend it");
        }
        stage.wait(1);
        assert_eq!(stage.call(&ana, "GET", "/records").await.problem(), "locked");
    })
    .await;
}

#[tokio::test]
async fn a_grant_is_of_one_session() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        let bob = stage.resident().await;
        stage.unlock(&ana).await;
        assert_eq!(stage.call(&ana.elsewhere(), "GET", "/records").await.problem(), "locked");
        assert_eq!(stage.call(&bob, "GET", "/records").await.problem(), "locked");
        let bob_in_anas_session = Person { session: ana.session.clone(), ..bob };
        assert_eq!(stage.call(&bob_in_anas_session, "GET", "/records").await.problem(), "locked");
    })
    .await;
}

#[tokio::test]
async fn locking_takes_effect_at_once() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let elsewhere = ana.elsewhere();
        stage.unlock(&elsewhere).await;
        let reply = stage.provision("DELETE", &format!("/grants/{}", ana.session)).await;
        assert_eq!(reply.status, 204);
        assert_eq!(stage.call(&ana, "GET", "/records").await.problem(), "locked");
        assert_eq!(
            stage.call(&elsewhere, "GET", "/records").await.status,
            200,
            "another session stays open"
        );
    })
    .await;
}

#[tokio::test]
async fn of_fifty_redemptions_of_one_ticket_one_succeeds() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        let ticket = stage.call(&ana, "GET", "/records").await.ticket();
        let mut proofs = Vec::new();
        for _ in 0..50 {
            proofs.push(stage.countersign(&ana, &ticket, records(), NOW).await);
        }
        let stage = std::sync::Arc::new(stage);
        let tasks = proofs.into_iter().map(|proof| {
            let stage = stage.clone();
            tokio::spawn(
                async move { stage.send_with("GET", "/records", &proof).await.status.as_u16() },
            )
        });
        let mut statuses = Vec::new();
        for task in tasks.collect::<Vec<_>>() {
            statuses.push(task.await.unwrap());
        }
        assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
        assert_eq!(statuses.iter().filter(|status| **status == 401).count(), 49, "{statuses:?}");
        assert_eq!(
            stage.count("SELECT COUNT(*) FROM audit WHERE action = 'vault.unlock'").await,
            1
        );
    })
    .await;
}

#[tokio::test]
async fn a_used_ticket_stays_used() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        let proof = stage.proof(&ana, "GET", "/records").await;
        assert_eq!(stage.send_with("GET", "/records", &proof).await.status, 200);
        let again = stage.send_with("GET", "/records", &proof).await;
        assert_eq!(again.problem(), "invalid-token");
        stage.vault.sweep().await.unwrap();
        assert_eq!(stage.send_with("GET", "/records", &proof).await.problem(), "invalid-token");
    })
    .await;
}

#[tokio::test]
async fn a_clock_set_back_brings_nothing_to_life() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        let proof = stage.proof(&ana, "GET", "/records").await;
        assert_eq!(stage.send_with("GET", "/records", &proof).await.status, 200);
        stage.wait(1000);
        stage.vault.sweep().await.unwrap();
        stage.clock.set(ambient::Timestamp::from_millis((NOW + 10) * 1000));
        assert_eq!(
            stage.send_with("GET", "/records", &proof).await.problem(),
            "invalid-token",
            "the ticket"
        );
        assert_eq!(stage.call(&ana, "GET", "/records").await.problem(), "locked", "the grant");
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_was_days_ahead_brings_no_used_ticket_back() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        let used = stage.proof(&ana, "GET", "/records").await;
        assert_eq!(stage.send_with("GET", "/records", &used).await.status, 200);
        stage.wait(86_400 + 30);
        stage.vault.sweep().await.unwrap();
        assert_eq!(stage.count("SELECT COUNT(*) FROM spent").await, 0, "its id is forgotten");
        stage.clock.set(ambient::Timestamp::from_millis((NOW + 20) * 1000));
        assert_eq!(stage.send_with("GET", "/records", &used).await.problem(), "invalid-token");
        // Tickets of later are as good as ever, however far ahead the clock was.
        stage.clock.set(ambient::Timestamp::from_millis((NOW + 366 * 86_400) * 1000));
        stage.vault.sweep().await.unwrap();
        stage.clock.set(ambient::Timestamp::from_millis((NOW + 120) * 1000));
        let other = stage.proof(&ana, "GET", "/records").await;
        assert_eq!(stage.send_with("GET", "/records", &other).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn without_a_lasting_grant_each_request_takes_its_own_pattern() {
    on_both(async |database| {
        let stage = Stage::with(database, |settings| settings.grant_max_age = 0).await;
        let ana = stage.resident().await;
        let locked = stage.call(&ana, "GET", "/records").await;
        assert!(locked.header("www-authenticate").unwrap().ends_with(r#"max_age="0""#));
        let proof = stage.countersign(&ana, &locked.ticket(), records(), NOW).await;
        let open = stage.send_with("GET", "/records", &proof).await;
        assert_eq!(open.status, 200);
        assert_eq!(open.header("tessera-unlocked-until"), None);
        assert_eq!(stage.call(&ana, "GET", "/records").await.problem(), "locked");
        assert_eq!(stage.count("SELECT COUNT(*) FROM grants").await, 0);
    })
    .await;
}

#[tokio::test]
async fn every_step_leaves_a_row_that_stays() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let note = json!({ "kind": "note", "title": "x", "fields": { "text": "y" } });
        let id = stage.add(&ana, &note).await;
        stage.call(&ana, "GET", &format!("/records/{id}")).await;
        stage.call(&ana, "DELETE", &format!("/records/{id}")).await;
        let pool = stage.look().await;
        let rows: Vec<(String,)> = sqlx::query_as("SELECT action FROM audit ORDER BY position")
            .fetch_all(&pool)
            .await
            .unwrap();
        let actions: Vec<&str> = rows.iter().map(|(action,)| action.as_str()).collect();
        assert_eq!(
            actions,
            [
                "account.create",
                "vault.unlock",
                "records.list",
                "record.add",
                "record.view",
                "record.delete"
            ]
        );
        for statement in ["UPDATE audit SET action = 'nothing'", "DELETE FROM audit"] {
            assert!(sqlx::query(statement).execute(&pool).await.is_err(), "{statement}");
        }
    })
    .await;
}
