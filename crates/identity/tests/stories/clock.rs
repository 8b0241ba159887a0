//! A clock that is turned: nothing comes back to life, and nobody waits for it to catch up.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use ambient::{Clock, ManualClock, Timestamp};
use database::testing::on_both;
use identity::{AttemptKey, Error};

use crate::world::{World, client, other_than, person};

const DAY: u64 = 24 * 3600;
const LONGEST: u64 = 900;

/// How long whoever was refused has to wait.
fn wait<T: std::fmt::Debug>(refused: Result<T, Error>) -> u64 {
    match refused {
        Err(Error::Throttled { retry_after }) => retry_after.as_secs(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_wait_from_a_clock_that_was_ahead_is_the_longest_delay_and_runs_from_there() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let (identity, browser, began) = (&world.identity, client(), world.clock.now());
        world.pass(DAY);
        for _ in 0..5 {
            identity.sign_in(ada.guess(), &browser).await.unwrap_err();
        }
        assert_eq!(wait(identity.sign_in(ada.credentials(), &browser).await), 1);
        world.clock.set(began);
        assert_eq!(wait(identity.sign_in(ada.credentials(), &browser).await), LONGEST);
        world.pass(LONGEST - 1);
        assert_eq!(wait(identity.sign_in(ada.credentials(), &browser).await), 1);
        world.pass(1);
        world.signed_in(&ada).await;
    })
    .await;
}

