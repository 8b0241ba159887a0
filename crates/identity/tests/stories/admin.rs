use database::testing::on_both;
use identity::{Admin, Error, EventKind, SessionToken, SignedIn, Whom};

use crate::world::{Person, World, client, person};

pub fn whom(person: &Person) -> Whom {
    person.username.parse().unwrap()
}

/// Somebody who has enrolled and whom the operator has made an administrator.
pub async fn promoted(world: &World, person: &Person) -> SignedIn {
    let signed_in = world.enrolled(person).await;
    world.identity.grant_admin(&whom(person), &client()).await.unwrap();
    signed_in
}

/// Who is there by that token, as an administrator.
async fn admin_of(world: &World, token: &SessionToken) -> Result<Admin, Error> {
    world.identity.admin(&world.identity.session(token).await?).await
}

pub async fn kinds_of(world: &World, person: &SignedIn) -> Vec<EventKind> {
    let events = world.identity.events(person, None).await.unwrap();
    events.into_iter().map(|event| event.kind).collect()
}

#[tokio::test]
async fn only_the_operator_makes_an_administrator_and_their_address_is_told() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let signed_in = world.enrolled(&ada).await;
        let nobody = world.identity.admin(&signed_in).await;
        assert!(matches!(nobody, Err(Error::NotFound)), "{nobody:?}");

        let granted = world.identity.grant_admin(&whom(&ada), &client()).await.unwrap();
        world.pass(5);
        let again = world.identity.grant_admin(&whom(&ada), &client()).await.unwrap();
        assert!(granted.admin_since.is_some());
        assert_eq!(again.admin_since, granted.admin_since);
        world.identity.admin(&signed_in).await.unwrap();
        let letters = world.letters(&ada.email).await;
        let told = letters.iter().filter(|letter| letter.subject.contains("administrator of"));
        assert_eq!(told.count(), 1, "what is so already is no act");

        let revoked = world.identity.revoke_admin(&whom(&ada), &client()).await.unwrap();
        assert_eq!(revoked.admin_since, None);
        let letters = world.letters(&ada.email).await;
        assert!(letters.iter().any(|letter| letter.subject.contains("no administrator")));
        let kinds = kinds_of(&world, &signed_in).await;
        assert_eq!(kinds[..2], [EventKind::AdminRevoked, EventKind::AdminGranted]);
    })
    .await;
}

