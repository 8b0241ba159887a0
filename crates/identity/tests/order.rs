//! Whatever is called in whatever order, nobody gets a session without every step in order.
//!
//! Random sequences of verbs by two owners and an attacker, with right and wrong inputs, run
//! beside a small model that says what must come of each.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a sequence that breaks has failed"
)]

#[path = "stories/world.rs"]
#[allow(dead_code, reason = "the world of the stories has more in it")]
mod world;

use std::collections::HashMap;

use database::{Backend, testing::TestDatabase};
use factors::Pattern;
use identity::{ChallengeId, Client, Error, SessionToken, Whom};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::world::{Person, World, client, other_than, person};

/// One call. Numbers choose among what there is, modulo how much there is.
#[derive(Clone, Debug)]
enum Call {
    /// Signs in to an account with the factors of an account.
    SignIn { to: usize, with: usize },
    /// Recovers an account with a saved code of an account, or an invented one.
    Recover { of: usize, code: Option<(usize, usize)> },
    /// Asks for a fresh pattern in a session.
    Ask { session: usize },
    /// Draws a pattern at a challenge: the right one where it is known, or another.
    Draw { verb: Verb, challenge: usize, session: usize, right: bool },
    /// Locks an account and unlocks it again.
    Lock { who: usize },
    /// Ends a session.
    SignOut { session: usize },
    /// Time passes.
    Wait { seconds: u64 },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
    SignIn,
    Recover,
    Confirm,
    Enrol,
}

/// What the model knows of a challenge.
#[derive(Clone)]
struct Challenge {
    id: ChallengeId,
    pattern: Pattern,
    verb: Verb,
    owner: usize,
    session: Option<usize>,
    open_until: i64,
    tries: u32,
    open: bool,
}

/// What the model knows of a session.
struct Session {
    token: SessionToken,
    owner: usize,
    open: bool,
}

struct Model {
    world: World,
    people: Vec<Person>,
    codes: Vec<Vec<String>>,
    challenges: Vec<Challenge>,
    sessions: Vec<Session>,
    /// The failures of each owner that the database held after the last call.
    failures: HashMap<usize, u32>,
}

impl Model {
    async fn new() -> Self {
        let world = World::with(TestDatabase::new(Backend::Sqlite).await, |settings| {
            settings.codes_per_hour = 1000;
            settings.session_idle = settings.session_life;
            settings.longest_delay = std::time::Duration::from_secs(60);
        })
        .await;
        let people = vec![person("ada"), person("grace")];
        let (mut codes, mut sessions) = (Vec::new(), Vec::new());
        for (owner, person) in people.iter().enumerate() {
            let joined = world.joined(person).await;
            codes.push(joined.codes);
            sessions.push(Session { token: joined.session, owner, open: true });
        }
        Self { world, people, codes, challenges: Vec::new(), sessions, failures: HashMap::new() }
    }

    fn now(&self) -> i64 {
        ambient::Clock::now(&*self.world.clock).millis()
    }

    async fn run(&mut self, call: &Call) {
        let proven = self.call(call).await;
        self.check(proven).await;
    }

    /// Does it; says whose pattern was drawn right, or whose counters were set to zero.
    async fn call(&mut self, call: &Call) -> Option<usize> {
        match call {
            Call::SignIn { to, with } => self.sign_in(to % 2, with % 3).await,
            Call::Recover { of, code } => self.recover(of % 2, *code).await,
            Call::Ask { session } => self.ask(session % self.sessions.len()).await,
            Call::Draw { verb, challenge, session, right } => {
                if self.challenges.is_empty() {
                    return None;
                }
                let challenge = challenge % self.challenges.len();
                return self.draw(*verb, challenge, session % self.sessions.len(), *right).await;
            }
            Call::Lock { who } => return Some(self.lock(who % 2).await),
            Call::SignOut { session } => self.sign_out(session % self.sessions.len()).await,
            Call::Wait { seconds } => self.world.pass(*seconds),
        }
        None
    }

