use database::testing::on_both;
use identity::Error;

use crate::world::{World, client, other_than, person};

#[tokio::test]
async fn a_fresh_pattern_unlocks_what_was_asked_for_and_renews_the_token() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let (token, session) = world.signed_in(&ada).await;
        let id = world.locked(&session, "t1").await.unwrap();
        let view = world.identity.unlock_view(&session, &id).await.unwrap();
        assert_eq!(view.purpose, "Open your bank accounts");
        let pattern = world.mailed(&ada.email).await.unwrap();
        let unlocked = world.identity.unlock(&session, &client(), &id, &pattern).await.unwrap();
        assert_eq!(unlocked.request().ticket, "ticket.t1.signature");
        assert!(matches!(world.identity.session(&token).await, Err(Error::SignedOut)));
        let renewed = world.identity.session(unlocked.token()).await.unwrap();
        assert_eq!(renewed.session(), session.session());
    })
    .await;
}

#[tokio::test]
async fn a_reloaded_page_sends_no_second_mail() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let session = world.enrolled(&ada).await;
        let first = world.locked(&session, "t1").await.unwrap();
        let second = world.locked(&session, "t2").await.unwrap();
        assert_eq!(first, second);
        assert_eq!(world.identity.claim_mails().await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_ticket_is_accepted_once() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let session = world.enrolled(&ada).await;
        let id = world.locked(&session, "t1").await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        world.identity.unlock(&session, &client(), &id, &pattern).await.unwrap();
        let again = world.locked(&session, "t1").await.unwrap_err();
        assert!(matches!(again, Error::TicketUsed), "{again:?}");
    })
    .await;
}

#[tokio::test]
async fn another_session_of_the_same_person_cannot_answer() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let (_, here) = world.signed_in(&ada).await;
        let (_, there) = world.signed_in(&ada).await;
        let id = world.locked(&here, "t1").await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        assert!(matches!(world.identity.unlock_view(&there, &id).await, Err(Error::ChallengeOver)));
        assert!(matches!(
            world.identity.unlock(&there, &client(), &id, &pattern).await,
            Err(Error::ChallengeOver)
        ));
        assert!(matches!(
            world.identity.complete_sign_in(&id, &pattern, &client()).await,
            Err(Error::ChallengeOver)
        ));
        world.identity.unlock(&here, &client(), &id, &pattern).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_code_lives_no_longer_than_its_ticket() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let session = world.enrolled(&ada).await;
        let mut ticket = world.ticket("t1");
        ticket.expires_at -= 500_000;
        let id = world.identity.ask_unlock(&session, &client(), ticket).await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        world.pass(100);
        let refused = world.identity.unlock(&session, &client(), &id, &pattern).await.unwrap_err();
        assert!(matches!(refused, Error::ChallengeOver), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn wrong_patterns_count_together_with_those_of_sign_in() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let session = world.enrolled(&ada).await;
        let id = world.locked(&session, "t1").await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        for _ in 0..4 {
            world
                .identity
                .unlock(&session, &client(), &id, &other_than(&pattern))
                .await
                .unwrap_err();
        }
        let (view, _) = world.recognised(&ada).await;
        world
            .identity
            .complete_sign_in(&view.id, &other_than(&pattern), &client())
            .await
            .unwrap_err();
        let refused = world.identity.unlock(&session, &client(), &id, &pattern).await.unwrap_err();
        assert!(matches!(refused, Error::Throttled { .. }), "{refused:?}");
    })
    .await;
}
