use database::testing::on_both;
use identity::{Client, Error, Password, RecoveryToken, Whom};

use crate::world::{World, client, other_than, person};

const WRONG: &str = "0000-0000-0000-0000-0000-0000";

#[tokio::test]
async fn a_saved_code_and_a_pattern_let_the_factors_be_enrolled_again() {
    on_both(async |test| {
        let world = World::on(test).await;
        let (ada, new) = (person("ada"), person("ada").renewed());
        let joined = world.joined(&ada).await;
        let spelt = joined.codes[0].to_lowercase().replace('-', " ");
        let token = world.proven(&ada, &spelt).await;
        let left =
            world.identity.finish_recovery(&token, new.new_factors(), &client()).await.unwrap();
        assert_eq!(left, 9);
        assert!(!world.accepts(&ada).await);
        assert!(world.accepts(&new).await);
        assert!(matches!(world.identity.session(&joined.session).await, Err(Error::SignedOut)));
        assert_eq!(world.count("SELECT COUNT(*) FROM devices").await, 0);
    })
    .await;
}

#[tokio::test]
async fn whatever_is_wrong_with_a_recovery_gets_one_answer_and_no_mail() {
    on_both(async |test| {
        let world = World::on(test).await;
        let (ada, grace) = (person("ada"), person("grace"));
        let joined = world.joined(&ada).await;
        let other = world.joined(&grace).await;
        let token = world.proven(&ada, &joined.codes[0]).await;
        let new = ada.renewed().new_factors();
        world.identity.finish_recovery(&token, new, &client()).await.unwrap();
        world
            .identity
            .lock_account(&Whom::Id(*other.signed_in.account()), &client())
            .await
            .unwrap();
        world.letters(&ada.email).await;
        let tried = [
            ("ada", joined.codes[0].as_str()),
            ("ada", WRONG),
            ("ada", other.codes[0].as_str()),
            ("ada", ""),
            ("grace", other.codes[0].as_str()),
            ("nobody", joined.codes[1].as_str()),
            ("no name at all!", joined.codes[1].as_str()),
        ];
        for (name, code) in tried {
            world.pass(60);
            let refused = world.identity.recover(name, code, &client()).await.unwrap_err();
            assert!(matches!(refused, Error::Refused), "{name} {code}: {refused:?}");
        }
        assert!(world.identity.claim_mails().await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn known_and_unknown_names_slow_recovery_down_alike() {
    on_both(async |test| {
        let world = World::on(test).await;
        world.enrolled(&person("ada")).await;
        for name in ["ada", "nobody"] {
            for _ in 0..5 {
                let refused = world.identity.recover(name, WRONG, &client()).await.unwrap_err();
                assert!(matches!(refused, Error::Refused), "{refused:?}");
            }
            let refused = world.identity.recover(name, WRONG, &client()).await.unwrap_err();
            assert!(
                matches!(refused, Error::Throttled { retry_after } if retry_after.as_secs() == 1),
                "{refused:?}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn a_stopped_name_is_let_go_on_by_recovery_and_by_nothing_less() {
    on_both(async |test| {
        let world = World::with(test, |settings| {
            settings.most_failures = 3;
            settings.free_failures = 50;
        })
        .await;
        let (ada, new) = (person("ada"), person("ada").renewed());
        let joined = world.joined(&ada).await;
        for _ in 0..3 {
            world.identity.sign_in(ada.guess(), &client()).await.unwrap_err();
        }
        let stopped = async |who| {
            let answer = world.identity.sign_in(who, &client()).await;
            matches!(answer, Err(Error::Stopped))
        };
        assert!(stopped(ada.credentials()).await);
        let (id, pattern) = world.recovering(&ada, &joined.codes[0]).await;
        assert!(stopped(ada.credentials()).await, "a saved code alone is not enough");
        let token = world.identity.prove_recovery(&id, &pattern, &client()).await.unwrap();
        assert!(stopped(ada.credentials()).await, "nor is a pattern without factors");
        world.identity.finish_recovery(&token, new.new_factors(), &client()).await.unwrap();
        assert!(world.accepts(&new).await);
    })
    .await;
}

#[tokio::test]
async fn patterns_that_were_stopped_do_not_keep_anybody_from_recovering() {
    on_both(async |test| {
        let world = World::with(test, |settings| {
            settings.most_failures = 3;
            settings.free_failures = 50;
        })
        .await;
        let (ada, new) = (person("ada"), person("ada").renewed());
        let joined = world.joined(&ada).await;
        let (view, pattern) = world.recognised(&ada).await;
        for _ in 0..3 {
            let wrong = other_than(&pattern);
            world.identity.complete_sign_in(&view.id, &wrong, &client()).await.unwrap_err();
        }
        let detail = world.identity.account_detail(&Whom::Id(*joined.signed_in.account())).await;
        assert!(detail.unwrap().summary.stopped);
        let token = world.proven(&ada, &joined.codes[0]).await;
        world.identity.finish_recovery(&token, new.new_factors(), &client()).await.unwrap();
        assert!(world.accepts(&new).await);
    })
    .await;
}

#[tokio::test]
async fn strangers_who_guess_codes_do_not_slow_down_a_browser_that_is_known() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let joined = world.joined(&ada).await;
        for _ in 0..5 {
            world.identity.recover("ada", WRONG, &client()).await.unwrap_err();
        }
        let code = &joined.codes[0];
        let refused = world.identity.recover("ada", code, &client()).await.unwrap_err();
        assert!(matches!(refused, Error::Throttled { .. }), "{refused:?}");
        world.identity.recover("ada", code, &joined.browser()).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_right_code_takes_back_its_own_count_and_no_other() {
    on_both(async |test| {
        let world = World::with(test, |settings| settings.codes_per_hour = 1).await;
        let ada = person("ada");
        let joined = world.joined(&ada).await;
        world.recovering(&ada, &joined.codes[0]).await;
        for _ in 0..10 {
            let code = &joined.codes[0];
            let refused = world.identity.recover("ada", code, &client()).await.unwrap_err();
            assert!(matches!(refused, Error::TooManyCodes { .. }), "{refused:?}");
        }
        let whom = Whom::Id(*joined.signed_in.account());
        assert_eq!(world.identity.account_detail(&whom).await.unwrap().summary.failures, 0);
        world.identity.recover("ada", WRONG, &client()).await.unwrap_err();
        world.identity.recover("ada", &joined.codes[0], &client()).await.unwrap_err();
        assert_eq!(world.identity.account_detail(&whom).await.unwrap().summary.failures, 1);
    })
    .await;
}

#[tokio::test]
async fn of_many_recoveries_at_once_one_wins_and_none_waits_in_a_circle() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let joined = world.joined(&ada).await;
        let mut tokens = Vec::new();
        for code in joined.codes.iter().take(4) {
            tokens.push(world.proven(&ada, code).await);
        }
        let mut finishing = tokio::task::JoinSet::new();
        for token in tokens {
            let (identity, new) = (world.identity.clone(), ada.renewed().new_factors());
            finishing
                .spawn(async move { identity.finish_recovery(&token, new, &client()).await.err() });
        }
        let refused: Vec<Error> = finishing.join_all().await.into_iter().flatten().collect();
        assert_eq!(refused.len(), 3, "{refused:?}");
        assert!(refused.iter().all(|error| matches!(error, Error::ChallengeOver)), "{refused:?}");
        assert_eq!(
            world.count("SELECT COUNT(*) FROM recovery_codes WHERE used_at IS NULL").await,
            9
        );
    })
    .await;
}

#[tokio::test]
async fn a_recovery_is_finished_once_in_time_and_by_its_own_token() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let joined = world.joined(&ada).await;
        let finish = async |token: &RecoveryToken| {
            let new = ada.renewed().new_factors();
            world.identity.finish_recovery(token, new, &client()).await
        };
        assert!(matches!(
            finish(&"A".repeat(43).parse().unwrap()).await,
            Err(Error::ChallengeOver)
        ));
        let late = world.proven(&ada, &joined.codes[0]).await;
        world.pass(900);
        assert!(matches!(finish(&late).await, Err(Error::ChallengeOver)));
        let token = world.proven(&ada, &joined.codes[0]).await;
        finish(&token).await.unwrap();
        assert!(matches!(finish(&token).await, Err(Error::ChallengeOver)));
    })
    .await;
}

#[tokio::test]
async fn a_refused_password_can_be_corrected_without_another_code() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let joined = world.joined(&ada).await;
        let token = world.proven(&ada, &joined.codes[0]).await;
        let mut new = ada.renewed().new_factors();
        new.password = Password::typed("short");
        let refused = world.identity.finish_recovery(&token, new, &client()).await.unwrap_err();
        assert!(matches!(refused, Error::Field(..)), "{refused:?}");
        let new = ada.renewed().new_factors();
        world.identity.finish_recovery(&token, new, &client()).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn an_account_that_is_locked_in_between_is_not_recovered() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let joined = world.joined(&ada).await;
        let whom = Whom::Id(*joined.signed_in.account());
        let (id, pattern) = world.recovering(&ada, &joined.codes[0]).await;
        let token = world.proven(&ada, &joined.codes[1]).await;
        world.identity.lock_account(&whom, &client()).await.unwrap();
        world.identity.unlock_account(&whom, &client()).await.unwrap();
        let over = world.identity.prove_recovery(&id, &pattern, &client()).await.unwrap_err();
        assert!(matches!(over, Error::ChallengeOver), "{over:?}");
        let new = ada.renewed().new_factors();
        let over = world.identity.finish_recovery(&token, new, &client()).await.unwrap_err();
        assert!(matches!(over, Error::ChallengeOver), "{over:?}");
        assert!(world.accepts(&ada).await);
    })
    .await;
}

