use ambient::Clock as _;
use database::testing::on_both;
use identity::{AttemptKey, Error, UnlockRequest, Wish};

use crate::world::{World, client, other_than, person};

/// What the tickets of these stories are for.
const LIST: Wish<'_> = Wish { service: "vault", method: "GET", path: "/records" };

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
        let confirmed =
            world.identity.unlock(&session, &client(), &id, &pattern, None).await.unwrap();
        assert_eq!(confirmed.return_to, "/vault");
        assert!(matches!(world.identity.session(&token).await, Err(Error::SignedOut)));
        let renewed = world.identity.session(&confirmed.token).await.unwrap();
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
        let elsewhere = UnlockRequest { return_to: "/vault/7".into(), ..world.ticket("t3") };
        let third = world.identity.ask_unlock(&session, &client(), elsewhere).await.unwrap();
        assert_eq!(first, third);
        assert_eq!(world.identity.claim_mails().await.unwrap().len(), 1);
        let view = world.identity.unlock_view(&session, &third).await.unwrap();
        assert_eq!(view.return_to, "/vault/7", "they go on where they asked last");
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
        world.identity.unlock(&session, &client(), &id, &pattern, None).await.unwrap();
        let again = world.locked(&session, "t1").await.unwrap_err();
        assert!(matches!(again, Error::TicketUsed), "{again:?}");
    })
    .await;
}

#[tokio::test]
async fn an_unlocked_ticket_waits_for_its_own_request_and_is_taken_once() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let (_, session) = world.signed_in(&ada).await;
        let (_, elsewhere) = world.signed_in(&ada).await;
        let taken = async |who, method, path| {
            let wish = Wish { service: "vault", method, path };
            world.identity.take_unlocked(who, wish).await.unwrap()
        };
        let id = world.locked(&session, "t1").await.unwrap();
        assert!(taken(&session, "GET", "/records").await.is_none(), "no pattern was drawn yet");
        let pattern = world.mailed(&ada.email).await.unwrap();
        world.identity.unlock(&session, &client(), &id, &pattern, None).await.unwrap();
        let drawn_at = world.clock.now();
        world.pass(10);
        assert!(taken(&session, "GET", "/records/1").await.is_none());
        assert!(taken(&session, "POST", "/records").await.is_none());
        assert!(taken(&elsewhere, "GET", "/records").await.is_none());
        let unlocked = taken(&session, "GET", "/records").await.unwrap();
        assert_eq!((unlocked.ticket(), unlocked.at()), ("ticket.t1.signature", drawn_at));
        assert!(taken(&session, "GET", "/records").await.is_none());
    })
    .await;
}

#[tokio::test]
async fn a_visit_says_whether_a_ticket_waits() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let (token, session) = world.signed_in(&ada).await;
        let (elsewhere, _) = world.signed_in(&ada).await;
        let waits = async |token| world.identity.visit(token).await.unwrap().unlocked;
        let id = world.locked(&session, "t1").await.unwrap();
        assert!(!waits(&token).await, "no pattern was drawn yet");
        let pattern = world.mailed(&ada.email).await.unwrap();
        let confirmed =
            world.identity.unlock(&session, &client(), &id, &pattern, None).await.unwrap();
        assert!(waits(&confirmed.token).await);
        assert!(waits(&confirmed.token).await, "asking uses nothing up");
        assert!(!waits(&elsewhere).await);
        world.identity.take_unlocked(&session, LIST).await.unwrap().unwrap();
        assert!(!waits(&confirmed.token).await);
    })
    .await;
}

#[tokio::test]
async fn of_fifty_that_take_an_unlocked_ticket_at_once_one_gets_it() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let session = world.enrolled(&ada).await;
        let id = world.locked(&session, "t1").await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        world.identity.unlock(&session, &client(), &id, &pattern, None).await.unwrap();
        let mut taking = tokio::task::JoinSet::new();
        for _ in 0..50 {
            let (identity, session) = (world.identity.clone(), session.clone());
            taking.spawn(async move { identity.take_unlocked(&session, LIST).await.unwrap() });
        }
        let taken = taking.join_all().await.into_iter().flatten().count();
        assert_eq!(taken, 1);
    })
    .await;
}

