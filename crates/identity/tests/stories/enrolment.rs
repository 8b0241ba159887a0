use database::testing::on_both;
use identity::{Error, Field, Problem};

use crate::world::{PASSWORD, World, client, other_than, person};

#[tokio::test]
async fn an_account_is_there_once_the_pattern_is_drawn_and_not_before() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let view = world.identity.apply(ada.application(), &client()).await.unwrap();
        assert_eq!(world.count("SELECT COUNT(*) FROM accounts").await, 0);
        let pattern = world.mailed(&ada.email).await.unwrap();
        let token = world.identity.enrol(&view.id, &pattern, &client()).await.unwrap();
        let session = world.identity.session(&token.entered.session).await.unwrap();
        assert_eq!(session.username(), "ada");
        assert_eq!(world.count("SELECT COUNT(*) FROM deliveries").await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_wrong_field_is_named() {
    on_both(async |test| {
        let world = World::on(test).await;
        let cases: [(&str, &str, &str, Field, Problem); 6] = [
            ("a", "a@people.example", PASSWORD, Field::Username, Problem::TooShort),
            ("a b c", "a@people.example", PASSWORD, Field::Username, Problem::Malformed),
            ("ada", "nowhere", PASSWORD, Field::Email, Problem::Malformed),
            (
                "ada",
                "ada@people.example\r\nBcc: x@y.example",
                PASSWORD,
                Field::Email,
                Problem::Malformed,
            ),
            ("ada", "ada@people.example", "too short", Field::Password, Problem::TooShort),
            (
                "lovelace",
                "ada@people.example",
                "my name is lovelace",
                Field::Password,
                Problem::Guessable,
            ),
        ];
        for (username, email, password, field, problem) in cases {
            let mut application = person("ada").application();
            application.username = username.into();
            application.email = email.into();
            application.password = identity::Password::typed(password);
            let refused = world.identity.apply(application, &client()).await.unwrap_err();
            assert!(
                matches!(refused, Error::Field(f, p) if f == field && p == problem),
                "{refused:?}"
            );
        }
        assert_eq!(world.count("SELECT COUNT(*) FROM mails").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_name_is_taken_in_every_spelling() {
    on_both(async |test| {
        let world = World::on(test).await;
        world.enrolled(&person("ada")).await;
        let mut again = person("ada");
        again.picture = b"another picture".repeat(100);
        let mut application = again.application();
        application.username = " ADA ".into();
        let refused = world.identity.apply(application, &client()).await.unwrap_err();
        assert!(matches!(refused, Error::Field(Field::Username, Problem::Taken)), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn nobody_uses_the_picture_of_somebody_else() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let mut grace = person("grace");
        grace.picture = ada.picture.clone();
        let refused = world.identity.apply(grace.application(), &client()).await.unwrap_err();
        assert!(matches!(refused, Error::Field(Field::Picture, Problem::Taken)), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn of_two_who_apply_for_one_name_the_faster_gets_it() {
    on_both(async |test| {
        let world = World::on(test).await;
        let (first, mut second) = (person("ada"), person("ada"));
        second.email = "second@people.example".into();
        second.picture = b"another picture".repeat(100);
        let slow = world.identity.apply(first.application(), &client()).await.unwrap();
        let slow_pattern = world.mailed(&first.email).await.unwrap();
        world.enrolled(&second).await;
        let refused = world.identity.enrol(&slow.id, &slow_pattern, &client()).await.unwrap_err();
        assert!(matches!(refused, Error::Field(Field::Username, Problem::Taken)), "{refused:?}");
        assert_eq!(world.count("SELECT COUNT(*) FROM accounts").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_wrong_pattern_makes_no_account() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let view = world.identity.apply(ada.application(), &client()).await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        let refused =
            world.identity.enrol(&view.id, &other_than(&pattern), &client()).await.unwrap_err();
        assert!(matches!(refused, Error::WrongPattern { tries_left: 4 }), "{refused:?}");
        assert_eq!(world.count("SELECT COUNT(*) FROM accounts").await, 0);
        world.identity.enrol(&view.id, &pattern, &client()).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn fifty_right_patterns_at_once_make_one_account_and_one_session() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let view = world.identity.apply(ada.application(), &client()).await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..50 {
            let (identity, id) = (world.identity.clone(), view.id.clone());
            tasks.spawn(async move { identity.enrol(&id, &pattern, &client()).await });
        }
        let made = tasks.join_all().await.into_iter().filter(Result::is_ok).count();
        assert_eq!(made, 1);
        assert_eq!(world.count("SELECT COUNT(*) FROM accounts").await, 1);
        assert_eq!(world.count("SELECT COUNT(*) FROM sessions").await, 1);
    })
    .await;
}

#[tokio::test]
async fn nothing_that_was_entered_can_be_read_in_the_database() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let view = world.identity.apply(ada.application(), &client()).await.unwrap();
        let rows: Vec<(Vec<u8>, Vec<u8>)> =
            sqlx::query_as("SELECT c.sealed_detail, m.sealed_body FROM challenges c JOIN mails m ON m.challenge_id = c.id")
                .fetch_all(world.identity.database().pool())
                .await
                .unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap().to_string();
        for secret in [pattern.as_bytes(), PASSWORD.as_bytes(), b"ada@people.example"] {
            for (detail, body) in &rows {
                for stored in [detail, body] {
                    assert!(!stored.windows(secret.len()).any(|window| window == secret));
                }
            }
        }
        world.identity.enrol(&view.id, &pattern.parse().unwrap(), &client()).await.unwrap();
        assert_eq!(world.count("SELECT COUNT(*) FROM mails WHERE sealed_body IS NOT NULL").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_password_that_is_tried_first_is_refused_at_its_field() {
    on_both(async |test| {
        let world = World::on(test).await;
        for common in ["Password-Password-1!", "qwertyuiopasdfghjkl", "dragon dragon 2024"] {
            let mut application = person("ada").application();
            application.password = identity::Password::typed(common);
            let refused = world.identity.apply(application, &client()).await.unwrap_err();
            assert!(
                matches!(refused, Error::Field(Field::Password, Problem::Common)),
                "{common}: {refused:?}"
            );
        }
        assert_eq!(world.count("SELECT COUNT(*) FROM mails").await, 0);
        world.identity.apply(person("ada").application(), &client()).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn wrong_patterns_never_shut_an_address_out_for_good() {
    on_both(async |test| {
        let world = World::with(test, |settings| {
            settings.most_failures = 3;
            settings.free_failures = 50;
        })
        .await;
        let ada = person("ada");
        let view = world.identity.apply(ada.application(), &client()).await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        for _ in 0..3 {
            let wrong = other_than(&pattern);
            world.identity.enrol(&view.id, &wrong, &client()).await.unwrap_err();
        }
        world.pass(3600);
        world.enrolled(&ada).await;
    })
    .await;
}
