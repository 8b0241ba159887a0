use database::testing::on_both;
use identity::{Error, Message, SignedIn, Whom};

use crate::world::{Asked, Person, World, client, other_than, person};

async fn asked(world: &World, who: &SignedIn, person: &Person) -> Asked {
    let view = world.identity.ask_erasure(who, &client()).await.unwrap();
    (view.id, world.mailed(&person.email).await.unwrap())
}

#[tokio::test]
async fn an_erased_account_leaves_nothing_but_that_it_was_there() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let joined = world.joined(&ada).await;
        world.signed_in(&ada).await;
        world.proven(&ada, &joined.codes[0]).await;
        world.pass(3600);
        let (_, who) = world.signed_in(&ada).await;
        let (id, pattern) = asked(&world, &who, &ada).await;
        world.identity.erase(&who, &client(), &id, &pattern).await.unwrap();
        let told = world.letters(&ada.email).await;
        assert!(told.iter().any(|letter| letter.subject.contains("is erased")), "{told:?}");
        for query in [
            "SELECT COUNT(*) FROM accounts",
            "SELECT COUNT(*) FROM sessions",
            "SELECT COUNT(*) FROM devices",
            "SELECT COUNT(*) FROM challenges WHERE account_id IS NOT NULL",
            "SELECT COUNT(*) FROM recovery_codes",
            "SELECT COUNT(*) FROM recoveries",
            "SELECT COUNT(*) FROM reports",
            "SELECT COUNT(*) FROM events WHERE detail IS NOT NULL",
        ] {
            assert_eq!(world.count(query).await, 0, "{query}");
        }
        world.pass(3 * 24 * 3600);
        world.identity.tidy().await.unwrap();
        assert_eq!(world.count("SELECT COUNT(*) FROM mails").await, 0);
        let verified = world.identity.verify_events(&[]).await.unwrap();
        assert_eq!(verified.flaws, []);
        assert!(verified.rows > 5);
    })
    .await;
}

#[tokio::test]
async fn services_hear_of_an_erasure_after_a_provision_that_is_under_way() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let who = world.enrolled(&ada).await;
        let account = *who.account();
        let under_way = world.identity.claim_deliveries().await.unwrap().remove(0);
        assert_eq!(under_way.message, Message::Account(account));
        let (id, pattern) = asked(&world, &who, &ada).await;
        world.identity.erase(&who, &client(), &id, &pattern).await.unwrap();
        world.identity.delivered(&under_way).await.unwrap();
        let erasure = async || {
            let due = world.identity.claim_deliveries().await.unwrap();
            due.into_iter().find(|due| due.message == Message::Erasure(account))
        };
        assert_eq!(erasure().await, None);
        world.pass(30);
        let due = erasure().await.unwrap();
        world.identity.not_delivered(&due).await.unwrap();
        world.pass(1);
        let due = erasure().await.unwrap();
        world.identity.delivered(&due).await.unwrap();
        world.pass(3600);
        assert_eq!(erasure().await, None);
        assert_eq!(world.count("SELECT COUNT(*) FROM deliveries WHERE kind <> 'session'").await, 0);
    })
    .await;
}

#[tokio::test]
async fn services_hear_at_once_where_the_account_was_there_already() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let who = world.enrolled(&ada).await;
        let made = world.identity.claim_deliveries().await.unwrap().remove(0);
        world.identity.delivered(&made).await.unwrap();
        let (id, pattern) = asked(&world, &who, &ada).await;
        world.identity.erase(&who, &client(), &id, &pattern).await.unwrap();
        let due = world.identity.claim_deliveries().await.unwrap();
        assert!(due.iter().any(|due| due.message == Message::Erasure(*who.account())), "{due:?}");
    })
    .await;
}

#[tokio::test]
async fn an_erased_name_and_picture_are_free_again_and_inherit_nothing() {
    on_both(async |test| {
        let world = World::with(test, |settings| {
            settings.most_failures = 4;
            settings.free_failures = 50;
        })
        .await;
        let ada = person("ada");
        let who = world.enrolled(&ada).await;
        let (id, pattern) = asked(&world, &who, &ada).await;
        world.identity.erase(&who, &client(), &id, &pattern).await.unwrap();
        for _ in 0..4 {
            world.identity.sign_in(ada.guess(), &client()).await.unwrap_err();
        }
        let again = world.enrolled(&ada).await;
        assert_ne!(again.account(), who.account());
        assert!(world.accepts(&ada).await, "guesses at the free name stop nobody");
        assert!(world.identity.events(&again, None).await.unwrap().len() < 4);
    })
    .await;
}

#[tokio::test]
async fn an_account_that_is_erased_in_between_answers_nothing() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let joined = world.joined(&ada).await;
        let (signing, one) = world.recognised(&ada).await;
        let (change, two) = world.changing(&joined.signed_in, &ada, &ada.renewed()).await;
        let token = world.proven(&ada, &joined.codes[0]).await;
        let whom = Whom::Username(ada.username.parse().unwrap());
        world.identity.erase_account_of(&whom, &client()).await.unwrap();
        let (identity, browser) = (&world.identity, client());
        let new = ada.renewed().new_factors();
        let answers = [
            identity.complete_sign_in(&signing.id, &one, &browser).await.err(),
            identity.confirm_factors(&joined.signed_in, &browser, &change, &two).await.err(),
            identity.finish_recovery(&token, new, &browser).await.err(),
        ];
        for answer in answers {
            assert!(matches!(answer, Some(Error::ChallengeOver)), "{answer:?}");
        }
        assert!(matches!(identity.session(&joined.session).await, Err(Error::SignedOut)));
        let gone = identity.lock_account(&whom, &browser).await.unwrap_err();
        assert!(matches!(gone, Error::NotFound), "{gone:?}");
    })
    .await;
}

#[tokio::test]
async fn two_erasures_at_once_are_one() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let who = world.enrolled(&ada).await;
        let whom = Whom::Id(*who.account());
        let (browser, replica) = (client(), world.replica().await);
        let (a, b) = tokio::join!(
            world.identity.erase_account_of(&whom, &browser),
            replica.erase_account_of(&whom, &browser),
        );
        assert!(a.is_ok() != b.is_ok(), "{a:?} {b:?}");
        assert_eq!(
            world.count("SELECT COUNT(*) FROM events WHERE kind = 'account.erased'").await,
            1
        );
        assert_eq!(world.letters(&ada.email).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_wrong_pattern_erases_nothing() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let who = world.enrolled(&ada).await;
        let (id, pattern) = asked(&world, &who, &ada).await;
        let refused = world.identity.erase(&who, &client(), &id, &other_than(&pattern)).await;
        assert!(matches!(refused, Err(Error::WrongPattern { .. })), "{refused:?}");
        assert_eq!(world.count("SELECT COUNT(*) FROM accounts").await, 1);
    })
    .await;
}
