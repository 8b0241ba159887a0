use database::testing::on_both;
use identity::{Message, Whom};

use crate::world::{World, client, person};

#[tokio::test]
async fn an_account_that_a_service_lost_is_delivered_once_more() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = world.enrolled(&person("ada")).await;
        let first = world.identity.claim_deliveries().await.unwrap().remove(0);
        world.identity.delivered(&first).await.unwrap();
        assert_eq!(world.identity.waiting_for("vault").await.unwrap(), 0);

        let again = world.identity.claim_account(ada.account(), "vault").await.unwrap().unwrap();
        assert_eq!(again.message, Message::Account(*ada.account()));
        assert_eq!(world.identity.waiting_for("vault").await.unwrap(), 1);
        assert!(world.identity.claim_deliveries().await.unwrap().is_empty(), "it is under way");
        world.identity.not_delivered(&again).await.unwrap();
        world.pass(10);
        let taken_over = world.identity.claim_deliveries().await.unwrap().remove(0);
        world.identity.delivered(&taken_over).await.unwrap();
        assert_eq!(world.identity.waiting_for("vault").await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn what_a_service_has_already_is_not_delivered_again() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = world.enrolled(&person("ada")).await;
        world.identity.found_account(ada.account(), "vault").await.unwrap();
        world.identity.found_account(ada.account(), "added later").await.unwrap();
        world.pass(3600);
        assert!(world.identity.claim_deliveries().await.unwrap().is_empty());
        let ready = world.identity.account_detail(&Whom::Id(*ada.account())).await.unwrap();
        let services: Vec<_> =
            ready.services.iter().map(|s| (s.service.as_str(), s.ready)).collect();
        assert_eq!(services, [("added later", true), ("vault", true)]);
    })
    .await;
}

#[tokio::test]
async fn an_account_that_was_erased_is_not_made_again_by_comparing() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = world.enrolled(&person("ada")).await;
        let under_way =
            world.identity.claim_account(ada.account(), "vault").await.unwrap().unwrap();
        let whom = Whom::Id(*ada.account());
        world.identity.erase_account_of(&whom, &client()).await.unwrap();
        let erasures = async || {
            let due = world.identity.claim_deliveries().await.unwrap();
            let messages = due.into_iter().map(|delivery| delivery.message);
            messages.filter(|message| matches!(message, Message::Erasure(_))).collect::<Vec<_>>()
        };
        assert_eq!(erasures().await, [], "it waits until the account is surely made");
        world.identity.delivered(&under_way).await.unwrap();
        assert!(world.identity.claim_account(ada.account(), "vault").await.unwrap().is_none());
        world.identity.found_account(ada.account(), "vault").await.unwrap();
        world.pass(60);
        assert_eq!(erasures().await, [Message::Erasure(*ada.account())]);
    })
    .await;
}

#[tokio::test]
async fn accounts_are_read_page_by_page() {
    on_both(async |test| {
        let world = World::on(test).await;
        let mut expected = Vec::new();
        for name in ["ada", "grace", "hedy"] {
            expected.push(*world.enrolled(&person(name)).await.account());
        }
        expected.sort_by_key(ToString::to_string);
        let first = world.identity.account_ids(None, 2).await.unwrap();
        let rest = world.identity.account_ids(first.last(), 2).await.unwrap();
        assert_eq!([first, rest].concat(), expected);
    })
    .await;
}
