use std::{sync::Arc, time::Duration};

use ambient::ManualClock;
use database::{
    Backend,
    testing::{TestDatabase, on_both},
};
use identity::{Error, MailState, Message};

use crate::world::{World, client, person};

#[tokio::test]
async fn a_mail_that_is_not_taken_is_tried_again_until_its_code_expires() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let view = world.identity.apply(ada.application(), &client()).await.unwrap();
        let mail = world.identity.claim_mails().await.unwrap().remove(0);
        world.identity.mail_failed(&mail).await.unwrap();
        assert!(world.identity.claim_mails().await.unwrap().is_empty());
        assert_eq!(world.identity.challenge(&view.id).await.unwrap().mail, MailState::Delayed);
        world.pass(1);
        let again = world.identity.claim_mails().await.unwrap().remove(0);
        assert_eq!(again.letter, mail.letter);
        world.identity.mail_failed(&again).await.unwrap();
        world.pass(600);
        assert!(world.identity.claim_mails().await.unwrap().is_empty());
        world.identity.tidy().await.unwrap();
        assert_eq!(
            world.count("SELECT COUNT(*) FROM mails WHERE sealed_body IS NOT NULL").await,
            0
        );
    })
    .await;
}

#[tokio::test]
async fn a_mail_whose_worker_died_is_taken_over() {
    on_both(async |test| {
        let world = World::on(test).await;
        world.identity.apply(person("ada").application(), &client()).await.unwrap();
        assert_eq!(world.identity.claim_mails().await.unwrap().len(), 1);
        assert!(world.identity.claim_mails().await.unwrap().is_empty());
        world.pass(60);
        assert_eq!(world.identity.claim_mails().await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_worker_that_is_late_leaves_what_was_taken_over_to_whoever_has_it() {
    on_both(async |test| {
        let world = World::on(test).await;
        world.enrolled(&person("grace")).await;
        world.identity.apply(person("ada").application(), &client()).await.unwrap();
        let (late, told_late) = (
            world.identity.claim_mails().await.unwrap().remove(0),
            world.identity.claim_deliveries().await.unwrap().remove(0),
        );
        world.pass(60);
        let mail = world.identity.claim_mails().await.unwrap().remove(0);
        let told = world.identity.claim_deliveries().await.unwrap().remove(0);
        world.identity.mail_failed(&late).await.unwrap();
        world.identity.not_delivered(&told_late).await.unwrap();
        world.identity.mail_sent(&late).await.unwrap();
        world.identity.delivered(&told_late).await.unwrap();
        world.pass(20);
        assert!(world.identity.claim_mails().await.unwrap().is_empty());
        assert!(world.identity.claim_deliveries().await.unwrap().is_empty());
        world.identity.mail_failed(&mail).await.unwrap();
        world.identity.not_delivered(&told).await.unwrap();
        world.pass(30);
        assert_eq!(world.identity.claim_mails().await.unwrap().len(), 1);
        assert_eq!(world.identity.claim_deliveries().await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_a_replica_with_another_clock_has_claimed_is_claimed() {
    on_both(async |test| {
        let world = World::on(test).await;
        for (ahead, name) in [(1, "ada"), (30_000, "grace")] {
            world.enrolled(&person(name)).await;
            world.pass(60);
            world.identity.apply(person("hedy").application(), &client()).await.unwrap();
            let now = ambient::Clock::now(&*world.clock);
            let other = ManualClock::starting_at(now.plus(Duration::from_millis(ahead)));
            let (replica, third) = (world.under(Arc::new(other)).await, world.replica().await);
            assert!(!replica.claim_mails().await.unwrap().is_empty());
            // Nobody has rung at this one.
            assert_eq!(third.claim_mails().await.unwrap().len(), 0, "{ahead} ms");
            assert_eq!(world.identity.claim_mails().await.unwrap().len(), 0, "{ahead} ms");
            let told = replica.claim_deliveries().await.unwrap();
            assert!(!told.is_empty());
            assert_eq!(world.identity.claim_deliveries().await.unwrap().len(), 0, "{ahead} ms");
        }
    })
    .await;
}

/// Whether somebody who waits for it would go on now.
async fn rings(bell: impl Future<Output = ()>) -> bool {
    tokio::select! {
        biased;
        () = bell => true,
        () = std::future::ready(()) => false,
    }
}

#[tokio::test]
async fn an_outbox_rings_once_what_was_put_into_it_is_lasting() {
    on_both(async |test| {
        let world = World::with(test, |settings| settings.codes_per_hour = 1).await;
        let (identity, ada) = (&world.identity, person("ada"));
        assert!(!rings(identity.mail_queued()).await);
        let view = identity.apply(ada.application(), &client()).await.unwrap();
        assert!(rings(identity.mail_queued()).await);
        assert!(!rings(identity.mail_queued()).await);
        let refused = identity.apply(ada.application(), &client()).await;
        assert!(matches!(refused, Err(Error::TooManyCodes { .. })), "{refused:?}");
        assert!(!rings(identity.mail_queued()).await);
        world.pass(30);
        identity.send_again(&view.id).await.unwrap();
        assert!(rings(identity.mail_queued()).await);

        let pattern = world.mailed(&ada.email).await.unwrap();
        assert!(!rings(identity.delivery_queued()).await);
        identity.enrol(&view.id, &pattern, &client()).await.unwrap();
        assert!(rings(identity.delivery_queued()).await);
        assert!(!rings(identity.mail_queued()).await);
    })
    .await;
}

#[tokio::test]
async fn what_is_handed_over_is_claimed_by_nobody_else_until_its_claim_runs_out() {
    on_both(async |test| {
        let world = World::with(test, |settings| settings.codes_per_hour = 1).await;
        let (identity, replica, ada) = (&world.identity, world.replica().await, person("ada"));
        let mut handed = identity.mails_by_hand();
        let view = identity.apply(ada.application(), &client()).await.unwrap();
        let mail = handed.try_recv().unwrap();
        assert_eq!(mail.recipient, ada.email);
        assert!(!rings(identity.mail_queued()).await);
        for worker in [identity, &replica] {
            assert!(worker.claim_mails().await.unwrap().is_empty());
        }
        assert_eq!(identity.challenge(&view.id).await.unwrap().mail, MailState::Queued);

        // What was rolled back is handed to nobody.
        let refused = identity.apply(ada.application(), &client()).await;
        assert!(matches!(refused, Err(Error::TooManyCodes { .. })), "{refused:?}");
        assert!(handed.try_recv().is_err());

        identity.mail_failed(&mail).await.unwrap();
        assert_eq!(identity.challenge(&view.id).await.unwrap().mail, MailState::Delayed);
        world.pass(1);
        let again = replica.claim_mails().await.unwrap().remove(0);
        assert_eq!(again.letter, mail.letter);
        replica.mail_sent(&again).await.unwrap();
        // Whoever had it first is late.
        identity.mail_failed(&mail).await.unwrap();
        assert_eq!(identity.challenge(&view.id).await.unwrap().mail, MailState::Sent);

        // Whoever takes the next one dies before it is sent.
        let grace = person("grace");
        identity.apply(grace.application(), &client()).await.unwrap();
        assert_eq!(handed.try_recv().unwrap().recipient, grace.email);
        world.pass(59);
        assert!(replica.claim_mails().await.unwrap().is_empty());
        world.pass(1);
        assert_eq!(replica.claim_mails().await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_nobody_takes_as_fast_as_it_comes_is_left_to_be_claimed() {
    on_both(async |test| {
        let world = World::on(test).await;
        let identity = &world.identity;
        let mut handed = identity.mails_by_hand();
        for number in 0..22 {
            let stranger = person(&format!("stranger-{number}"));
            identity.apply(stranger.application(), &client()).await.unwrap();
        }
        assert!(rings(identity.mail_queued()).await);
        assert_eq!(identity.claim_mails().await.unwrap().len(), 2);
        for _ in 0..20 {
            identity.mail_sent(&handed.try_recv().unwrap()).await.unwrap();
        }
        assert!(handed.try_recv().is_err());

        identity.apply(person("ada").application(), &client()).await.unwrap();
        handed.close();
        identity.apply(person("grace").application(), &client()).await.unwrap();
        assert!(handed.recv().await.is_some());
        assert!(handed.recv().await.is_none());
        assert_eq!(identity.claim_mails().await.unwrap().len(), 1);
    })
    .await;
}

/// Ends whoever commits a mail, in the middle of it.
const END_AT_COMMIT: &str = "CREATE FUNCTION end_it() RETURNS trigger LANGUAGE plpgsql AS \
    $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$; \
    CREATE CONSTRAINT TRIGGER ended AFTER INSERT ON mails DEFERRABLE INITIALLY DEFERRED \
    FOR EACH ROW EXECUTE FUNCTION end_it()";

#[tokio::test]
async fn what_was_perhaps_committed_is_handed_to_nobody_and_left_to_be_claimed() {
    let world = World::on(TestDatabase::new(Backend::Postgres).await).await;
    let (identity, ada) = (&world.identity, person("ada"));
    let mut connection = identity.database().lend().await.unwrap();
    sqlx::raw_sql(END_AT_COMMIT).execute(&mut *connection).await.unwrap();
    let mut handed = identity.mails_by_hand();
    let uncertain = identity.apply(ada.application(), &client()).await;
    let uncertain = uncertain.unwrap_err();
    assert!(matches!(uncertain, Error::Database(database::Error::Uncertain(_))), "{uncertain:?}");
    identity.mail_queued().await;
    assert!(handed.try_recv().is_err());
    sqlx::query("DROP TRIGGER ended ON mails").execute(identity.database().pool()).await.unwrap();
    identity.apply(ada.application(), &client()).await.unwrap();
    assert_eq!(handed.try_recv().unwrap().recipient, ada.email);
}

#[tokio::test]
async fn more_mails_than_are_claimed_at_once_wait_for_no_ring() {
    on_both(async |test| {
        let world = World::on(test).await;
        for number in 0..25 {
            let stranger = person(&format!("stranger-{number}"));
            world.identity.apply(stranger.application(), &client()).await.unwrap();
        }
        assert!(rings(world.identity.mail_queued()).await);
        assert_eq!(world.identity.claim_mails().await.unwrap().len(), 20);
        assert!(rings(world.identity.mail_queued()).await);
        assert_eq!(world.identity.claim_mails().await.unwrap().len(), 5);
        assert!(!rings(world.identity.mail_queued()).await);
    })
    .await;
}

#[tokio::test]
async fn twenty_workers_share_the_work_without_doing_any_twice() {
    on_both(async |test| {
        let world = World::on(test).await;
        for name in ["ada", "grace", "hedy"] {
            world.identity.apply(person(name).application(), &client()).await.unwrap();
        }
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..20 {
            let identity = world.identity.clone();
            tasks.spawn(async move { identity.claim_mails().await.unwrap().len() });
        }
        assert_eq!(tasks.join_all().await.iter().sum::<usize>(), 3);
    })
    .await;
}

#[tokio::test]
async fn an_account_is_provisioned_even_if_the_service_is_down_at_first() {
    on_both(async |test| {
        let world = World::on(test).await;
        let joined = world.joined(&person("ada")).await;
        let seen = async || {
            let person = world.identity.session(&joined.session).await.unwrap();
            let services = person.services().iter();
            services.map(|s| (s.service.clone(), s.ready, s.attempts)).collect::<Vec<_>>()
        };
        assert_eq!(seen().await, [("vault".to_owned(), false, 0)]);
        let due = world.identity.claim_deliveries().await.unwrap().remove(0);
        assert_eq!(
            (due.service.as_str(), &due.message),
            ("vault", &Message::Account(*joined.signed_in.account()))
        );
        world.identity.not_delivered(&due).await.unwrap();
        assert_eq!(seen().await, [("vault".to_owned(), false, 1)]);
        assert!(world.identity.claim_deliveries().await.unwrap().is_empty());
        world.pass(1);
        let again = world.identity.claim_deliveries().await.unwrap().remove(0);
        world.identity.delivered(&again).await.unwrap();
        assert_eq!(seen().await, [("vault".to_owned(), true, 2)]);
        world.pass(3600);
        assert!(world.identity.claim_deliveries().await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_was_queued_under_a_clock_that_was_ahead_is_told_once() {
    on_both(async |test| {
        let world = World::on(test).await;
        let session = world.enrolled(&person("ada")).await;
        for due in world.identity.claim_deliveries().await.unwrap() {
            world.identity.delivered(&due).await.unwrap();
        }
        let now = ambient::Clock::now(&*world.clock);
        world.pass(86_400);
        world.identity.sign_out(&session, &client()).await.unwrap();
        world.clock.set(now);
        let told = world.identity.claim_deliveries().await.unwrap();
        assert_eq!(told.len(), 1);
        world.identity.delivered(&told[0]).await.unwrap();
        world.pass(3600);
        assert!(world.identity.claim_deliveries().await.unwrap().is_empty());
        let left = "SELECT COUNT(*) FROM deliveries WHERE delivered_at IS NULL";
        assert_eq!(world.count(left).await, 0);
    })
    .await;
}

#[tokio::test]
async fn whoever_is_signed_in_sees_every_service_or_none() {
    on_both(async |test| {
        let none = World::with(test, |settings| settings.services.clear()).await;
        let ada = none.enrolled(&person("ada")).await;
        assert_eq!(ada.services(), []);
        let names = |services: &[&str]| services.iter().map(|&name| name.to_owned()).collect();
        let two = none.restarted(|settings| settings.services = names(&["vault", "notes"])).await;
        let grace = two.enrolled(&person("grace")).await;
        let seen: Vec<&str> = grace.services().iter().map(|s| s.service.as_str()).collect();
        assert_eq!(seen, ["notes", "vault"]);
        assert!(two.signed_in(&person("ada")).await.1.services().is_empty());
    })
    .await;
}