#[tokio::test]
async fn patterns_and_recoveries_from_a_clock_that_was_ahead_wait_no_longer_either() {
    on_both(async |test| {
        let world = World::with(test, |settings| settings.free_failures = 1).await;
        let ada = person("ada");
        let joined = world.joined(&ada).await;
        let (identity, browser, began) = (&world.identity, client(), world.clock.now());
        world.pass(DAY);
        let (view, pattern) = world.recognised(&ada).await;
        let wrong = identity.complete_sign_in(&view.id, &other_than(&pattern), &browser).await;
        assert!(matches!(wrong, Err(Error::WrongPattern { .. })), "{wrong:?}");
        identity.recover(&ada.username, "none", &browser).await.unwrap_err();

        world.clock.set(began);
        let drawn = async || identity.complete_sign_in(&view.id, &pattern, &browser).await;
        let recovered = async || identity.recover(&ada.username, &joined.codes[0], &browser).await;
        assert_eq!(wait(drawn().await), LONGEST);
        assert_eq!(wait(recovered().await), LONGEST);
        world.pass(LONGEST - 1);
        assert_eq!(wait(drawn().await), 1);
        assert_eq!(wait(recovered().await), 1);
        world.pass(1);
        drawn().await.unwrap();
        recovered().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_is_stopped_stays_so_whatever_the_clock_does() {
    on_both(async |test| {
        let world = World::with(test, |settings| {
            settings.most_failures = 3;
            settings.free_failures = 50;
        })
        .await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let began = world.clock.now();
        world.pass(DAY);
        for _ in 0..3 {
            world.identity.sign_in(ada.guess(), &client()).await.unwrap_err();
        }
        for now in [began, began.plus(Duration::from_secs(LONGEST)), began] {
            world.clock.set(now);
            let refused = world.identity.sign_in(ada.credentials(), &client()).await;
            assert!(matches!(refused, Err(Error::Stopped)), "{refused:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_empty_bucket_fills_again_after_a_clock_that_was_ahead() {
    on_both(async |test| {
        let world = World::with(test, |settings| {
            settings.network_burst = 3;
            settings.network_per_minute = 60;
        })
        .await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let began = world.clock.now();
        let guess = async || world.identity.sign_in(ada.guess(), &client()).await;
        world.pass(DAY);
        for _ in 0..3 {
            assert!(matches!(guess().await, Err(Error::Refused)));
        }
        wait(guess().await);
        world.clock.set(began);
        // It is as empty as it was, and owes this one.
        wait(guess().await);
        world.pass(1);
        wait(guess().await);
        world.pass(1);
        assert!(matches!(guess().await, Err(Error::Refused)));
    })
    .await;
}

#[tokio::test]
async fn a_code_that_a_page_has_shown_as_over_stays_so() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let (view, pattern) = world.recognised(&ada).await;
        let began = world.clock.now();
        world.pass(600);
        let over = world.identity.challenge(&view.id).await;
        assert!(matches!(over, Err(Error::ChallengeOver)), "{over:?}");
        world.clock.set(began);
        let over = world.identity.complete_sign_in(&view.id, &pattern, &client()).await;
        assert!(matches!(over, Err(Error::ChallengeOver)), "{over:?}");
    })
    .await;
}

/// A clock that leaps forward while somebody is answered: after it was read so often.
#[derive(Debug)]
struct Leaping {
    clock: Arc<ManualClock>,
    reads: AtomicU32,
    leap: Duration,
}

impl Clock for Leaping {
    fn now(&self) -> Timestamp {
        let now = self.clock.now();
        if self.reads.fetch_sub(1, Ordering::SeqCst) == 1 {
            self.clock.advance(self.leap);
        }
        now
    }
}

/// More often than any answer reads the clock.
const READS: u32 = 16;

#[tokio::test]
async fn whenever_a_code_runs_out_while_it_is_answered_whoever_was_told_is_told_for_good() {
    on_both(async |test| {
        let world = World::with(test, |settings| {
            settings.codes_per_hour = 100;
            settings.free_failures = 50;
        })
        .await;
        let ada = person("ada");
        let who = world.enrolled(&ada).await;
        let (browser, began) = (client(), world.clock.now());
        let mut told = 0;
        for reads in 1..READS {
            let view = world.identity.ask_fresh_pattern(&who, &browser).await.unwrap();
            let pattern = world.mailed(&ada.email).await.unwrap();
            let leap = Duration::from_secs(600);
            let clock = Leaping { clock: world.clock.clone(), reads: reads.into(), leap };
            let identity = world.under(Arc::new(clock)).await;
            let answered = identity.confirm(&who, &browser, &view.id, &pattern).await;
            world.clock.set(began);
            if let Err(refused) = answered {
                assert!(matches!(refused, Error::ChallengeOver), "{refused:?}");
                told += 1;
            }
            let again = world.identity.confirm(&who, &browser, &view.id, &pattern).await;
            assert!(matches!(again, Err(Error::ChallengeOver)), "{reads} reads: {again:?}");
        }
        // Before the pattern is compared, and after that.
        assert!(told > 1, "{told}");
    })
    .await;
}

#[tokio::test]
async fn whenever_a_recovery_runs_out_while_it_is_finished_whoever_was_told_is_told_for_good() {
    on_both(async |test| {
        let world = World::with(test, |settings| settings.codes_per_hour = 100).await;
        let ada = person("ada");
        let joined = world.joined(&ada).await;
        let (browser, began) = (client(), world.clock.now());
        let mut told = 0;
        for (code, reads) in joined.codes.iter().zip(1..READS) {
            let token = world.proven(&ada, code).await;
            let leap = Duration::from_secs(900);
            let clock = Leaping { clock: world.clock.clone(), reads: reads.into(), leap };
            let identity = world.under(Arc::new(clock)).await;
            let finished = identity.finish_recovery(&token, ada.new_factors(), &browser).await;
            world.clock.set(began);
            if let Err(refused) = finished {
                assert!(matches!(refused, Error::ChallengeOver), "{refused:?}");
                told += 1;
            }
            let again = world.identity.finish_recovery(&token, ada.new_factors(), &browser).await;
            assert!(matches!(again, Err(Error::ChallengeOver)), "{reads} reads: {again:?}");
        }
        assert!(told > 1, "{told}");
    })
    .await;
}

#[tokio::test]
async fn an_answer_whose_minute_has_passed_is_not_given_again_when_the_clock_goes_back() {
    on_both(async |test| {
        let world = World::on(test).await;
        let ada = person("ada");
        world.enrolled(&ada).await;
        let (identity, began) = (&world.identity, world.clock.now());
        let key = "a".repeat(32).parse::<AttemptKey>().unwrap();
        // Told so too late, and too early: by a clock that had gone back already.
        for (ticket, seconds) in [("late", 60), ("early", -6)] {
            let (token, session) = world.signed_in(&ada).await;
            let id = world.locked(&session, ticket).await.unwrap();
            let pattern = world.mailed(&ada.email).await.unwrap();
            identity.unlock(&session, &client(), &id, &pattern, Some(&key)).await.unwrap();
            world.clock.set(Timestamp::from_millis(began.millis() + 1000 * seconds));
            let over = identity.unlock_again(&token, &id, &pattern, &key).await;
            assert!(matches!(over, Err(Error::ChallengeOver)), "{over:?}");
            world.clock.set(began);
            let over = identity.unlock_again(&token, &id, &pattern, &key).await;
            assert!(matches!(over, Err(Error::ChallengeOver)), "{ticket}: {over:?}");
        }
    })
    .await;
}