#[tokio::test]
async fn nothing_begun_before_a_recovery_is_finished_after_it() {
    on_both(async |test| {
        let world = World::with(test, |settings| settings.codes_per_hour = 50).await;
        let ada = person("ada");
        let joined = world.joined(&ada).await;
        let mut other = ada.renewed();
        other.picture = b"another".repeat(500);
        let (signing, first) = world.recognised(&ada).await;
        let (change, second) = world.changing(&joined.signed_in, &ada, &other).await;
        let erasure = world.identity.ask_erasure(&joined.signed_in, &client()).await.unwrap();
        let third = world.mailed(&ada.email).await.unwrap();
        let token = world.proven(&ada, &joined.codes[0]).await;
        let new = ada.renewed();
        world.identity.finish_recovery(&token, new.new_factors(), &client()).await.unwrap();
        let (identity, who, browser) = (&world.identity, &joined.signed_in, client());
        let answers = [
            identity.complete_sign_in(&signing.id, &first, &browser).await.err(),
            identity.confirm_factors(who, &browser, &change, &second).await.err(),
            identity.erase(who, &browser, &erasure.id, &third).await.err(),
        ];
        for answer in answers {
            assert!(matches!(answer, Some(Error::ChallengeOver)), "{answer:?}");
        }
        assert!(world.accepts(&new).await);
    })
    .await;
}

