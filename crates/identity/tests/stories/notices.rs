use std::time::Duration;

use ambient::Clock as _;
use database::testing::on_both;
use identity::{Client, Error, SignedIn, mail::Letter};

use crate::{
    admin::whom,
    world::{World, client, person, report_in},
};

fn about<'a>(letters: &'a [Letter], words: &str) -> &'a Letter {
    letters.iter().find(|letter| letter.subject.contains(words)).unwrap()
}

#[tokio::test]
async fn a_new_browser_is_told_of_and_a_known_one_is_not() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let browser = world.joined(&ada).await.browser();
        let enter = async |from| {
            let view = world.identity.sign_in(ada.credentials(), from).await.unwrap();
            let pattern = world.mailed(&ada.email).await.unwrap();
            world.identity.complete_sign_in(&view.id, &pattern, from).await.unwrap();
            world.letters(&ada.email).await
        };
        assert!(enter(&browser).await.is_empty());
        let told = enter(&client()).await;
        let letter = about(&told, "new browser");
        assert!(letter.text.contains("Firefox on Linux"), "{}", letter.text);
        assert!(letter.text.contains("203.0.113.7"), "{}", letter.text);
    })
    .await;
}

#[tokio::test]
async fn a_link_ends_every_session_once() {
    on_both(async |test| {
        let world = World::on(test).await;
        let (ada, grace) = (person("ada"), person("grace"));
        let joined = world.joined(&ada).await;
        let other = world.joined(&grace).await;
        let (token, _) = world.signed_in(&ada).await;
        let letters = world.letters(&ada.email).await;
        let (view, pattern) = world.recognised(&ada).await;
        let report = report_in(about(&letters, "new browser")).unwrap();
        world.identity.disown(&report, &client()).await.unwrap();
        for session in [&token, &joined.session] {
            assert!(matches!(world.identity.session(session).await, Err(Error::SignedOut)));
        }
        world.identity.session(&other.session).await.unwrap();
        assert_eq!(world.count("SELECT COUNT(*) FROM devices").await, 1);
        let begun = world.identity.complete_sign_in(&view.id, &pattern, &client()).await;
        assert!(matches!(begun, Err(Error::ChallengeOver)), "{begun:?}");
        let (again, _) = world.signed_in(&ada).await;
        let used = world.identity.disown(&report, &client()).await.unwrap_err();
        assert!(matches!(used, Error::NotFound), "{used:?}");
        world.identity.session(&again).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn two_clicks_at_once_are_one() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        world.signed_in(&ada).await;
        let report = world.disowning(&ada.email).await;
        let (browser, replica) = (client(), world.replica().await);
        let (a, b) = tokio::join!(
            world.identity.disown(&report, &browser),
            replica.disown(&report, &browser),
        );
        assert!(a.is_ok() != b.is_ok(), "{a:?} {b:?}");
    })
    .await;
}

#[tokio::test]
async fn a_link_works_for_a_week_and_no_invented_one_does() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        world.signed_in(&ada).await;
        let late = world.disowning(&ada.email).await;
        let invented = "A".repeat(43).parse().unwrap();
        let refused = world.identity.disown(&invented, &client()).await.unwrap_err();
        assert!(matches!(refused, Error::NotFound), "{refused:?}");
        world.pass(7 * 24 * 3600);
        let refused = world.identity.disown(&late, &client()).await.unwrap_err();
        assert!(matches!(refused, Error::NotFound), "{refused:?}");
        // Whoever was told so is told so for good.
        world.clock.set(world.clock.now().minus(Duration::from_secs(60)));
        let refused = world.identity.disown(&late, &client()).await.unwrap_err();
        assert!(matches!(refused, Error::NotFound), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn a_changed_address_is_told_at_both_each_with_a_link_of_its_own() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let joined = world.joined(&ada).await;
        let (who, browser, identity) = (&joined.signed_in, client(), &world.identity);
        let view = identity.change_email(who, &browser, "ada@new.example").await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        let (_, next) =
            identity.confirm_old_email(who, &browser, &view.id, &pattern).await.unwrap();
        let pattern = world.mailed("ada@new.example").await.unwrap();
        let token = identity.confirm_new_email(who, &browser, &next.id, &pattern).await.unwrap();
        let mut told = Vec::new();
        for mail in identity.claim_mails().await.unwrap() {
            assert!(!mail.letter.text.contains("ada@new.example"), "the new one is masked");
            told.push((mail.recipient, report_in(&mail.letter).unwrap()));
        }
        let addresses: Vec<&str> = told.iter().map(|(address, _)| address.as_str()).collect();
        assert_eq!(addresses.len(), 2);
        assert!(addresses.contains(&"ada@people.example"), "{addresses:?}");
        assert!(addresses.contains(&"ada@new.example"), "{addresses:?}");
        identity.disown(&told[0].1, &browser).await.unwrap();
        assert!(matches!(identity.session(&token).await, Err(Error::SignedOut)));
        identity.disown(&told[1].1, &browser).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn changes_recoveries_and_stops_are_told_of() {
    on_both(async |test| {
        let world = World::with(test, |settings| {
            settings.most_failures = 3;
            settings.free_failures = 50;
        })
        .await;
        let (ada, new) = (person("ada"), person("ada").renewed());
        let joined = world.joined(&ada).await;
        let (who, browser) = (&joined.signed_in, client());
        let (id, pattern) = world.changing(who, &ada, &new).await;
        world.identity.confirm_factors(who, &browser, &id, &pattern).await.unwrap();
        for _ in 0..3 {
            world.identity.sign_in(new.guess(), &browser).await.unwrap_err();
        }
        let told = world.letters(&ada.email).await;
        let changed = about(&told, "was changed");
        assert!(changed.text.contains("password, picture and gesture"), "{}", changed.text);
        assert!(report_in(about(&told, "was stopped")).is_none());
        let token = world.proven(&ada, &joined.codes[0]).await;
        world.identity.finish_recovery(&token, ada.new_factors(), &browser).await.unwrap();
        let told = world.letters(&ada.email).await;
        assert!(report_in(about(&told, "was recovered")).is_some());
    })
    .await;
}

#[tokio::test]
async fn a_notice_that_was_sent_leaves_no_address_behind() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        world.signed_in(&ada).await;
        assert_eq!(world.letters(&ada.email).await.len(), 1);
        assert_eq!(world.count("SELECT COUNT(*) FROM mails WHERE challenge_id IS NULL").await, 0);
    })
    .await;
}

