use database::testing::on_both;
use factors::Symbol;
use identity::{Error, Password};

use crate::world::{World, client, other_digest, other_than, person};

#[tokio::test]
async fn everything_right_makes_a_session() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let mut shouted = ada.credentials();
        shouted.username = " ADA ".into();
        let view = world.identity.sign_in(shouted, &client()).await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        let token = world.identity.complete_sign_in(&view.id, &pattern, &client()).await.unwrap();
        assert_eq!(world.identity.session(&token.session).await.unwrap().username(), "ada");
    })
    .await;
}

#[tokio::test]
async fn anything_wrong_gets_the_same_answer_and_no_mail() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let mut one_byte = ada.clone();
        *one_byte.picture.last_mut().unwrap() ^= 1;
        let mut one_event = ada.clone();
        one_event.events.push(Symbol::L1);
        let mut password = ada.credentials();
        password.password = Password::typed("incorrect horse battery");
        let mut overlong = ada.credentials();
        overlong.password = Password::typed(&"x".repeat(10_000));
        let mut nobody = ada.credentials();
        nobody.username = "nobody".into();
        let mut no_name = ada.credentials();
        no_name.username = "no name at all!".into();
        let mut digests = ada.credentials();
        digests.image = other_digest().into();
        let wrong = [
            one_byte.credentials(),
            one_event.credentials(),
            password,
            overlong,
            nobody,
            no_name,
            digests,
        ];
        for credentials in wrong {
            world.pass(60);
            let refused = world.identity.sign_in(credentials, &client()).await.unwrap_err();
            assert!(matches!(refused, Error::Refused), "{refused:?}");
        }
        assert!(world.identity.claim_mails().await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn known_and_unknown_names_slow_down_alike() {
    on_both(async |test| {
        let world = World::on(test).await;
        world.enrolled(&person("ada")).await;
        for name in ["ada", "nobody"] {
            let wrong = || {
                let mut credentials = person("ada").credentials();
                credentials.username = name.into();
                credentials.password = Password::typed("incorrect horse battery");
                credentials
            };
            for _ in 0..5 {
                assert!(matches!(
                    world.identity.sign_in(wrong(), &client()).await,
                    Err(Error::Refused)
                ));
            }
            let refused = world.identity.sign_in(wrong(), &client()).await.unwrap_err();
            assert!(
                matches!(refused, Error::Throttled { retry_after } if retry_after.as_secs() == 1),
                "{refused:?}"
            );
            world.pass(1);
            assert!(matches!(
                world.identity.sign_in(wrong(), &client()).await,
                Err(Error::Refused)
            ));
            let refused = world.identity.sign_in(wrong(), &client()).await.unwrap_err();
            assert!(
                matches!(refused, Error::Throttled { retry_after } if retry_after.as_secs() == 2),
                "{refused:?}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn a_hundred_guesses_at_once_share_one_counter() {
    on_both(async |test| {
        let world = World::on(test).await;
        world.enrolled(&person("ada")).await;
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..100 {
            let identity = world.identity.clone();
            tasks.spawn(async move {
                let mut credentials = person("ada").credentials();
                credentials.password = Password::typed("incorrect horse battery");
                identity.sign_in(credentials, &client()).await
            });
        }
        let answers = tasks.join_all().await;
        let checked = answers.iter().filter(|answer| matches!(answer, Err(Error::Refused))).count();
        assert_eq!(checked, 5, "{answers:?}");
    })
    .await;
}

#[tokio::test]
async fn right_factors_do_not_wipe_out_wrong_patterns() {
    on_both(async |test| {
        let world = World::with(test, |settings| settings.codes_per_hour = 50).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        for _ in 0..5 {
            let (view, pattern) = world.recognised(&ada).await;
            let refused = world
                .identity
                .complete_sign_in(&view.id, &other_than(&pattern), &client())
                .await
                .unwrap_err();
            assert!(matches!(refused, Error::WrongPattern { .. }), "{refused:?}");
        }
        let refused = world.identity.sign_in(ada.credentials(), &client()).await.unwrap_err();
        assert!(matches!(refused, Error::Throttled { .. }), "{refused:?}");
        world.pass(1);
        // Right factors take back their own count, and no other.
        let (view, pattern) = world.recognised(&ada).await;
        let refused = world
            .identity
            .complete_sign_in(&view.id, &other_than(&pattern), &client())
            .await
            .unwrap_err();
        assert!(matches!(refused, Error::WrongPattern { .. }), "{refused:?}");
        let refused =
            world.identity.complete_sign_in(&view.id, &pattern, &client()).await.unwrap_err();
        assert!(
            matches!(refused, Error::Throttled { retry_after } if retry_after.as_secs() == 2),
            "{refused:?}"
        );
        world.pass(2);
        world.identity.complete_sign_in(&view.id, &pattern, &client()).await.unwrap();
        // A completed sign-in does.
        let (view, _) = world.recognised(&ada).await;
        assert_eq!(view.tries_left, 5);
    })
    .await;
}

#[tokio::test]
async fn a_disabled_account_is_looked_at_again_when_the_code_is_redeemed() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let (view, pattern) = world.recognised(&ada).await;
        sqlx::query("UPDATE accounts SET disabled_at = 1")
            .execute(world.identity.database().pool())
            .await
            .unwrap();
        let refused =
            world.identity.complete_sign_in(&view.id, &pattern, &client()).await.unwrap_err();
        assert!(matches!(refused, Error::Refused), "{refused:?}");
        let refused = world.identity.sign_in(ada.credentials(), &client()).await.unwrap_err();
        assert!(matches!(refused, Error::Refused), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn a_verifier_is_made_anew_when_what_it_should_cost_has_changed() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let world = world.restarted(|settings| settings.hash.passes = 3).await;
        let upgraded =
            "SELECT COUNT(*) FROM accounts WHERE verifier_parameters = 'm=19456,t=3,p=1'";
        assert_eq!(world.count(upgraded).await, 0);
        world.signed_in(&ada).await;
        assert_eq!(world.count(upgraded).await, 1);
        world.signed_in(&ada).await;
    })
    .await;
}

#[tokio::test]
async fn asking_for_too_many_codes_is_no_failure() {
    on_both(async |test| {
        let world = World::with(test, |settings| settings.codes_per_hour = 1).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        world.recognised(&ada).await;
        for _ in 0..10 {
            let refused = world.identity.sign_in(ada.credentials(), &client()).await.unwrap_err();
            assert!(matches!(refused, Error::TooManyCodes { .. }), "{refused:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn too_many_failures_in_a_row_stop_a_name_for_good() {
    on_both(async |test| {
        let world = World::with(test, |settings| {
            settings.free_failures = 50;
            settings.most_failures = 2;
        })
        .await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        for _ in 0..2 {
            let mut wrong = ada.credentials();
            wrong.password = Password::typed("incorrect horse battery");
            assert!(matches!(world.identity.sign_in(wrong, &client()).await, Err(Error::Refused)));
        }
        world.pass(365 * 24 * 3600);
        world.identity.tidy().await.unwrap();
        let refused = world.identity.sign_in(ada.credentials(), &client()).await.unwrap_err();
        assert!(matches!(refused, Error::Stopped), "{refused:?}");
    })
    .await;
}
