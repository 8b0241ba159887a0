use database::testing::on_both;
use identity::{Error, MailState};

use crate::world::{World, client, other_than, person};

#[tokio::test]
async fn five_wrong_patterns_end_a_code() {
    on_both(async |test| {
        let world = World::with(test, |settings| settings.free_failures = 50).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let (view, pattern) = world.recognised(&ada).await;
        for left in (0..5).rev() {
            let refused = world
                .identity
                .complete_sign_in(&view.id, &other_than(&pattern), &client())
                .await
                .unwrap_err();
            assert!(
                matches!(refused, Error::WrongPattern { tries_left } if tries_left == left),
                "{refused:?}"
            );
        }
        let refused =
            world.identity.complete_sign_in(&view.id, &pattern, &client()).await.unwrap_err();
        assert!(matches!(refused, Error::ChallengeOver), "{refused:?}");
        assert!(matches!(world.identity.send_again(&view.id).await, Err(Error::ChallengeOver)));
    })
    .await;
}

#[tokio::test]
async fn a_code_is_over_after_ten_minutes_and_stays_so_when_the_clock_goes_back() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let (view, pattern) = world.recognised(&ada).await;
        world.pass(600);
        let refused =
            world.identity.complete_sign_in(&view.id, &pattern, &client()).await.unwrap_err();
        assert!(matches!(refused, Error::ChallengeOver), "{refused:?}");
        world.identity.tidy().await.unwrap();
        let past = ambient::Clock::now(&*world.clock).minus(std::time::Duration::from_secs(300));
        world.clock.set(past);
        let refused =
            world.identity.complete_sign_in(&view.id, &pattern, &client()).await.unwrap_err();
        assert!(matches!(refused, Error::ChallengeOver), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn a_code_is_accepted_once() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let (view, pattern) = world.recognised(&ada).await;
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..50 {
            let (identity, id) = (world.identity.clone(), view.id.clone());
            tasks.spawn(async move { identity.complete_sign_in(&id, &pattern, &client()).await });
        }
        let made = tasks.join_all().await.into_iter().filter(Result::is_ok).count();
        assert_eq!(made, 1);
        let again =
            world.identity.complete_sign_in(&view.id, &pattern, &client()).await.unwrap_err();
        assert!(matches!(again, Error::ChallengeOver), "{again:?}");
    })
    .await;
}

#[tokio::test]
async fn a_code_opens_only_what_it_was_mailed_for() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let (view, pattern) = world.recognised(&ada).await;
        assert!(matches!(
            world.identity.enrol(&view.id, &pattern, &client()).await,
            Err(Error::ChallengeOver)
        ));
        world.identity.complete_sign_in(&view.id, &pattern, &client()).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn send_again_sends_the_same_code_and_gives_it_no_longer_life() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let (view, pattern) = world.recognised(&ada).await;
        let early = world.identity.send_again(&view.id).await.unwrap_err();
        assert!(
            matches!(early, Error::SentAlready { retry_after } if retry_after.as_secs() == 30),
            "{early:?}"
        );
        world.pass(30);
        world.identity.send_again(&view.id).await.unwrap();
        assert_eq!(world.mailed(&ada.email).await, Some(pattern));
        let again = world.identity.challenge(&view.id).await.unwrap();
        assert_eq!(again.expires_in.as_secs(), 570);
        assert_eq!(again.mail, MailState::Sent);
    })
    .await;
}

#[tokio::test]
async fn an_account_gets_five_codes_an_hour() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        for _ in 0..5 {
            world.recognised(&ada).await;
            world.pass(60);
        }
        let refused = world.identity.sign_in(ada.credentials(), &client()).await.unwrap_err();
        assert!(
            matches!(refused, Error::TooManyCodes { retry_after } if retry_after.as_secs() == 3300),
            "{refused:?}"
        );
        world.pass(3300);
        world.recognised(&ada).await;
    })
    .await;
}
