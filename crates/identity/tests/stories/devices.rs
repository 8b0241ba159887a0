use std::net::IpAddr;

use database::testing::on_both;
use identity::{Client, DeviceToken, Error};

use crate::world::{World, client, other_than, person};

fn holding(device: &DeviceToken) -> Client {
    Client { device: device.reveal().parse().ok(), ..client() }
}

fn at(address: &str) -> Client {
    Client { address: address.parse::<IpAddr>().ok(), ..client() }
}

#[tokio::test]
async fn strangers_do_not_slow_down_a_browser_that_is_known() {
    on_both(async |test| {
        let world = World::with(test, |settings| settings.most_failures = 6).await;
        let ada = person("ada");
        let joined = world.joined(&ada).await;
        for _ in 0..6 {
            world.identity.sign_in(ada.guess(), &client()).await.unwrap_err();
            world.pass(60);
        }
        let stranger = world.identity.sign_in(ada.credentials(), &client()).await;
        assert!(matches!(stranger, Err(Error::Stopped)), "{stranger:?}");
        let browser = joined.browser();
        let view = world.identity.sign_in(ada.credentials(), &browser).await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        world.identity.complete_sign_in(&view.id, &pattern, &browser).await.unwrap();
        let stranger = world.identity.sign_in(ada.credentials(), &client()).await;
        assert!(matches!(stranger, Err(Error::Stopped)), "the owner's success is not theirs");
    })
    .await;
}