    async fn sign_in(&mut self, to: usize, with: usize) {
        // Digests are bound to the name, so another's factors and none at all are as wrong.
        let right = to == with;
        let mut credentials = self.people[to].credentials();
        if let (false, Some(other)) = (right, self.people.get(with)) {
            credentials.image = other.credentials().image;
            credentials.gesture = other.credentials().gesture;
        } else if !right {
            credentials = self.people[to].guess();
        }
        match self.world.identity.sign_in(credentials, &client()).await {
            Ok(view) => {
                assert!(right, "wrong factors were recognised");
                self.mailed(view.id, Verb::SignIn, to, None).await;
            }
            Err(Error::Refused) => assert!(!right, "right factors were refused"),
            Err(Error::Throttled { .. } | Error::Stopped) => {}
            Err(error) => panic!("{error:?}"),
        }
    }

    async fn recover(&mut self, of: usize, code: Option<(usize, usize)>) {
        let right = code.is_some_and(|(whose, _)| whose % 2 == of);
        let code = match code {
            Some((whose, index)) => self.codes[whose % 2][index % 10].clone(),
            None => "0000-0000".to_owned(),
        };
        match self.world.identity.recover(&self.people[of].username, &code, &client()).await {
            Ok(view) => {
                assert!(right, "a wrong code was accepted");
                self.mailed(view.id, Verb::Recover, of, None).await;
            }
            Err(Error::Refused) => assert!(!right, "a right code was refused"),
            Err(Error::Throttled { .. }) => {}
            Err(error) => panic!("{error:?}"),
        }
    }

    async fn ask(&mut self, session: usize) {
        let Session { token, owner, open } = &self.sessions[session];
        let (owner, open) = (*owner, *open);
        match self.world.identity.session(token).await {
            Ok(who) => {
                assert!(open, "an ended session was found");
                let asked = self.world.identity.ask_fresh_pattern(&who, &client()).await;
                match asked {
                    Ok(view) => self.mailed(view.id, Verb::Confirm, owner, Some(session)).await,
                    Err(Error::Stopped) => {}
                    Err(error) => panic!("{error:?}"),
                }
            }
            Err(Error::SignedOut) => assert!(!open, "an open session was not found"),
            Err(error) => panic!("{error:?}"),
        }
    }

    async fn mailed(&mut self, id: ChallengeId, verb: Verb, owner: usize, session: Option<usize>) {
        let pattern = self.world.mailed(&self.people[owner].email).await.unwrap();
        let open_until = self.now() + 600_000;
        let challenge =
            Challenge { id, pattern, verb, owner, session, open_until, tries: 5, open: true };
        self.challenges.push(challenge);
    }

    async fn draw(
        &mut self,
        verb: Verb,
        challenge: usize,
        session: usize,
        right: bool,
    ) -> Option<usize> {
        let drawn = self.challenges[challenge].clone();
        let pattern = if right { drawn.pattern } else { other_than(&drawn.pattern) };
        let bound = verb != Verb::Confirm || drawn.session == Some(session);
        let open = drawn.open && drawn.tries > 0 && drawn.open_until > self.now();
        let fits = verb == drawn.verb && bound && open;
        let outcome = self.redeem(verb, &drawn.id, &pattern, session).await;
        match outcome {
            Ok(token) => {
                assert!(fits && right, "{verb:?} accepted what it must not");
                self.challenges[challenge].open = false;
                if let Some(token) = token {
                    self.entered(verb, session, drawn.owner, token).await;
                }
                return Some(drawn.owner);
            }
            Err(Error::WrongPattern { tries_left }) => {
                assert!(fits && !right, "{verb:?} judged what it must not");
                self.challenges[challenge].tries -= 1;
                assert_eq!(tries_left, self.challenges[challenge].tries);
            }
            Err(Error::ChallengeOver) => assert!(!fits, "{verb:?} refused what was open"),
            Err(Error::SignedOut) => assert!(!self.sessions[session].open),
            Err(Error::Throttled { .. } | Error::Stopped) => assert!(fits),
            Err(error) => panic!("{error:?}"),
        }
        None
    }

    async fn redeem(
        &self,
        verb: Verb,
        id: &ChallengeId,
        pattern: &Pattern,
        session: usize,
    ) -> Result<Option<SessionToken>, Error> {
        let (identity, browser) = (&self.world.identity, client());
        Ok(match verb {
            Verb::SignIn => Some(identity.complete_sign_in(id, pattern, &browser).await?.session),
            Verb::Enrol => Some(identity.enrol(id, pattern, &browser).await?.entered.session),
            Verb::Recover => identity.prove_recovery(id, pattern, &browser).await.map(|_| None)?,
            Verb::Confirm => {
                let who = identity.session(&self.sessions[session].token).await?;
                Some(identity.confirm(&who, &browser, id, pattern).await?)
            }
        })
    }

