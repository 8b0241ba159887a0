//! Two gateways whose clocks are a little apart.

use std::{sync::Arc, time::Duration};

use ambient::{Clock as _, ManualClock};
use database::testing::on_both;
use identity::{AttemptKey, Error, Settings, Wish};

use crate::world::{World, client, person};

const AHEAD: Duration = Duration::from_secs(3);
const LIST: Wish<'_> = Wish { service: "vault", method: "GET", path: "/records" };

fn ahead_of(world: &World) -> Arc<ManualClock> {
    Arc::new(ManualClock::starting_at(world.clock.now().plus(AHEAD)))
}

#[tokio::test]
async fn a_pattern_drawn_at_the_one_opens_at_the_other() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let (token, session) = world.signed_in(&ada).await;
        let ahead = world.under(ahead_of(&world)).await;
        let key = "a".repeat(32).parse::<AttemptKey>().unwrap();
        let id = world.locked(&session, "t1").await.unwrap();
        let pattern = world.mailed(&ada.email).await.unwrap();
        ahead.unlock(&session, &client(), &id, &pattern, Some(&key)).await.unwrap();

        // The answer was lost, and the browser asks again.
        let here = &world.identity;
        let confirmed = here.unlock_again(&token, &id, &pattern, &key).await.unwrap();
        let session = here.session(&confirmed.token).await.unwrap();
        here.check_fresh(&session).unwrap();
        assert_eq!(here.pattern_age(&session), Some(Duration::ZERO));
        let unlocked = here.take_unlocked(&session, LIST).await.unwrap().unwrap();
        // As no service takes a pattern that is to be drawn.
        assert_eq!(unlocked.at(), world.clock.now());
    })
    .await;
}

#[tokio::test]
async fn going_from_one_to_the_other_fills_no_bucket() {
    let small = |settings: &mut Settings| {
        settings.network_burst = 10;
        settings.network_per_minute = 60;
    };
    on_both(async |test| {
        let world = World::with(test, small).await;
        let ahead = world.beside(ahead_of(&world), small).await;
        let mut let_in = 0;
        for number in 0..15 {
            let stranger = person(&format!("stranger-{number}"));
            for gateway in [&world.identity, &ahead] {
                match gateway.sign_in(stranger.guess(), &client()).await {
                    Err(Error::Refused) => let_in += 1,
                    Err(Error::Throttled { .. }) => {}
                    other => panic!("{other:?}"),
                }
            }
        }
        // The later clock has filled it once, when there was room for one.
        assert_eq!(let_in, 10 + 1);
    })
    .await;
}