#[tokio::test]
async fn a_known_browser_has_a_counter_of_its_own_and_no_free_guesses() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let browser = world.joined(&ada).await.browser();
        for _ in 0..5 {
            let refused = world.identity.sign_in(ada.guess(), &browser).await.unwrap_err();
            assert!(matches!(refused, Error::Refused), "{refused:?}");
        }
        let refused = world.identity.sign_in(ada.guess(), &browser).await.unwrap_err();
        assert!(matches!(refused, Error::Throttled { .. }), "{refused:?}");
        world.identity.sign_in(ada.credentials(), &client()).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn another_accounts_device_or_an_invented_one_is_worth_nothing() {
    on_both(async |test| {
        let world = World::on(test).await;
        let (ada, mallory) = (person("ada"), person("mallory"));
        world.joined(&ada).await;
        let theirs = world.joined(&mallory).await.browser();
        let invented = Client { device: "A".repeat(43).parse().ok(), ..client() };
        for browser in [&theirs, &invented, &client(), &theirs, &invented] {
            let refused = world.identity.sign_in(ada.guess(), browser).await.unwrap_err();
            assert!(matches!(refused, Error::Refused), "{refused:?}");
        }
        for browser in [theirs, invented, client()] {
            let refused = world.identity.sign_in(ada.guess(), &browser).await.unwrap_err();
            assert!(matches!(refused, Error::Throttled { .. }), "{refused:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_device_that_a_stranger_planted_is_worth_nothing_after_signing_in() {
    on_both(async |test| {
        let world = World::on(test).await;
        let (ada, mallory) = (person("ada"), person("mallory"));
        let owner = world.joined(&ada).await.signed_in;
        let planted = world.joined(&mallory).await.device;
        let browser = holding(&planted);
        let view = world.identity.sign_in(ada.credentials(), &browser).await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        let entered = world.identity.complete_sign_in(&view.id, &pattern, &browser).await.unwrap();
        assert_ne!(entered.device.reveal(), planted.reveal());
        assert_eq!(world.identity.devices(&owner).await.unwrap().len(), 2);
        for _ in 0..5 {
            world.identity.sign_in(ada.guess(), &client()).await.unwrap_err();
        }
        let refused = world.identity.sign_in(ada.guess(), &browser).await.unwrap_err();
        assert!(matches!(refused, Error::Throttled { .. }), "{refused:?}");
        let view = world.identity.sign_in(ada.credentials(), &holding(&entered.device)).await;
        view.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_device_changes_its_token_at_every_sign_in_and_stays_one_device() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let joined = world.joined(&ada).await;
        let mut device = joined.device.reveal();
        for _ in 0..3 {
            let browser = Client { device: device.parse().ok(), ..client() };
            let view = world.identity.sign_in(ada.credentials(), &browser).await.unwrap();
            let pattern = world.mailed(&ada.email).await.unwrap();
            let entered =
                world.identity.complete_sign_in(&view.id, &pattern, &browser).await.unwrap();
            assert_ne!(entered.device.reveal(), device);
            device = entered.device.reveal();
        }
        assert_eq!(world.identity.devices(&joined.signed_in).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn twenty_devices_are_remembered_and_the_newest_is_one_of_them_by_any_clock() {
    on_both(async |test| {
        let world = World::with(test, |settings| settings.codes_per_hour = 100).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        for _ in 0..22 {
            let (token, _) = world.signed_in(&ada).await;
            world.identity.session(&token).await.unwrap();
        }
        world.clock.set(ambient::Timestamp::from_millis(1_700_000_000_000));
        let (_, who) = world.signed_in(&ada).await;
        let devices = world.identity.devices(&who).await.unwrap();
        assert_eq!(devices.len(), 20);
        assert_eq!(devices.iter().filter(|device| device.this).count(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_forgotten_device_is_a_new_browser_and_nobody_forgets_anothers() {
    on_both(async |test| {
        let world = World::on(test).await;
        let (ada, mallory) = (person("ada"), person("mallory"));
        let joined = world.joined(&ada).await;
        let other = world.enrolled(&mallory).await;
        let id = world.identity.devices(&joined.signed_in).await.unwrap()[0].id.clone();
        let refused = world.identity.forget_device(&other, &client(), &id).await.unwrap_err();
        assert!(matches!(refused, Error::NotFound), "{refused:?}");
        world.identity.forget_device(&joined.signed_in, &client(), &id).await.unwrap();
        let again = world.identity.forget_device(&joined.signed_in, &client(), &id).await;
        assert!(matches!(again, Err(Error::NotFound)), "{again:?}");
        world.letters(&ada.email).await;
        let browser = joined.browser();
        let view = world.identity.sign_in(ada.credentials(), &browser).await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        world.identity.complete_sign_in(&view.id, &pattern, &browser).await.unwrap();
        assert_eq!(world.letters(&ada.email).await.len(), 1, "a new browser is told of");
    })
    .await;
}

#[tokio::test]
async fn one_subscriber_has_one_bucket_and_it_fills_again() {
    on_both(async |test| {
        let world = World::with(test, |settings| {
            settings.network_burst = 3;
            settings.network_per_minute = 2;
        })
        .await;
        let ada = person("ada");
        let knock =
            async |from: &str| world.identity.sign_in(ada.guess(), &at(from)).await.unwrap_err();
        for host in ["2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:2::3"] {
            assert!(matches!(knock(host).await, Error::Refused), "{host}");
        }
        let full = knock("2001:db8:1:2:1234::4").await;
        assert!(
            matches!(full, Error::Throttled { retry_after } if retry_after.as_secs() == 30),
            "{full:?}"
        );
        assert!(matches!(knock("2001:db8:1:3::1").await, Error::Refused));
        world.pass(29);
        assert!(matches!(knock("2001:db8:1:2::1").await, Error::Throttled { .. }));
        world.pass(1);
        assert!(matches!(knock("2001:db8:1:2::1").await, Error::Refused));
        assert!(matches!(knock("2001:db8:1:2::1").await, Error::Throttled { .. }));
        world.clock.set(ambient::Timestamp::from_millis(1_700_000_000_000));
        assert!(matches!(knock("2001:db8:1:2::1").await, Error::Throttled { .. }));
    })
    .await;
}

#[tokio::test]
async fn a_hundred_at_once_take_no_more_than_the_bucket_holds() {
    on_both(async |test| {
        let world = World::with(test, |settings| settings.network_burst = 7).await;
        let mut tasks = tokio::task::JoinSet::new();
        for index in 0..100 {
            let identity = world.identity.clone();
            tasks.spawn(async move {
                identity.recover(&format!("nobody{index}"), "none", &client()).await
            });
        }
        let answers = tasks.join_all().await;
        let passed = answers.iter().filter(|answer| matches!(answer, Err(Error::Refused))).count();
        assert_eq!(passed, 7);
    })
    .await;
}

#[tokio::test]
async fn a_wait_that_others_have_caused_is_not_taken_back_by_right_factors() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let (view, pattern) = world.recognised(&ada).await;
        let wrong = other_than(&pattern);
        for _ in 0..5 {
            world.identity.recover("ada", "none", &client()).await.unwrap_err();
        }
        let refused =
            world.identity.complete_sign_in(&view.id, &wrong, &client()).await.unwrap_err();
        assert!(matches!(refused, Error::Throttled { .. }), "{refused:?}");
        let view = world.identity.challenge(&view.id).await.unwrap();
        assert_eq!(view.tries_left, 5, "who has to wait loses no try");
    })
    .await;
}