    async fn entered(&mut self, verb: Verb, session: usize, owner: usize, token: SessionToken) {
        if verb == Verb::Confirm {
            let old = std::mem::replace(&mut self.sessions[session].token, token);
            let ended = self.world.identity.session(&old).await;
            assert!(matches!(ended, Err(Error::SignedOut)), "the token before still works");
        } else {
            self.sessions.push(Session { token, owner, open: true });
        }
    }

    async fn lock(&mut self, who: usize) -> usize {
        let whom = Whom::Username(self.people[who].username.parse().unwrap());
        let operator = Client::default();
        self.world.identity.lock_account(&whom, &operator).await.unwrap();
        self.world.identity.unlock_account(&whom, &operator).await.unwrap();
        for session in self.sessions.iter_mut().filter(|session| session.owner == who) {
            session.open = false;
        }
        for challenge in self.challenges.iter_mut().filter(|challenge| challenge.owner == who) {
            challenge.open = false;
        }
        who
    }

    async fn sign_out(&mut self, session: usize) {
        let who = self.world.identity.session(&self.sessions[session].token).await;
        assert_eq!(who.is_ok(), self.sessions[session].open);
        if let Ok(who) = who {
            self.world.identity.sign_out(&who, &client()).await.unwrap();
            self.sessions[session].open = false;
        }
    }

    /// Every session is its owner's, there are no others, and no counter went down by itself.
    async fn check(&mut self, proven: Option<usize>) {
        for Session { token, owner, open } in &self.sessions {
            let found = self.world.identity.session(token).await;
            assert_eq!(found.is_ok(), *open, "{found:?}");
            if let Ok(who) = found {
                assert_eq!(who.username(), self.people[*owner].username);
            }
        }
        let open = self.sessions.iter().filter(|session| session.open).count();
        let stored = "SELECT COUNT(*) FROM sessions WHERE ended_at IS NULL";
        assert_eq!(self.world.count(stored).await, i64::try_from(open).unwrap());
        for (owner, person) in self.people.iter().enumerate() {
            let whom = Whom::Username(person.username.parse().unwrap());
            let detail = self.world.identity.account_detail(&whom).await.unwrap();
            let before = self.failures.insert(owner, detail.summary.failures).unwrap_or(0);
            let fell = detail.summary.failures < before;
            assert!(!fell || proven == Some(owner), "{} fell from {before}", person.username);
        }
    }
}

fn verb() -> impl Strategy<Value = Verb> {
    prop_oneof![
        4 => Just(Verb::SignIn),
        2 => Just(Verb::Confirm),
        2 => Just(Verb::Recover),
        1 => Just(Verb::Enrol),
    ]
}

fn call() -> impl Strategy<Value = Call> {
    let some = 0_usize..1000;
    prop_oneof![
        4 => (some.clone(), some.clone()).prop_map(|(to, with)| Call::SignIn { to, with }),
        2 => (some.clone(), proptest::option::of((some.clone(), some.clone())))
            .prop_map(|(of, code)| Call::Recover { of, code }),
        3 => some.clone().prop_map(|session| Call::Ask { session }),
        9 => (verb(), some.clone(), some.clone(), any::<bool>()).prop_map(
            |(verb, challenge, session, right)| Call::Draw { verb, challenge, session, right }
        ),
        1 => some.clone().prop_map(|who| Call::Lock { who }),
        1 => some.prop_map(|session| Call::SignOut { session }),
        3 => (1_u64..120).prop_map(|seconds| Call::Wait { seconds }),
    ]
}

#[test]
fn no_order_of_calls_reaches_a_session_without_every_step() {
    let seed = *b"the same sequences at every run.";
    println!("seed: {:?}", String::from_utf8_lossy(&seed));
    let config =
        Config { cases: 6, max_shrink_iters: 200, failure_persistence: None, ..Config::default() };
    let mut runner =
        TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    let sequences = proptest::collection::vec(call(), 120..160);
    let told = runner.run(&sequences, |calls| {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let mut model = Model::new().await;
            for call in &calls {
                model.run(call).await;
            }
            assert_eq!(model.world.identity.verify_events(&[]).await.unwrap().flaws, []);
        });
        Ok(())
    });
    if let Err(error) = told {
        panic!("{error}");
    }
}
