//! The vault's keys rotate while people use it.

use std::time::Duration;

use ambient::Clock;
use database::testing::on_both;
use keyring::{ACCEPTED_AFTER, Cause, KeyFiles, PUBLISHED_AHEAD, Schedule};
use reqwest::StatusCode;
use tickets::{KeyUse, Target, Unverified};

use super::stage::Stage;

fn keys(stage: &Stage) -> KeyFiles {
    let first = stage.data.path().join("secrets/vault-ticket.pem");
    KeyFiles::new(KeyUse::Ticket, first, Schedule::days(90))
}

async fn published(stage: &Stage) -> Vec<String> {
    let reply = stage.send(stage.request("GET", "/.well-known/jwks.json")).await;
    assert_eq!(reply.header("cache-control"), Some("public, max-age=300"));
    let keys = reply.json();
    keys["keys"].as_array().unwrap().iter().map(|key| key["kid"].as_str().unwrap().into()).collect()
}

fn kid(token: &str) -> String {
    Unverified::parse(token).unwrap().kid().to_owned()
}

#[tokio::test]
async fn a_ticket_from_before_a_rotation_opens_the_vault_after_it() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let person = stage.resident().await;
        assert_eq!(published(&stage).await.len(), 2, "the next key is known from the start");

        stage.clock.advance(PUBLISHED_AHEAD);
        let ticket = stage.call(&person, "GET", "/records").await.ticket();
        let rotation = keys(&stage).rotate(stage.clock.now(), false).unwrap();
        assert!(published(&stage).await.contains(&rotation.to), "before anybody signs with it");
        assert_eq!(stage.vault.keep_keys().unwrap(), None, "somebody else did it");
        assert_eq!(rotation.from, Some(kid(&ticket)));

        // Nearly the whole life of the ticket later.
        stage.wait(590);
        let target = Target::new("GET", "/records").unwrap();
        let proof = stage.countersign(&person, &ticket, target, stage.now()).await;
        let reply = stage.send_with("GET", "/records", &proof).await;
        assert_eq!(reply.status, StatusCode::OK);

        let other = person.elsewhere();
        let ticket = stage.call(&other, "GET", "/records").await.ticket();
        assert_eq!(kid(&ticket), rotation.to);
        stage.unlock(&other).await;

        stage.clock.advance(ACCEPTED_AFTER);
        stage.vault.keep_keys().unwrap();
        assert!(!published(&stage).await.contains(&rotation.from.unwrap()));
        assert_eq!(published(&stage).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_vault_rotates_its_key_by_itself_when_it_is_of_age() {
    on_both(async |database| {
        let stage = Stage::with(database, |settings| settings.rotate_keys_after_days = 1).await;
        let person = stage.resident().await;
        let before = kid(&stage.call(&person, "GET", "/records").await.ticket());
        assert_eq!(stage.vault.keep_keys().unwrap(), None);
        stage.clock.advance(Duration::from_hours(24));
        let rotation = stage.vault.keep_keys().unwrap().unwrap();
        assert_eq!((rotation.from, rotation.cause), (Some(before), Cause::Age));
        let after = kid(&stage.call(&person, "GET", "/records").await.ticket());
        assert_eq!(after, rotation.to);
        stage.unlock(&person).await;
    })
    .await;
}
