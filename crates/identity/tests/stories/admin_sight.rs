use database::testing::on_both;
use identity::{AccountsPage, AccountsWanted, Error, EventKind};

use crate::{
    admin::{kinds_of, promoted, whom},
    world::{World, client, person},
};

fn names(page: &AccountsPage) -> Vec<&str> {
    page.accounts.iter().map(|account| account.username.as_str()).collect()
}

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
async fn accounts_are_found_by_how_name_or_address_begins_and_by_id() {
    on_both(async |test| {
        let world = World::on(test).await;
        let admin = promoted(&world, &person("ada")).await;
        let id = *world.enrolled(&person("adam")).await.account();
        let mut grace = person("grace");
        grace.email = "Adam.Grace@People.example".into();
        world.enrolled(&grace).await;
        for name in ["a-b.c", "a_b"] {
            world.enrolled(&person(name)).await;
        }
        let admin = world.identity.admin(&admin).await.unwrap();
        let find = async |text: &str| {
            let wanted = AccountsWanted::Like(text.to_owned());
            let page = world.identity.find_accounts(&admin, &wanted, None).await.unwrap();
            assert_eq!(page.next, None);
            page
        };
        assert_eq!(names(&find("").await), ["a-b.c", "a_b", "ada", "adam", "grace"]);
        assert_eq!(names(&find(" ADA").await), ["ada", "adam"]);
        assert_eq!(names(&find("a-").await), ["a-b.c"]);
        assert_eq!(names(&find("a_").await), ["a_b"]);
        assert_eq!(names(&find("a%").await), [] as [&str; 0]);
        assert_eq!(names(&find("race").await), [] as [&str; 0]);
        assert_eq!(names(&find("ada\0").await), [] as [&str; 0]);
        assert_eq!(names(&find("adam@").await), ["adam"]);
        assert_eq!(names(&find("ADAM.GRACE@people.ex").await), ["grace"]);
        let by_id = find(&id.to_string()).await;
        assert_eq!(names(&by_id), ["adam"]);
        assert_eq!(by_id.accounts[0].email, "a…@people.example", "lists mask addresses");
        let unknown = find("00000000-0000-4000-8000-000000000000").await;
        assert!(unknown.accounts.is_empty());
    })
    .await;
}

#[tokio::test]
async fn lists_come_in_pages_that_neither_leave_out_nor_repeat() {
    on_both(async |test| {
        let world = World::on(test).await;
        let admin = promoted(&world, &person("ada")).await;
        let pool = world.identity.database().pool();
        // As many as need three pages, at once: enrolling each would take long.
        for number in 0..60 {
            sqlx::query(
                "INSERT INTO accounts (id, username, email, verifier_salt, verifier_parameters, \
                 verifier_key, sealed_verifier, picture, created_at, disabled_at, factors_at, \
                 language) VALUES ($1, $2, 'same@people.example', $3, '', '', $3, $3, 0, $4, 0, 'en')",
            )
            .bind(format!("00000000-0000-4000-8000-0000000000{number:02}"))
            .bind(format!("many-{number:02}"))
            .bind(vec![number])
            // Two at each instant.
            .bind(i64::from(number / 2))
            .execute(pool)
            .await
            .unwrap();
        }
        let admin = world.identity.admin(&admin).await.unwrap();
        let wanted = [
            AccountsWanted::Like("many".to_owned()),
            AccountsWanted::Like("SAME@".to_owned()),
            AccountsWanted::Locked,
        ];
        for wanted in wanted {
            let (mut found, mut sizes, mut after) = (Vec::new(), Vec::new(), None);
            loop {
                let page = world.identity.find_accounts(&admin, &wanted, after.as_ref()).await;
                let page = page.unwrap();
                sizes.push(page.accounts.len());
                found.extend(page.accounts.into_iter().map(|account| account.username));
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            assert_eq!(sizes, [25, 25, 10], "{wanted:?}");
            let mut ordered: Vec<String> = (0..60).map(|number| format!("many-{number:02}")).collect();
            if wanted == AccountsWanted::Locked {
                ordered.reverse();
            }
            assert_eq!(found, ordered, "{wanted:?}");
        }
        let admins = world.identity.find_accounts(&admin, &AccountsWanted::Admins, None).await;
        assert_eq!(names(&admins.unwrap()), ["ada"]);
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
