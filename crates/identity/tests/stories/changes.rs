use database::testing::on_both;
use identity::{Error, Field, Problem, Whom};

use crate::world::{World, client, other_than, person};

#[tokio::test]
async fn new_factors_hold_and_every_other_session_and_device_goes() {
    on_both(async |test| {
        let world = World::on(test).await;
        let (ada, new) = (person("ada"), person("ada").renewed());
        let joined = world.joined(&ada).await;
        let (elsewhere, _) = world.signed_in(&ada).await;
        let (id, pattern) = world.changing(&joined.signed_in, &ada, &new).await;
        assert!(world.accepts(&ada).await, "nothing changes before the pattern");
        let (_, late) = world.changing(&joined.signed_in, &ada, &new).await;
        assert_ne!(late, pattern, "each wish has its own code");
        let token = world
            .identity
            .confirm_factors(&joined.signed_in, &client(), &id, &pattern)
            .await
            .unwrap();
        assert!(matches!(world.identity.session(&elsewhere).await, Err(Error::SignedOut)));
        assert!(matches!(world.identity.session(&joined.session).await, Err(Error::SignedOut)));
        world.identity.session(&token).await.unwrap();
        assert_eq!(world.identity.devices(&joined.signed_in).await.unwrap().len(), 1);
        world.pass(3600);
        assert!(!world.accepts(&ada).await);
        assert!(world.accepts(&new).await);
    })
    .await;
}

#[tokio::test]
async fn of_two_pending_changes_the_second_brings_nothing_back() {
    on_both(async |test| {
        let world = World::on(test).await;
        let (ada, new) = (person("ada"), person("ada").renewed());
        let mut third = person("ada");
        third.picture = b"third".repeat(500);
        let who = world.enrolled(&ada).await;
        let (first, one) = world.changing(&who, &ada, &new).await;
        let (second, two) = world.changing(&who, &ada, &third).await;
        world.identity.confirm_factors(&who, &client(), &first, &one).await.unwrap();
        let over = world.identity.confirm_factors(&who, &client(), &second, &two).await;
        assert!(matches!(over, Err(Error::ChallengeOver)), "{over:?}");
        assert!(world.accepts(&new).await);
        assert!(!world.accepts(&third).await);
    })
    .await;
}

#[tokio::test]
async fn two_changes_confirmed_at_once_leave_one() {
    on_both(async |test| {
        let world = World::on(test).await;
        let (ada, new) = (person("ada"), person("ada").renewed());
        let mut third = person("ada");
        third.picture = b"third".repeat(500);
        let who = world.enrolled(&ada).await;
        let (first, one) = world.changing(&who, &ada, &new).await;
        let (second, two) = world.changing(&who, &ada, &third).await;
        let (browser, replica) = (client(), world.replica().await);
        let (a, b) = tokio::join!(
            world.identity.confirm_factors(&who, &browser, &first, &one),
            replica.confirm_factors(&who, &browser, &second, &two),
        );
        assert!(a.is_ok() != b.is_ok(), "{a:?} {b:?}");
        let (kept, lost) = if a.is_ok() { (new, third) } else { (third, new) };
        assert!(world.accepts(&kept).await);
        assert!(!world.accepts(&lost).await);
    })
    .await;
}

#[tokio::test]
async fn a_sign_in_that_was_recognised_by_the_old_factors_is_not_completed() {
    on_both(async |test| {
        let world = World::on(test).await;
        let (ada, new) = (person("ada"), person("ada").renewed());
        let who = world.enrolled(&ada).await;
        let (thief, read) = world.recognised(&ada).await;
        let (id, pattern) = world.changing(&who, &ada, &new).await;
        world.identity.confirm_factors(&who, &client(), &id, &pattern).await.unwrap();
        let over = world.identity.complete_sign_in(&thief.id, &read, &client()).await;
        assert!(matches!(over, Err(Error::ChallengeOver)), "{over:?}");
        assert!(matches!(world.identity.send_again(&thief.id).await, Err(Error::ChallengeOver)));
    })
    .await;
}

