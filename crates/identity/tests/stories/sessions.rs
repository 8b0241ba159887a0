use database::testing::on_both;
use identity::{Error, Message};

use crate::world::{World, client, person};

#[tokio::test]
async fn a_session_ends_after_an_hour_without_use() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let (token, _) = world.signed_in(&ada).await;
        world.pass(3599);
        world.identity.session(&token).await.unwrap();
        world.pass(3599);
        world.identity.session(&token).await.unwrap();
        world.pass(3600);
        assert!(matches!(world.identity.session(&token).await, Err(Error::SignedOut)));
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_after_a_day_however_much_it_is_used() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let (token, _) = world.signed_in(&ada).await;
        for _ in 0..47 {
            world.pass(1800);
            world.identity.session(&token).await.unwrap();
        }
        world.pass(1800);
        assert!(matches!(world.identity.session(&token).await, Err(Error::SignedOut)));
    })
    .await;
}

#[tokio::test]
async fn signing_out_ends_the_session_and_tells_the_services() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let (token, session) = world.signed_in(&ada).await;
        world.identity.sign_out(&session, &client()).await.unwrap();
        assert!(matches!(world.identity.session(&token).await, Err(Error::SignedOut)));
        let told = world.told_of_sessions().await;
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].message, Message::SessionEnded(session.session().clone()));
        assert!(world.identity.claim_deliveries().await.unwrap().is_empty());
        world.identity.delivered(&told[0]).await.unwrap();
        world.pass(3600);
        assert!(world.told_of_sessions().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn only_a_digest_of_the_token_is_stored() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let (token, _) = world.signed_in(&ada).await;
        assert_eq!(token.reveal().len(), 43);
        let rows: Vec<(Vec<u8>, Vec<u8>)> = sqlx::query_as("SELECT id, token FROM sessions")
            .fetch_all(world.identity.database().pool())
            .await
            .unwrap();
        for (id, stored) in rows {
            for bytes in [id, stored] {
                let text = bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
                let parsed = token.reveal();
                assert!(!parsed.contains(&text));
                assert_ne!(bytes, parsed.as_bytes());
            }
        }
    })
    .await;
}

#[tokio::test]
async fn an_idle_session_stays_ended_when_the_clock_goes_back() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let (token, session) = world.signed_in(&ada).await;
        world.pass(3600);
        world.identity.tidy().await.unwrap();
        world.clock.set(ambient::Timestamp::from_millis(1_800_000_000_000));
        assert!(matches!(world.identity.session(&token).await, Err(Error::SignedOut)));
        world.pass(3600);
        let told = world.identity.claim_deliveries().await.unwrap();
        assert!(
            told.iter()
                .any(|told| told.message == Message::SessionEnded(session.session().clone()))
        );
    })
    .await;
}

#[tokio::test]
async fn a_session_that_was_said_to_be_over_stays_so_when_the_clock_goes_back() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let (token, session) = world.signed_in(&ada).await;
        world.pass(86_400);
        assert!(matches!(world.identity.session(&token).await, Err(Error::SignedOut)));
        world.clock.set(ambient::Timestamp::from_millis(1_800_000_060_000));
        assert!(matches!(world.identity.session(&token).await, Err(Error::SignedOut)));
        world.pass(86_400);
        let told = world.identity.claim_deliveries().await.unwrap();
        let ended = Message::SessionEnded(session.session().clone());
        assert!(told.iter().any(|told| told.message == ended));
    })
    .await;
}

#[tokio::test]
async fn a_person_sees_and_ends_their_own_sessions_and_nobody_elses() {
    on_both(async |test| {
        let world = World::on(test).await;
        let (ada, grace) = (person("ada"), person("grace"));
        let here = world.enrolled(&ada).await;
        let (there, _) = world.signed_in(&ada).await;
        let other = world.enrolled(&grace).await;
        let sessions = world.identity.sessions(&here).await.unwrap();
        assert_eq!(sessions.len(), 2);
        let that = sessions.iter().find(|session| !session.this).unwrap();
        let refused = world.identity.end_session(&other, &client(), &that.sid).await.unwrap_err();
        assert!(matches!(refused, Error::NotFound), "{refused:?}");
        world.identity.end_session(&here, &client(), &that.sid).await.unwrap();
        assert!(matches!(world.identity.session(&there).await, Err(Error::SignedOut)));
        let again = world.identity.end_session(&here, &client(), &that.sid).await.unwrap_err();
        assert!(matches!(again, Error::NotFound), "{again:?}");
        assert_eq!(world.identity.sessions(&here).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn ending_other_sessions_needs_a_pattern_that_is_fresh_by_any_clock() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        let joined = world.joined(&ada).await;
        let (there, _) = world.signed_in(&ada).await;
        let who = &joined.signed_in;
        world.pass(300);
        let sid = there_sid(&world, who).await;
        let stale = world.identity.end_session(who, &client(), &sid).await.unwrap_err();
        assert!(matches!(stale, Error::Stale), "{stale:?}");
        let stale = world.identity.end_other_sessions(who, &client()).await.unwrap_err();
        assert!(matches!(stale, Error::Stale), "{stale:?}");
        world.clock.set(ambient::Timestamp::from_millis(1_799_999_000_000));
        let stale = world.identity.end_other_sessions(who, &client()).await.unwrap_err();
        assert!(matches!(stale, Error::Stale), "{stale:?}");
        world.clock.set(ambient::Timestamp::from_millis(1_800_000_300_000));
        let view = world.identity.ask_fresh_pattern(who, &client()).await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        let token = world.identity.confirm(who, &client(), &view.id, &pattern).await.unwrap();
        assert!(matches!(world.identity.session(&joined.session).await, Err(Error::SignedOut)));
        let fresh = world.identity.session(&token).await.unwrap();
        assert_eq!(world.identity.end_other_sessions(&fresh, &client()).await.unwrap(), 1);
        assert!(matches!(world.identity.session(&there).await, Err(Error::SignedOut)));
        world.identity.session(&token).await.unwrap();
    })
    .await;
}

async fn there_sid(world: &World, who: &identity::SignedIn) -> String {
    let sessions = world.identity.sessions(who).await.unwrap();
    sessions.into_iter().find(|session| !session.this).unwrap().sid
}

#[tokio::test]
async fn who_is_looked_up_at_the_same_moment_is_not_mistaken_for_somebody_else() {
    on_both(async |test| {
        let world = World::on(test).await;
        let people = ["ada", "bob", "eve"].map(person);
        let mut tokens = Vec::new();
        for somebody in &people {
            world.enrolled(somebody).await;
            tokens.push((world.signed_in(somebody).await.0, somebody.username.clone()));
        }
        let (over, session) = world.signed_in(&people[0]).await;
        world.identity.sign_out(&session, &client()).await.unwrap();
        let unknown = "A".repeat(43).parse().unwrap();
        for _ in 0..20 {
            let [ada, bob, eve] = [0, 1, 2].map(|who| world.identity.session(&tokens[who].0));
            let nobody = [&over, &unknown].map(|token| world.identity.session(token));
            let [left, never] = nobody;
            let again = world.identity.session(&tokens[0].0);
            let (ada, left, bob, again, never, eve) =
                tokio::join!(ada, left, bob, again, never, eve);
            let found = [ada, bob, eve, again].map(|person| person.unwrap().username().to_owned());
            assert_eq!(found, [0, 1, 2, 0].map(|who| tokens[who].1.clone()));
            assert!([left, never].iter().all(|it| matches!(it, Err(Error::SignedOut))));
            world.identity.session(&tokens[0].0).await.unwrap();
        }
    })
    .await;
}
