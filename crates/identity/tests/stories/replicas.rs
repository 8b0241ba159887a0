//! Several gateways over one database.

use database::testing::on_both;
use identity::{Client, Error, Field, Problem};

use crate::world::{World, client, other_than, person};

#[tokio::test]
async fn fifty_right_codes_at_once_at_two_gateways_make_one_session() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let before = world.count("SELECT COUNT(*) FROM sessions").await;
        let (view, pattern) = world.recognised(&ada).await;
        let replica = world.replica().await;
        let mut tasks = tokio::task::JoinSet::new();
        for index in 0..50 {
            let gateway = if index % 2 == 0 { &world.identity } else { &replica };
            let (identity, id) = (gateway.clone(), view.id.clone());
            tasks.spawn(async move { identity.complete_sign_in(&id, &pattern, &client()).await });
        }
        let made = tasks.join_all().await.into_iter().filter(Result::is_ok).count();
        assert_eq!(made, 1);
        assert_eq!(world.count("SELECT COUNT(*) FROM sessions").await, before + 1);
    })
    .await;
}

#[tokio::test]
async fn guesses_at_two_gateways_share_one_counter() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let (view, pattern) = world.recognised(&ada).await;
        let wrong = other_than(&pattern);
        let replica = world.replica().await;
        let mut tasks = tokio::task::JoinSet::new();
        for index in 0..100 {
            let gateway = if index % 2 == 0 { &world.identity } else { &replica };
            let (identity, id) = (gateway.clone(), view.id.clone());
            tasks.spawn(async move { identity.complete_sign_in(&id, &wrong, &client()).await });
        }
        let answers = tasks.join_all().await;
        let checked =
            answers.iter().filter(|answer| matches!(answer, Err(Error::WrongPattern { .. })));
        assert_eq!(checked.count(), 5, "{answers:?}");
    })
    .await;
}

#[tokio::test]
async fn two_equal_registrations_at_once_make_one_account() {
    on_both(async |test| {
        let world = World::on(test).await;
        let (ada, mut twin) = (person("ada"), person("ada"));
        twin.email = "twin@people.example".into();
        let replica = world.replica().await;
        let browser = client();
        let (a, b) = tokio::join!(
            world.identity.apply(ada.application(), &browser),
            replica.apply(twin.application(), &browser),
        );
        let mut patterns = Vec::new();
        for mail in world.identity.claim_mails().await.unwrap() {
            let line = mail.letter.text.lines().find_map(|line| line.trim().parse().ok());
            patterns.push((mail.recipient, line.unwrap()));
        }
        let of = |address: &str| patterns.iter().find(|(to, _)| to == address).unwrap().1;
        let (one, two) = (of(&ada.email), of(&twin.email));
        let (a, b) = (a.unwrap().id, b.unwrap().id);
        let (a, b) = tokio::join!(
            world.identity.enrol(&a, &one, &browser),
            replica.enrol(&b, &two, &browser),
        );
        assert!(a.is_ok() != b.is_ok());
        let refused = a.err().or(b.err()).unwrap();
        assert!(
            matches!(refused, Error::Field(Field::Username | Field::Picture, Problem::Taken)),
            "{refused:?}"
        );
        assert_eq!(world.count("SELECT COUNT(*) FROM accounts").await, 1);
        assert_eq!(world.count("SELECT COUNT(*) FROM recovery_codes").await, 10);
    })
    .await;
}

#[tokio::test]
async fn fifty_sign_ins_at_once_wait_for_each_other_and_never_in_a_circle() {
    on_both(async |test| {
        let world = World::with(test, |settings| settings.codes_per_hour = 100).await;
        let mut people = Vec::new();
        for index in 0..10 {
            let somebody = person(&format!("person{index}"));
            world.enrolled(&somebody).await;
            people.push(somebody);
        }
        let mut asked = Vec::new();
        for index in 0..50 {
            asked.push(world.recognised(&people[index % people.len()]).await);
        }
        let replica = world.replica().await;
        let mut tasks = tokio::task::JoinSet::new();
        for (index, (view, pattern)) in asked.into_iter().enumerate() {
            let gateway = if index % 2 == 0 { &world.identity } else { &replica };
            let (identity, id) = (gateway.clone(), view.id.clone());
            let browser = Client { browser: format!("browser {index}"), ..client() };
            let name = people[index % people.len()].clone();
            tasks.spawn(async move {
                // Somebody guesses at the same name meanwhile.
                let guess = identity.recover(&name.username, "none", &browser).await;
                assert!(
                    matches!(guess, Err(Error::Refused | Error::Throttled { .. })),
                    "{guess:?}"
                );
                identity.complete_sign_in(&id, &pattern, &browser).await.map(|_| ())
            });
        }
        for entered in tasks.join_all().await {
            let waits = matches!(entered, Ok(()) | Err(Error::Throttled { .. }));
            assert!(waits, "{entered:?}");
        }
        assert_eq!(world.identity.verify_events(&[]).await.unwrap().flaws, []);
    })
    .await;
}

#[tokio::test]
async fn a_session_that_ends_at_one_gateway_has_ended_at_the_other() {
    on_both(async |test| {
        let world = World::on(test).await;
        let joined = world.joined(&person("ada")).await;
        let replica = world.replica().await;
        let who = replica.session(&joined.session).await.unwrap();
        world.identity.sign_out(&joined.signed_in, &client()).await.unwrap();
        assert!(matches!(replica.session(&joined.session).await, Err(Error::SignedOut)));
        let ended = replica.sign_out(&who, &client()).await;
        assert!(ended.is_ok(), "ending what has ended is no error");
    })
    .await;
}

#[tokio::test]
async fn a_lock_and_a_sign_in_at_once_leave_no_session() {
    on_both(async |test| {
        let world = World::with(test, |settings| settings.codes_per_hour = 50).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let (replica, whom, browser) = (world.replica().await, "ada".parse().unwrap(), client());
        for _ in 0..10 {
            let (view, pattern) = world.recognised(&ada).await;
            let (entered, locked) = tokio::join!(
                world.identity.complete_sign_in(&view.id, &pattern, &browser),
                replica.lock_account(&whom, &browser),
            );
            locked.unwrap();
            replica.unlock_account(&whom, &browser).await.unwrap();
            if let Ok(entered) = entered {
                let session = world.identity.session(&entered.session).await;
                assert!(matches!(session, Err(Error::SignedOut)), "{session:?}");
            }
        }
    })
    .await;
}