#[tokio::test]
async fn whoever_has_only_a_session_changes_nothing() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let who = world.enrolled(&ada).await;
        let ask = async || {
            let (guessed, new) = (ada.renewed().current(), ada.renewed().changes());
            world.identity.change_factors(&who, &client(), guessed, new).await
        };
        for _ in 0..5 {
            let refused = ask().await.unwrap_err();
            assert!(matches!(refused, Error::Refused), "{refused:?}");
        }
        let refused = ask().await.unwrap_err();
        assert!(matches!(refused, Error::Throttled { .. }), "{refused:?}");
        assert!(world.identity.claim_mails().await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_challenge_is_answered_by_its_own_verb_session_and_account() {
    on_both(async |test| {
        let world = World::with(test, |settings| settings.free_failures = 50).await;
        let (ada, grace) = (person("ada"), person("grace"));
        let who = world.enrolled(&ada).await;
        let (_, elsewhere) = world.signed_in(&ada).await;
        let other = world.enrolled(&grace).await;
        let (id, pattern) = world.changing(&who, &ada, &ada.renewed()).await;
        let (identity, browser) = (&world.identity, client());
        let answers = [
            identity.enrol(&id, &pattern, &browser).await.err(),
            identity.complete_sign_in(&id, &pattern, &browser).await.err(),
            identity.prove_recovery(&id, &pattern, &browser).await.err(),
            identity.unlock(&who, &browser, &id, &pattern, None).await.err(),
            identity.confirm(&who, &browser, &id, &pattern).await.err(),
            identity.confirm_old_email(&who, &browser, &id, &pattern).await.err(),
            identity.confirm_new_email(&who, &browser, &id, &pattern).await.err(),
            identity.renew_recovery_codes(&who, &browser, &id, &pattern).await.err(),
            identity.erase(&who, &browser, &id, &pattern).await.err(),
            identity.confirm_factors(&elsewhere, &browser, &id, &pattern).await.err(),
            identity.confirm_factors(&other, &browser, &id, &pattern).await.err(),
        ];
        for (index, answer) in answers.into_iter().enumerate() {
            assert!(matches!(answer, Some(Error::ChallengeOver)), "{index}: {answer:?}");
        }
        let view = identity.challenge(&id).await.unwrap();
        assert_eq!(view.tries_left, 5, "none of them cost a try");
        identity.confirm_factors(&who, &browser, &id, &pattern).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_session_that_has_ended_confirms_nothing() {
    on_both(async |test| {
        let world = World::with(test, |settings| {
            settings.codes_per_hour = 50;
            settings.free_failures = 50;
        })
        .await;
        let ada = person("ada");
        let who = world.enrolled(&ada).await;
        let (identity, browser) = (&world.identity, client());
        let (change, one) = world.changing(&who, &ada, &ada.renewed()).await;
        let fresh = identity.ask_fresh_pattern(&who, &browser).await.unwrap().id;
        let two = world.mailed(&ada.email).await.unwrap();
        let email = identity.change_email(&who, &browser, "new@people.example").await.unwrap().id;
        let three = world.mailed(&ada.email).await.unwrap();
        let codes = identity.ask_recovery_codes(&who, &browser).await.unwrap().id;
        let four = world.mailed(&ada.email).await.unwrap();
        let erasure = identity.ask_erasure(&who, &browser).await.unwrap().id;
        let five = world.mailed(&ada.email).await.unwrap();
        let ticket = world.locked(&who, "t1").await.unwrap();
        let six = world.mailed(&ada.email).await.unwrap();
        identity.sign_out(&who, &browser).await.unwrap();
        let answers = [
            identity.confirm_factors(&who, &browser, &change, &one).await.err(),
            identity.confirm(&who, &browser, &fresh, &two).await.err(),
            identity.confirm_old_email(&who, &browser, &email, &three).await.err(),
            identity.renew_recovery_codes(&who, &browser, &codes, &four).await.err(),
            identity.erase(&who, &browser, &erasure, &five).await.err(),
            identity.unlock(&who, &browser, &ticket, &six, None).await.err(),
        ];
        for (index, answer) in answers.into_iter().enumerate() {
            assert!(matches!(answer, Some(Error::SignedOut)), "{index}: {answer:?}");
        }
        assert!(world.identity.claim_mails().await.unwrap().is_empty());
        assert_eq!(world.count("SELECT COUNT(*) FROM accounts").await, 1);
        assert!(world.accepts(&ada).await);
    })
    .await;
}

#[tokio::test]
async fn codes_go_to_the_new_address_once_both_have_been_proven() {
    on_both(async |test| {
        let world = World::with(test, |settings| settings.codes_per_hour = 50).await;
        let ada = person("ada");
        let mut moved = ada.clone();
        moved.email = "ada@new.example".into();
        let joined = world.joined(&ada).await;
        let who = &joined.signed_in;
        let (elsewhere, _) = world.signed_in(&ada).await;
        let (signing, before) = world.recognised(&ada).await;
        let (identity, browser) = (&world.identity, client());
        let view = identity.change_email(who, &browser, &moved.email).await.unwrap();
        let old = world.mailed(&ada.email).await.unwrap();
        let (_, next) = identity.confirm_old_email(who, &browser, &view.id, &old).await.unwrap();
        let new = world.mailed(&moved.email).await.unwrap();
        let again = identity.confirm_old_email(who, &browser, &view.id, &old).await;
        assert!(matches!(again, Err(Error::ChallengeOver)), "{again:?}");
        let token = identity.confirm_new_email(who, &browser, &next.id, &new).await.unwrap();
        assert_eq!(identity.session(&token).await.unwrap().email(), moved.email);
        assert!(matches!(identity.session(&elsewhere).await, Err(Error::SignedOut)));
        let late = identity.complete_sign_in(&signing.id, &before, &browser).await;
        assert!(matches!(late, Err(Error::ChallengeOver)), "mailed to the old one: {late:?}");
        world.letters(&ada.email).await;
        world.recognised(&moved).await;
    })
    .await;
}

#[tokio::test]
async fn two_answers_from_the_old_address_at_once_mail_one_code_to_the_new_one() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let who = world.enrolled(&ada).await;
        let view = world.identity.change_email(&who, &client(), "ada@new.example").await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        let (browser, replica) = (client(), world.replica().await);
        let (a, b) = tokio::join!(
            world.identity.confirm_old_email(&who, &browser, &view.id, &pattern),
            replica.confirm_old_email(&who, &browser, &view.id, &pattern),
        );
        assert!(a.is_ok() != b.is_ok(), "{a:?} {b:?}");
        assert_eq!(world.letters("ada@new.example").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn too_many_codes_leave_the_old_address_proven() {
    on_both(async |test| {
        let world = World::with(test, |settings| settings.codes_per_hour = 1).await;
        let ada = person("ada");
        let who = world.enrolled(&ada).await;
        let view = world.identity.change_email(&who, &client(), "ada@new.example").await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        let refused = world.identity.confirm_old_email(&who, &client(), &view.id, &pattern).await;
        assert!(matches!(refused, Err(Error::TooManyCodes { .. })), "{refused:?}");
        world.identity.challenge(&view.id).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn an_address_that_is_none_or_the_same_is_refused() {
    on_both(async |test| {
        let world = World::on(test).await;
        let who = world.enrolled(&person("ada")).await;
        for (email, problem) in [
            ("nowhere", Problem::Malformed),
            ("a@b.example\r\nBcc: x@y.example", Problem::Malformed),
            ("ADA@People.Example", Problem::Taken),
        ] {
            let refused = world.identity.change_email(&who, &client(), email).await.unwrap_err();
            assert!(
                matches!(refused, Error::Field(Field::Email, why) if why == problem),
                "{email}: {refused:?}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn an_account_that_is_locked_in_between_changes_nothing() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let who = world.enrolled(&ada).await;
        let (id, pattern) = world.changing(&who, &ada, &ada.renewed()).await;
        let whom = Whom::Id(*who.account());
        world.identity.lock_account(&whom, &client()).await.unwrap();
        let over = world.identity.confirm_factors(&who, &client(), &id, &pattern).await;
        assert!(matches!(over, Err(Error::ChallengeOver)), "{over:?}");
        world.identity.unlock_account(&whom, &client()).await.unwrap();
        assert!(world.accepts(&ada).await);
    })
    .await;
}

#[tokio::test]
async fn a_wrong_pattern_changes_nothing() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let who = world.enrolled(&ada).await;
        let (id, pattern) = world.changing(&who, &ada, &ada.renewed()).await;
        let wrong = other_than(&pattern);
        let refused = world.identity.confirm_factors(&who, &client(), &id, &wrong).await;
        assert!(matches!(refused, Err(Error::WrongPattern { tries_left: 4 })), "{refused:?}");
        assert!(world.accepts(&ada).await);
    })
    .await;
}
