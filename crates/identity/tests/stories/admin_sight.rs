use database::testing::on_both;
use identity::{Error, EventKind};

use crate::{
    admin::{kinds_of, promoted, whom},
    world::{World, client, person},
};

#[tokio::test]
async fn who_looks_at_an_account_is_an_event_that_its_owner_sees() {
    on_both(async |test| {
        let world = World::on(test).await;
        let admin = promoted(&world, &person("ada")).await;
        let owner = world.enrolled(&person("grace")).await;
        let acting = world.identity.admin(&admin).await.unwrap();
        let seen = world.identity.view_account(&acting, &client(), owner.account()).await.unwrap();
        assert_eq!(seen.detail.summary.email, "grace@people.example");
        assert_eq!(seen.detail.devices, 1);
        assert_eq!(seen.sessions.len(), 1);
        let last = seen.detail.events.last().unwrap().seq;
        world.identity.view_events(&acting, &client(), owner.account(), last).await.unwrap();
        let viewed = |kinds: Vec<EventKind>| {
            kinds.into_iter().filter(|kind| *kind == EventKind::AccountViewed).count()
        };
        assert_eq!(viewed(kinds_of(&world, &owner).await), 2);
        assert_eq!(viewed(kinds_of(&world, &admin).await), 0);
        let none = "00000000-0000-4000-8000-000000000000".parse().unwrap();
        let nobody = world.identity.view_account(&acting, &client(), &none).await;
        assert!(matches!(nobody, Err(Error::NotFound)), "{nobody:?}");
    })
    .await;
}

#[tokio::test]
async fn the_events_of_the_site_come_in_pages_and_of_one_kind() {
    on_both(async |test| {
        let world = World::with(test, |settings| settings.free_failures = 100).await;
        let (ada, grace) = (person("ada"), person("grace"));
        let admin = promoted(&world, &ada).await;
        world.enrolled(&grace).await;
        for _ in 0..30 {
            for person in [&ada, &grace] {
                world.identity.sign_in(person.guess(), &client()).await.unwrap_err();
            }
        }
        let admin = world.identity.admin(&admin).await.unwrap();
        let refused = Some(EventKind::SignInRefused);
        let page = async |kind, before| {
            world.identity.site_events(&admin, &client(), kind, before).await.unwrap()
        };
        let first = page(refused, None).await;
        let second = page(refused, first.last().map(|event| event.place)).await;
        assert_eq!((first.len(), second.len()), (50, 10));
        let mut places: Vec<String> =
            first.iter().chain(&second).map(|event| event.place.to_string()).collect();
        places.sort_unstable();
        places.dedup();
        assert_eq!(places.len(), 60);
        assert!(first.iter().chain(&second).all(|event| Some(event.kind) == refused));

        let all = page(None, None).await;
        let viewed = all.iter().filter(|event| event.kind == EventKind::EventsViewed);
        let viewed: Vec<_> = viewed.map(|event| event.about.as_deref()).collect();
        assert_eq!(viewed, [Some("sign-in.refused"); 2]);
    })
    .await;
}

#[tokio::test]
async fn the_events_of_an_erased_account_tell_that_they_happened_and_no_more() {
    on_both(async |test| {
        let world = World::on(test).await;
        let (ada, grace) = (person("ada"), person("grace"));
        let admin = promoted(&world, &ada).await;
        let gone = *world.enrolled(&grace).await.account();
        world.identity.erase_account_of(&whom(&grace), &client()).await.unwrap();
        let admin = world.identity.admin(&admin).await.unwrap();
        let created = Some(EventKind::AccountCreated);
        let events = world.identity.site_events(&admin, &client(), created, None).await.unwrap();
        let of_gone = |event: &&identity::SiteEvent| event.account.as_ref().unwrap().id == gone;
        let event = events.iter().find(of_gone).unwrap();
        assert_eq!(event.account.as_ref().unwrap().username, None);
        assert_eq!((event.browser.as_str(), &event.address, &event.about), ("", &None, &None));
    })
    .await;
}

#[tokio::test]
async fn an_administrator_sees_what_waits_and_what_was_tried_in_vain() {
    on_both(async |test| {
        let world = World::on(test).await;
        let admin = promoted(&world, &person("ada")).await;
        let admin = world.identity.admin(&admin).await.unwrap();
        let report = async || world.identity.site_report(&admin).await.unwrap();
        let began = world.identity.clock().now();
        let queue = report().await.services[0].queue;
        assert_eq!((queue.waiting.count, queue.failing, queue.most_attempts), (1, 0, 0));
        assert_eq!(queue.waiting.since, Some(began));

        let due = world.identity.claim_deliveries().await.unwrap();
        assert_eq!(report().await.services[0].queue.failing, 0, "it is being tried");
        world.identity.not_delivered(&due[0]).await.unwrap();
        let queue = report().await.services[0].queue;
        assert_eq!((queue.failing, queue.most_attempts), (1, 1));

        world.pass(60);
        let due = world.identity.claim_deliveries().await.unwrap();
        world.identity.delivered(&due[0]).await.unwrap();
        let service = report().await.services[0].clone();
        assert_eq!((service.name.as_str(), service.queue), ("vault", Default::default()));
        assert_eq!(service.made_at, Some(world.identity.clock().now()));

        let mails = report().await.mails;
        assert!(mails.waiting.count > 0);
        assert_eq!(mails.failing, 0);
        for mail in world.identity.claim_mails().await.unwrap() {
            world.identity.mail_failed(&mail).await.unwrap();
        }
        assert_eq!(report().await.mails.failing, mails.waiting.count);
        let pepper = world.identity.pepper_report(&admin).await.unwrap();
        assert_eq!((pepper.current.len(), pepper.former, pepper.since), (8, None, None));
    })
    .await;
}