#[tokio::test]
async fn a_ticket_that_got_no_answer_waits_for_the_same_request_again() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let session = world.enrolled(&ada).await;
        let id = world.locked(&session, "t1").await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        world.identity.unlock(&session, &client(), &id, &pattern, None).await.unwrap();
        let drawn_at = world.clock.now();
        let first = world.identity.take_unlocked(&session, LIST).await.unwrap().unwrap();
        assert!(!first.was_tried());
        world.pass(10);
        world.identity.give_back_unlocked(&first).await.unwrap();
        let second = world.identity.take_unlocked(&session, LIST).await.unwrap().unwrap();
        assert!(second.was_tried());
        assert_eq!((second.ticket(), second.at()), (first.ticket(), drawn_at));
        // Whoever took it before cannot bring it back from whoever has it now.
        world.identity.give_back_unlocked(&first).await.unwrap();
        assert!(world.identity.take_unlocked(&session, LIST).await.unwrap().is_none());
        // Waiting makes no pattern fresher.
        world.identity.give_back_unlocked(&second).await.unwrap();
        world.pass(300);
        assert!(world.identity.take_unlocked(&session, LIST).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_was_lost_is_given_again_to_the_same_attempt_only() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let (token, session) = world.signed_in(&ada).await;
        let (elsewhere, _) = world.signed_in(&ada).await;
        let [mine, other] = ["a", "b"].map(|of| of.repeat(32).parse::<AttemptKey>().unwrap());
        let id = world.locked(&session, "t1").await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        let wrong = other_than(&pattern);
        let again =
            async |token, pattern, key| world.identity.unlock_again(token, &id, pattern, key).await;
        let early = again(&token, &pattern, &mine).await;
        assert!(matches!(early, Err(Error::ChallengeOver)), "no pattern was drawn yet");
        world.identity.unlock(&session, &client(), &id, &pattern, Some(&mine)).await.unwrap();

        assert!(matches!(world.identity.session(&token).await, Err(Error::SignedOut)));
        for refused in [
            again(&token, &pattern, &other).await,
            again(&token, &wrong, &mine).await,
            again(&elsewhere, &pattern, &mine).await,
        ] {
            assert!(matches!(refused, Err(Error::ChallengeOver)), "{refused:?}");
        }
        let pattern_at = world.clock.now();
        world.pass(59);
        let confirmed = again(&token, &pattern, &mine).await.unwrap();
        assert_eq!(confirmed.return_to, "/vault");
        let renewed = world.identity.session(&confirmed.token).await.unwrap();
        assert_eq!(renewed.session(), session.session());
        let age = world.identity.pattern_age(&renewed);
        assert_eq!(age, Some(world.clock.now().since(pattern_at)), "no pattern is fresher for it");
        // The answer may be lost a second time, and by whoever has its token.
        let once_more = again(&token, &pattern, &mine).await.unwrap();
        assert!(matches!(world.identity.session(&confirmed.token).await, Err(Error::SignedOut)));
        again(&once_more.token, &pattern, &mine).await.unwrap();
        world.pass(1);
        assert!(matches!(again(&token, &pattern, &mine).await, Err(Error::ChallengeOver)));
    })
    .await;
}

#[tokio::test]
async fn no_lost_answer_brings_back_a_session_that_has_ended() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let (token, session) = world.signed_in(&ada).await;
        let key = "a".repeat(32).parse::<AttemptKey>().unwrap();
        let id = world.locked(&session, "t1").await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        world.identity.unlock(&session, &client(), &id, &pattern, Some(&key)).await.unwrap();
        world.identity.sign_out(&session, &client()).await.unwrap();
        let again = world.identity.unlock_again(&token, &id, &pattern, &key).await;
        assert!(matches!(again, Err(Error::ChallengeOver)));
    })
    .await;
}

#[test]
fn a_key_that_could_be_guessed_is_none() {
    for text in ["", "a", &"a".repeat(31), &"a".repeat(65)] {
        assert!(text.parse::<AttemptKey>().is_err(), "{text}");
    }
}

#[tokio::test]
async fn a_pattern_that_is_too_old_opens_nothing() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let session = world.enrolled(&ada).await;
        for (max_age, waits, opens) in [(0, 60, true), (0, 61, false), (300, 301, false)] {
            let mut wish = world.ticket(&format!("{max_age}-{waits}"));
            wish.ticket.as_mut().unwrap().max_age = max_age;
            let id = world.identity.ask_unlock(&session, &client(), wish).await.unwrap();
            let pattern = world.mailed(&ada.email).await.unwrap();
            world.identity.unlock(&session, &client(), &id, &pattern, None).await.unwrap();
            world.pass(waits);
            let taken = world.identity.take_unlocked(&session, LIST).await;
            assert_eq!(taken.unwrap().is_some(), opens, "{max_age} {waits}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_this_site_asks_for_itself_leaves_no_ticket() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let session = world.enrolled(&ada).await;
        let wish = UnlockRequest { ticket: None, ..world.ticket("none") };
        let id = world.identity.ask_unlock(&session, &client(), wish).await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        world.identity.unlock(&session, &client(), &id, &pattern, None).await.unwrap();
        let taken = world.identity.take_unlocked(&session, LIST).await;
        assert!(taken.unwrap().is_none());
        assert!(world.identity.pattern_age(&session) == Some(std::time::Duration::ZERO));
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
            world.identity.unlock(&there, &client(), &id, &pattern, None).await,
            Err(Error::ChallengeOver)
        ));
        assert!(matches!(
            world.identity.complete_sign_in(&id, &pattern, &client()).await,
            Err(Error::ChallengeOver)
        ));
        world.identity.unlock(&here, &client(), &id, &pattern, None).await.unwrap();
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
        ticket.ticket.as_mut().unwrap().expires_at -= 500_000;
        let id = world.identity.ask_unlock(&session, &client(), ticket).await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        world.pass(100);
        let refused =
            world.identity.unlock(&session, &client(), &id, &pattern, None).await.unwrap_err();
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
                .unlock(&session, &client(), &id, &other_than(&pattern), None)
                .await
                .unwrap_err();
        }
        let (view, _) = world.recognised(&ada).await;
        world
            .identity
            .complete_sign_in(&view.id, &other_than(&pattern), &client())
            .await
            .unwrap_err();
        let refused =
            world.identity.unlock(&session, &client(), &id, &pattern, None).await.unwrap_err();
        assert!(matches!(refused, Error::Throttled { .. }), "{refused:?}");
    })
    .await;
}