#[tokio::test]
async fn the_role_is_gone_with_the_next_request_also_of_a_session_that_goes_on() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let joined = world.joined(&ada).await;
        world.identity.grant_admin(&whom(&ada), &client()).await.unwrap();
        admin_of(&world, &joined.session).await.unwrap();
        // Another process takes it away.
        world.replica().await.revoke_admin(&whom(&ada), &client()).await.unwrap();
        let refused = admin_of(&world, &joined.session).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        world.identity.session(&joined.session).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn an_administrator_needs_a_pattern_of_the_last_minutes() {
    on_both(async |test| {
        let world = World::with(test, |settings| {
            settings.admin_fresh = std::time::Duration::from_secs(120);
        })
        .await;
        let ada = person("ada");
        let signed_in = promoted(&world, &ada).await;
        world.pass(119);
        world.identity.admin(&signed_in).await.unwrap();
        world.pass(1);
        let stale = world.identity.admin(&signed_in).await;
        assert!(matches!(stale, Err(Error::Stale)), "{stale:?}");

        let view = world.identity.ask_fresh_pattern(&signed_in, &client()).await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        let token =
            world.identity.confirm(&signed_in, &client(), &view.id, &pattern).await.unwrap();
        admin_of(&world, &token).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn somebody_who_is_no_administrator_hears_so_whether_their_pattern_is_fresh_or_not() {
    on_both(async |test| {
        let world = World::on(test).await;
        let signed_in = world.enrolled(&person("grace")).await;
        world.pass(1000);
        let refused = world.identity.admin(&signed_in).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn a_locked_administrator_is_none() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let signed_in = promoted(&world, &ada).await;
        world.identity.lock_account(&whom(&ada), &client()).await.unwrap();
        let refused = world.identity.admin(&signed_in).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn a_lock_by_an_administrator_ends_sessions_and_is_an_event_that_names_them() {
    on_both(async |test| {
        let world = World::on(test).await;
        let (ada, grace) = (person("ada"), person("grace"));
        let admin = promoted(&world, &ada).await;
        let joined = world.joined(&grace).await;
        let id = *joined.signed_in.account();
        let acting = world.identity.admin(&admin).await.unwrap();
        world.letters(&grace.email).await;

        let seen = world.identity.lock_as(&acting, &client(), &id).await.unwrap();
        assert!(seen.detail.summary.locked_at.is_some());
        assert!(seen.sessions.is_empty());
        let over = world.identity.session(&joined.session).await;
        assert!(matches!(over, Err(Error::SignedOut)), "{over:?}");
        let letters = world.letters(&grace.email).await;
        let told = letters.iter().find(|letter| letter.subject.contains("locked")).unwrap();
        assert!(told.text.contains("an administrator of this site"), "{}", told.text);
        assert!(!told.text.contains("203.0.113.7"), "{}", told.text);

        let site = world.identity.site_events(&acting, &client(), None, None).await.unwrap();
        let locked = site.iter().find(|event| event.kind == EventKind::AccountLocked).unwrap();
        let named = |named: &Option<identity::Named>| named.clone().unwrap().username.unwrap();
        assert_eq!((named(&locked.by), named(&locked.account)), ("ada".into(), "grace".into()));
        assert_eq!(locked.address.as_deref(), Some("203.0.113.7"));
        let ended = site.iter().find(|event| event.kind == EventKind::SessionEnded).unwrap();
        assert_eq!(named(&ended.by), "ada");

        let free = world.identity.unlock_as(&acting, &client(), &id).await.unwrap();
        assert_eq!(free.detail.summary.locked_at, None);
        let (_, owner) = world.signed_in(&grace).await;
        let events = world.identity.events(&owner, None).await.unwrap();
        for kind in [EventKind::AccountLocked, EventKind::AccountUnlocked, EventKind::SessionEnded]
        {
            let event = events.iter().find(|event| event.kind == kind).unwrap();
            assert_eq!(event.by, Some(*admin.account()), "{kind}");
            assert_eq!((event.browser.as_str(), &event.address), ("", &None), "{kind}");
        }
        let own = events.iter().find(|event| event.kind == EventKind::SignedInAnew).unwrap();
        assert_eq!((own.by, own.browser.as_str()), (None, "Firefox on Linux"));
        let verified = world.identity.verify_events(&[]).await.unwrap();
        assert_eq!(verified.flaws, []);
    })
    .await;
}

#[tokio::test]
async fn an_administrator_lets_a_stopped_name_go_on() {
    on_both(async |test| {
        let world = World::with(test, |settings| {
            settings.most_failures = 3;
            settings.free_failures = 50;
        })
        .await;
        let (ada, grace) = (person("ada"), person("grace"));
        let admin = promoted(&world, &ada).await;
        let id = *world.enrolled(&grace).await.account();
        for _ in 0..3 {
            world.identity.sign_in(grace.guess(), &client()).await.unwrap_err();
        }
        let admin = world.identity.admin(&admin).await.unwrap();
        let seen = world.identity.view_account(&admin, &client(), &id).await.unwrap();
        assert!(seen.detail.summary.stopped);
        let free = world.identity.unlock_as(&admin, &client(), &id).await.unwrap();
        assert!(!free.detail.summary.stopped);
        assert!(world.accepts(&grace).await);
    })
    .await;
}

#[tokio::test]
async fn an_administrator_ends_one_session_or_all() {
    on_both(async |test| {
        let world = World::on(test).await;
        let (ada, grace) = (person("ada"), person("grace"));
        let admin = promoted(&world, &ada).await;
        let first = world.joined(&grace).await;
        let (second, _) = world.signed_in(&grace).await;
        let (third, _) = world.signed_in(&grace).await;
        let id = *first.signed_in.account();
        let admin = world.identity.admin(&admin).await.unwrap();
        let sid = first.signed_in.session().sid();

        let seen = world.identity.end_session_as(&admin, &client(), &id, &sid).await.unwrap();
        assert_eq!(seen.sessions.len(), 2);
        assert!(world.identity.session(&first.session).await.is_err());
        world.identity.session(&second).await.unwrap();
        let twice = world.identity.end_session_as(&admin, &client(), &id, &sid).await;
        assert!(matches!(twice, Err(Error::NotFound)), "{twice:?}");

        let seen = world.identity.end_sessions_as(&admin, &client(), &id).await.unwrap();
        assert!(seen.sessions.is_empty());
        for session in [second, third] {
            assert!(world.identity.session(&session).await.is_err());
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_acts_on_an_administrators_account_not_even_themselves() {
    on_both(async |test| {
        let world = World::on(test).await;
        let (ada, grace) = (person("ada"), person("grace"));
        let ada_signed_in = promoted(&world, &ada).await;
        let grace_signed_in = promoted(&world, &grace).await;
        let admin = world.identity.admin(&ada_signed_in).await.unwrap();
        let identity = &world.identity;
        for person in [&ada_signed_in, &grace_signed_in] {
            let (id, sid) = (person.account(), person.session().sid());
            let refusals = [
                identity.lock_as(&admin, &client(), id).await,
                identity.unlock_as(&admin, &client(), id).await,
                identity.end_session_as(&admin, &client(), id, &sid).await,
                identity.end_sessions_as(&admin, &client(), id).await,
            ];
            for refused in refusals {
                assert!(matches!(refused, Err(Error::Administrator)), "{refused:?}");
            }
            assert!(identity.still_signed_in(person).await.unwrap());
        }
        let locked = EventKind::AccountLocked;
        assert!(!kinds_of(&world, &grace_signed_in).await.contains(&locked));
        // The operator can.
        identity.lock_account(&whom(&grace), &client()).await.unwrap();
        assert!(!identity.still_signed_in(&grace_signed_in).await.unwrap());
    })
    .await;
}
