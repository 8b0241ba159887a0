//! What a server breaks off is done again. Only PostgreSQL does that.

use database::{Backend, testing::TestDatabase};
use identity::Client;

use crate::{
    admin::{promoted, whom},
    world::{World, client, person},
};

/// Ends every connection that waits for a lock, as soon as one does.
const END_WAITING: &str = "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity \
    WHERE datname = current_database() AND wait_event_type = 'Lock'";

/// Does `act` while somebody else holds every account and every session, and ends its connection
/// where it waits for them. What comes of it, and how often it was done again.
async fn broken_off<T>(world: &World, act: impl Future<Output = T>) -> (T, u64) {
    let database = world.identity.database();
    let before = database.repeated();
    let mut holder = database.begin().await.unwrap();
    for hold in ["UPDATE accounts SET email = email", "UPDATE sessions SET seen_at = seen_at"] {
        sqlx::query(hold).execute(&mut *holder).await.unwrap();
    }
    let breaking = async {
        while world.count(END_WAITING).await == 0 {}
        holder.commit().await.unwrap();
    };
    let (done, ()) = tokio::join!(act, breaking);
    (done, database.repeated() - before)
}

async fn world() -> World {
    World::on(TestDatabase::new(Backend::Postgres).await).await
}

/// How many events of a kind there are.
async fn events(world: &World, kind: &str) -> i64 {
    let query = "SELECT COUNT(*) FROM events WHERE kind = $1";
    sqlx::query_scalar(query).bind(kind).fetch_one(world.identity.database().pool()).await.unwrap()
}

#[tokio::test]
async fn an_administrators_acts_are_done_again_and_happen_once() {
    let world = world().await;
    let admin = promoted(&world, &person("ada")).await;
    let grace = person("grace");
    let first = world.joined(&grace).await;
    world.signed_in(&grace).await;
    let (id, sid) = (first.signed_in.account(), first.signed_in.session().sid());
    let (browser, identity) = (client(), &world.identity);
    let admin = identity.admin(&admin).await.unwrap();

    let act = identity.end_session_as(&admin, &browser, id, &sid);
    let (seen, again) = broken_off(&world, act).await;
    assert_eq!((seen.unwrap().sessions.len(), again), (1, 1));
    let act = identity.end_sessions_as(&admin, &browser, id);
    let (seen, again) = broken_off(&world, act).await;
    assert_eq!((seen.unwrap().sessions.len(), again), (0, 1));
    let (seen, again) = broken_off(&world, identity.lock_as(&admin, &browser, id)).await;
    assert_eq!((seen.unwrap().detail.summary.locked_at.is_some(), again), (true, 1));
    let (seen, again) = broken_off(&world, identity.unlock_as(&admin, &browser, id)).await;
    assert_eq!((seen.unwrap().detail.summary.locked_at, again), (None, 1));

    assert_eq!(events(&world, "session.ended").await, 2);
    assert_eq!(events(&world, "account.locked").await, 1);
    assert_eq!(events(&world, "account.unlocked").await, 1);
    assert_eq!(identity.verify_events(&[]).await.unwrap().flaws, []);
}

#[tokio::test]
async fn an_operators_acts_are_done_again_and_happen_once() {
    let world = world().await;
    let (ada, operator) = (person("ada"), Client::default());
    let joined = world.joined(&ada).await;
    world.joined(&person("grace")).await;
    let (identity, whom) = (&world.identity, whom(&ada));

    let (done, again) = broken_off(&world, identity.grant_admin(&whom, &operator)).await;
    assert_eq!((done.unwrap().admin_since.is_some(), again), (true, 1));
    let (done, again) = broken_off(&world, identity.revoke_admin(&whom, &operator)).await;
    assert_eq!((done.unwrap().admin_since, again), (None, 1));
    let (ended, again) = broken_off(&world, identity.end_sessions_of(&whom, &operator)).await;
    assert_eq!((ended.unwrap(), again), (1, 1));
    let (ended, again) = broken_off(&world, identity.end_all_sessions(&operator)).await;
    assert_eq!((ended.unwrap(), again), (1, 1));
    let (done, again) = broken_off(&world, identity.lock_account(&whom, &operator)).await;
    assert_eq!((done.unwrap().locked_at.is_some(), again), (true, 1));
    let (done, again) = broken_off(&world, identity.unlock_account(&whom, &operator)).await;
    assert_eq!((done.unwrap().locked_at, again), (None, 1));
    let account = joined.signed_in.account();
    let (claimed, again) = broken_off(&world, identity.claim_account(account, "vault")).await;
    assert_eq!((claimed.unwrap().is_some(), again), (true, 1));
    let (erased, again) = broken_off(&world, identity.erase_account_of(&whom, &operator)).await;
    assert_eq!((erased.unwrap().username, again), ("ada".to_owned(), 1));
    assert_eq!(world.count("SELECT COUNT(*) FROM accounts").await, 1);
    assert_eq!(events(&world, "account.erased").await, 1);
    assert_eq!(identity.verify_events(&[]).await.unwrap().flaws, []);
}

#[tokio::test]
async fn a_lost_answer_is_given_again_also_where_that_is_broken_off() {
    let world = world().await;
    let ada = person("ada");
    world.enrolled(&ada).await;
    let (token, session) = world.signed_in(&ada).await;
    let key = "a".repeat(32).parse().unwrap();
    let id = world.locked(&session, "t1").await.unwrap();
    let pattern = world.mailed(&ada.email).await.unwrap();
    world.identity.unlock(&session, &client(), &id, &pattern, Some(&key)).await.unwrap();
    let given = world.identity.unlock_again(&token, &id, &pattern, &key);
    let (given, again) = broken_off(&world, given).await;
    assert_eq!(again, 1);
    world.identity.session(&given.unwrap().token).await.unwrap();
}

#[tokio::test]
async fn a_rotation_of_the_pepper_goes_on_where_it_was_broken_off() {
    let folder = tempfile::tempdir().unwrap();
    let mut world = world().await;
    let ada = person("ada");
    world.identity = world.with_keys_of(folder.path()).await;
    world.enrolled(&ada).await;
    let operator = Client::default();
    let rotated = world.identity.rotate_pepper(&operator);
    let (sealed, again) = broken_off(&world, rotated).await;
    assert_eq!((sealed.unwrap(), again), (1, 1));
    assert!(world.accepts(&ada).await);
}
