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

#[tokio::test]
async fn every_kind_of_code_is_sent_five_times_at_most() {
    on_both(async |test| {
        let world = World::with(test, |settings| settings.codes_per_hour = 50).await;
        let ada = person("ada");
        let joined = world.joined(&ada).await;
        let (who, browser, identity) = (&joined.signed_in, client(), &world.identity);
        let applied = identity.apply(person("grace").application(), &browser).await.unwrap().id;
        let old = identity.change_email(who, &browser, "ada@new.example").await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        let (_, new) = identity.confirm_old_email(who, &browser, &old.id, &pattern).await.unwrap();
        let codes = [
            applied,
            new.id,
            identity.sign_in(ada.credentials(), &browser).await.unwrap().id,
            identity.recover("ada", &joined.codes[0], &browser).await.unwrap().id,
            identity.ask_fresh_pattern(who, &browser).await.unwrap().id,
            identity.ask_recovery_codes(who, &browser).await.unwrap().id,
            identity.ask_erasure(who, &browser).await.unwrap().id,
            identity.change_email(who, &browser, "ada@new.example").await.unwrap().id,
            identity
                .change_factors(who, &browser, ada.current(), ada.renewed().changes())
                .await
                .unwrap()
                .id,
            world.locked(who, "t1").await.unwrap(),
        ];
        for _ in 0..4 {
            world.pass(30);
            for id in &codes {
                identity.send_again(id).await.unwrap();
            }
        }
        world.pass(30);
        for id in &codes {
            let view = identity.challenge(id).await.unwrap();
            assert_eq!((view.expires_in.as_secs(), view.resend_in.as_secs()), (450, 450));
            let refused = identity.send_again(id).await.unwrap_err();
            assert!(
                matches!(refused, Error::SentAlready { retry_after } if retry_after.as_secs() == 450),
                "{refused:?}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn a_code_asked_for_again_fifty_times_at_once_is_sent_once() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let (view, _) = world.recognised(&ada).await;
        world.pass(30);
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..50 {
            let (identity, id) = (world.identity.clone(), view.id.clone());
            tasks.spawn(async move { identity.send_again(&id).await });
        }
        assert_eq!(tasks.join_all().await.into_iter().filter(Result::is_ok).count(), 1);
    })
    .await;
}

#[tokio::test]
async fn codes_are_counted_together_whatever_they_are_for() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let joined = world.joined(&ada).await;
        let (who, browser, identity) = (&joined.signed_in, client(), &world.identity);
        world.recognised(&ada).await;
        identity.recover("ada", &joined.codes[0], &browser).await.unwrap();
        identity.ask_fresh_pattern(who, &browser).await.unwrap();
        identity.ask_erasure(who, &browser).await.unwrap();
        world.locked(who, "t1").await.unwrap();
        let refused = [
            identity.sign_in(ada.credentials(), &browser).await.err(),
            identity.recover("ada", &joined.codes[0], &browser).await.err(),
            identity.ask_recovery_codes(who, &browser).await.err(),
            identity.change_email(who, &browser, "ada@new.example").await.err(),
            identity.ask_unlock(who, &browser, other_wish(&world)).await.err(),
        ];
        for refused in refused {
            assert!(matches!(refused, Some(Error::TooManyCodes { .. })), "{refused:?}");
        }
    })
    .await;
}

fn other_wish(world: &World) -> identity::UnlockRequest {
    identity::UnlockRequest { path: "/other".into(), ..world.ticket("t2") }
}
