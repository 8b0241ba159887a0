use database::testing::on_both;
use identity::{Error, Whom};

use crate::world::{World, client, person};

#[tokio::test]
async fn a_locked_account_is_shut_until_it_is_unlocked() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let joined = world.joined(&ada).await;
        let whom: Whom = "Ada".parse().unwrap();
        let (signing, pattern) = world.recognised(&ada).await;
        let locked = world.identity.lock_account(&whom, &client()).await.unwrap();
        assert!(locked.locked_at.is_some());
        assert!(matches!(world.identity.session(&joined.session).await, Err(Error::SignedOut)));
        assert!(!world.accepts(&ada).await);
        let again = world.identity.lock_account(&whom, &client()).await.unwrap();
        assert_eq!(again.locked_at, locked.locked_at);
        world.identity.unlock_account(&whom, &client()).await.unwrap();
        let over = world.identity.complete_sign_in(&signing.id, &pattern, &client()).await;
        assert!(matches!(over, Err(Error::ChallengeOver)), "{over:?}");
        assert!(matches!(world.identity.session(&joined.session).await, Err(Error::SignedOut)));
        world.signed_in(&ada).await;
    })
    .await;
}

#[tokio::test]
async fn a_locked_account_cannot_be_told_from_a_wrong_guess_by_its_delays() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        world.identity.lock_account(&"ada".parse().unwrap(), &client()).await.unwrap();
        for _ in 0..5 {
            let refused = world.identity.sign_in(ada.credentials(), &client()).await.unwrap_err();
            assert!(matches!(refused, Error::Refused), "{refused:?}");
        }
        let refused = world.identity.sign_in(ada.credentials(), &client()).await.unwrap_err();
        assert!(matches!(refused, Error::Throttled { .. }), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn an_operator_lets_a_stopped_name_go_on() {
    on_both(async |test| {
        let world = World::with(test, |settings| {
            settings.most_failures = 3;
            settings.free_failures = 50;
        })
        .await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let whom: Whom = "ada".parse().unwrap();
        for _ in 0..3 {
            world.identity.sign_in(ada.guess(), &client()).await.unwrap_err();
        }
        let stopped = world.identity.account_detail(&whom).await.unwrap().summary;
        assert_eq!((stopped.failures, stopped.stopped), (3, true));
        let free = world.identity.unlock_account(&whom, &client()).await.unwrap();
        assert_eq!((free.failures, free.stopped), (0, false));
        assert!(world.accepts(&ada).await);
    })
    .await;
}

#[tokio::test]
async fn accounts_are_listed_in_pages_and_found_by_name_or_id() {
    on_both(async |test| {
        let world = World::on(test).await;
        for name in ["hedy", "ada", "grace"] {
            world.enrolled(&person(name)).await;
        }
        let names = async |after: Option<&str>, most| {
            let page = world.identity.accounts(after, most).await.unwrap();
            page.into_iter().map(|account| account.username).collect::<Vec<_>>()
        };
        assert_eq!(names(None, 2).await, ["ada", "grace"]);
        assert_eq!(names(Some("grace"), 2).await, ["hedy"]);
        let detail = world.identity.account_detail(&"hedy".parse().unwrap()).await.unwrap();
        assert_eq!((detail.sessions, detail.devices, detail.recovery_codes), (1, 1, 10));
        let by_id = detail.summary.id.to_string().parse().unwrap();
        assert_eq!(world.identity.account_detail(&by_id).await.unwrap(), detail);
        let nobody = world.identity.account_detail(&"nobody".parse().unwrap()).await.unwrap_err();
        assert!(matches!(nobody, Error::NotFound), "{nobody:?}");
        assert!("no name at all!".parse::<Whom>().is_err());
    })
    .await;
}

#[tokio::test]
async fn an_operator_ends_every_session_of_one_account() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let here = world.joined(&ada).await.session;
        let (there, _) = world.signed_in(&ada).await;
        let other = world.joined(&person("grace")).await.session;
        let whom = "ada".parse().unwrap();
        assert_eq!(world.identity.end_sessions_of(&whom, &client()).await.unwrap(), 2);
        for session in [here, there] {
            assert!(matches!(world.identity.session(&session).await, Err(Error::SignedOut)));
        }
        world.identity.session(&other).await.unwrap();
    })
    .await;
}