#[tokio::test]
async fn new_codes_are_worth_something_and_the_old_ones_nothing() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let joined = world.joined(&ada).await;
        let proven = world.proven(&ada, &joined.codes[0]).await;
        let who = &joined.signed_in;
        let view = world.identity.ask_recovery_codes(who, &client()).await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        let (token, codes) =
            world.identity.renew_recovery_codes(who, &client(), &view.id, &pattern).await.unwrap();
        world.identity.session(&token).await.unwrap();
        assert_eq!(codes.len(), 10);
        let new = ada.renewed().new_factors();
        let over = world.identity.finish_recovery(&proven, new, &client()).await.unwrap_err();
        assert!(matches!(over, Error::ChallengeOver), "{over:?}");
        let old = world.identity.recover("ada", &joined.codes[0], &client()).await.unwrap_err();
        assert!(matches!(old, Error::Refused), "{old:?}");
        world.proven(&ada, codes[0].reveal()).await;
    })
    .await;
}

#[tokio::test]
async fn wrong_patterns_of_recovery_slow_it_down_and_never_stop_it() {
    on_both(async |test| {
        let world = World::with(test, |settings| {
            settings.most_failures = 4;
            settings.free_failures = 2;
        })
        .await;
        let ada = person("ada");
        let joined = world.joined(&ada).await;
        for code in &joined.codes[..2] {
            let (id, pattern) = world.recovering(&ada, code).await;
            for _ in 0..3 {
                world.pass(900 / 10);
                let wrong = other_than(&pattern);
                let answer = world.identity.prove_recovery(&id, &wrong, &Client::default()).await;
                assert!(!matches!(answer, Err(Error::Stopped)), "{answer:?}");
            }
            world.pass(900);
        }
        world.pass(3600);
        world.proven(&ada, &joined.codes[0]).await;
    })
    .await;
}
