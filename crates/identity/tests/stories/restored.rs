use database::testing::on_both;
use identity::{Error, Keys, Settled};

use crate::world::{World, client, person};

#[tokio::test]
async fn what_may_have_ended_since_the_backup_does_not_come_back_to_life() {
    on_both(async |test| {
        let world = World::on(test).await;
        let (ada, grace) = (person("ada"), person("grace"));
        let joined = world.joined(&ada).await;
        // Open: a ticket that waits for its request, a sign-in, an enrolment, a recovery.
        let unlock = world.locked(&joined.signed_in, "t1").await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        let who = &joined.signed_in;
        world.identity.unlock(who, &client(), &unlock, &pattern, None).await.unwrap();
        let recovery = world.proven(&ada, &joined.codes[0]).await;
        let (sign_in, pattern) = world.recognised(&ada).await;
        let applied = world.identity.apply(grace.application(), &client()).await.unwrap();
        let open = "SELECT COUNT(*) FROM sessions WHERE ended_at IS NULL";
        assert_eq!(world.count(open).await, 1);

        let whom = "ada".parse().unwrap();
        world.identity.grant_admin(&whom, &client()).await.unwrap();

        let mut transaction = world.identity.database().begin().await.unwrap();
        let settled = world.identity.settle_restored(&mut transaction, &client(), "today").await;
        transaction.commit().await.unwrap();
        let settled = settled.unwrap();
        assert_eq!((settled.sessions, settled.recoveries, settled.devices), (1, 1, 1));
        assert!(settled.challenges >= 3, "{settled:?}");
        assert_eq!(settled.administrators, 1);
        let detail = world.identity.account_detail(&whom).await.unwrap();
        assert_eq!(detail.summary.admin_since, None);

        assert_eq!(world.count(open).await, 0);
        let late = world.identity.complete_sign_in(&sign_in.id, &pattern, &client()).await;
        assert!(matches!(late, Err(Error::ChallengeOver)), "{late:?}");
        assert!(world.mailed(&grace.email).await.is_none(), "a code is mailed after all");
        assert!(world.identity.challenge(&applied.id).await.is_err());
        let renewed = ada.renewed().new_factors();
        assert!(world.identity.finish_recovery(&recovery, renewed, &client()).await.is_err());
        assert_eq!(world.told_of_sessions().await.len(), 1, "services end what they granted");
        // A second time there is nothing left, and the log is whole.
        let mut transaction = world.identity.database().begin().await.unwrap();
        let again = world.identity.settle_restored(&mut transaction, &client(), "today").await;
        transaction.commit().await.unwrap();
        assert_eq!(again.unwrap(), Settled::default());
        assert!(world.identity.verify_events(&[]).await.unwrap().flaws.is_empty());
        let noted = "SELECT COUNT(*) FROM events WHERE kind = 'site.restored'";
        assert_eq!(world.count(noted).await, 2);
        world.signed_in(&ada).await;
    })
    .await;
}

#[tokio::test]
async fn a_notice_that_waited_is_not_mailed_and_its_link_ends_nothing_more() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        world.signed_in(&ada).await;
        let before = world.disowning(&ada.email).await;
        world.signed_in(&ada).await;
        let waiting = "SELECT COUNT(*) FROM mails WHERE sent_at IS NULL AND challenge_id IS NULL";
        assert_eq!(world.count(waiting).await, 1);

        let mut transaction = world.identity.database().begin().await.unwrap();
        let settled = world.identity.settle_restored(&mut transaction, &client(), "today").await;
        transaction.commit().await.unwrap();
        let settled = settled.unwrap();
        assert_eq!((settled.notices, settled.reports), (1, 2));
        assert!(world.letters(&ada.email).await.is_empty(), "a notice is mailed once more");
        let used = world.identity.disown(&before, &client()).await;
        assert!(matches!(used, Err(Error::NotFound)), "{used:?}");
        // What happens from here on is told, with a link that works.
        world.signed_in(&ada).await;
        let after = world.disowning(&ada.email).await;
        world.identity.disown(&after, &client()).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_database_without_its_pepper_is_refused() {
    on_both(async |test| {
        let world = World::on(test).await;
        world.enrolled(&person("ada")).await;
        let folder = tempfile::tempdir().unwrap();
        Keys::load(folder.path(), &ambient::SystemEntropy, true).unwrap();
        let other = world.with_keys_of(folder.path()).await;
        let mut transaction = other.database().begin().await.unwrap();
        let refused = other.settle_restored(&mut transaction, &client(), "today").await;
        assert!(matches!(refused, Err(Error::Stored(_))), "{refused:?}");
    })
    .await;
}