/// The address changes, and the session goes on.
async fn moved(world: &World, who: &SignedIn, old: &str, new: &str) {
    let identity = &world.identity;
    let view = identity.change_email(who, &client(), new).await.unwrap();
    let pattern = world.mailed(old).await.unwrap();
    let (_, next) = identity.confirm_old_email(who, &client(), &view.id, &pattern).await.unwrap();
    let pattern = world.mailed(new).await.unwrap();
    identity.confirm_new_email(who, &client(), &next.id, &pattern).await.unwrap();
    world.letters(new).await;
}

/// Whom the mails that wait go to.
async fn recipients(world: &World) -> Vec<String> {
    let mails = world.identity.claim_mails().await.unwrap();
    mails.into_iter().map(|mail| mail.recipient).collect()
}

#[tokio::test]
async fn whoever_was_looked_up_before_the_address_changed_is_written_to_at_the_new_one() {
    on_both(async |test| {
        let world = World::with(test, |settings| settings.codes_per_hour = 20).await;
        let (ada, new) = (person("ada"), "ada@new.example");
        // Looked up before, as by a request that is under way.
        let who = world.enrolled(&ada).await;
        moved(&world, &who, &ada.email, new).await;
        let (browser, identity) = (client(), &world.identity);

        let view = identity.ask_recovery_codes(&who, &browser).await.unwrap();
        let pattern = world.mailed(new).await.unwrap();
        identity.renew_recovery_codes(&who, &browser, &view.id, &pattern).await.unwrap();
        assert_eq!(recipients(&world).await, [new]);

        let change =
            identity.change_factors(&who, &browser, ada.current(), ada.renewed().changes());
        let view = change.await.unwrap();
        let pattern = world.mailed(new).await.unwrap();
        identity.confirm_factors(&who, &browser, &view.id, &pattern).await.unwrap();
        assert_eq!(recipients(&world).await, [new]);

        let id = world.locked(&who, "t1").await.unwrap();
        let pattern = world.mailed(new).await.unwrap();
        identity.unlock(&who, &browser, &id, &pattern, None).await.unwrap();

        moved(&world, &who, new, "ada@newer.example").await;
        moved(&world, &who, "ada@newer.example", new).await;
        let view = identity.ask_erasure(&who, &browser).await.unwrap();
        let pattern = world.mailed(new).await.unwrap();
        identity.erase(&who, &browser, &view.id, &pattern).await.unwrap();
        assert_eq!(recipients(&world).await, [new]);
    })
    .await;
}

/// Has `act` begin while an address is being changed, and lets it go on once that is done.
async fn while_address_changes<T>(world: &World, new: &str, act: impl Future<Output = T>) -> T {
    let mut change = world.identity.database().begin().await.unwrap();
    sqlx::query("UPDATE accounts SET email = $1").bind(new).execute(&mut *change).await.unwrap();
    let mut act = std::pin::pin!(act);
    let waits = tokio::time::timeout(Duration::from_millis(200), &mut act).await;
    assert!(waits.is_err(), "it waits until the address is changed");
    change.commit().await.unwrap();
    act.await
}

#[tokio::test]
async fn what_an_operator_does_while_the_address_changes_is_told_to_the_new_one() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let (operator, identity) = (Client::default(), &world.identity);
        let whom = whom(&ada);
        let granted = identity.grant_admin(&whom, &operator);
        while_address_changes(&world, "first@new.example", granted).await.unwrap();
        assert_eq!(recipients(&world).await, ["first@new.example"]);
        let locked = identity.lock_account(&whom, &operator);
        while_address_changes(&world, "second@new.example", locked).await.unwrap();
        assert_eq!(recipients(&world).await, ["second@new.example"]);
        let unlocked = identity.unlock_account(&whom, &operator);
        while_address_changes(&world, "third@new.example", unlocked).await.unwrap();
        assert_eq!(recipients(&world).await, ["third@new.example"]);
        let erased = identity.erase_account_of(&whom, &operator);
        while_address_changes(&world, "fourth@new.example", erased).await.unwrap();
        assert_eq!(recipients(&world).await, ["fourth@new.example"]);
    })
    .await;
}
