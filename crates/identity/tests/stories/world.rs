//! A site in which time stands still until it is turned.

use std::{net::IpAddr, sync::Arc, time::Duration};

use ambient::{Clock, ManualClock, SystemEntropy, Timestamp};
use database::testing::TestDatabase;
use factors::{
    Binding, Digest, Gesture, GestureDigest, ImageDigest, ImageFingerprint, Pattern, Symbol,
};
use identity::{
    Application, ChallengeId, ChallengeView, Client, Credentials, Delivery, HashSettings, Identity,
    Keys, Message, Password, Result, SessionToken, Settings, SignedIn, UnlockRequest,
};

pub const SITE: &str = "test-site";
pub const PASSWORD: &str = "correct horse battery staple";

pub struct World {
    pub identity: Arc<Identity>,
    pub clock: Arc<ManualClock>,
    database: TestDatabase,
}

impl World {
    pub async fn on(database: TestDatabase) -> Self {
        Self::with(database, |_| ()).await
    }

    /// A world with other settings than the documented ones.
    pub async fn with(database: TestDatabase, change: impl FnOnce(&mut Settings)) -> Self {
        let clock = Arc::new(ManualClock::starting_at(Timestamp::from_millis(1_800_000_000_000)));
        let identity = Self::identity(&database, &clock, change).await;
        Self { identity, clock, database }
    }

    /// The same world after a restart with other settings.
    pub async fn restarted(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        self.identity = Self::identity(&self.database, &self.clock, change).await;
        self
    }

    async fn identity(
        database: &TestDatabase,
        clock: &Arc<ManualClock>,
        change: impl FnOnce(&mut Settings),
    ) -> Arc<Identity> {
        let mut settings = Settings::new(SITE, "Tessera");
        settings.network_burst = 1_000_000;
        settings.services = vec!["vault".to_owned()];
        settings.hash = HashSettings {
            memory_kib: 19 * 1024,
            passes: 2,
            lanes: 1,
            memory_budget_kib: 40 * 1024,
            queue: 200,
        };
        change(&mut settings);
        let identity = Identity::new(
            database.open(&identity::MIGRATIONS).await,
            Keys::from_bytes(&[1; 32], &[2; 32]),
            clock.clone(),
            Arc::new(SystemEntropy),
            settings,
        )
        .unwrap();
        Arc::new(identity)
    }

    pub fn pass(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }

    /// The pattern in the newest mail to `recipient` that has one; every mail counts as sent.
    pub async fn mailed(&self, recipient: &str) -> Option<Pattern> {
        let mut found = None;
        for mail in self.identity.claim_mails().await.unwrap() {
            if mail.recipient == recipient {
                let lines = mail.letter.text.lines().filter(|line| line.contains('-'));
                found = lines.filter_map(|line| line.trim().parse().ok()).next().or(found);
            }
            self.identity.mail_sent(&mail).await.unwrap();
        }
        found
    }

    /// What services are to hear of sessions; what they are to hear of accounts is claimed too.
    pub async fn told_of_sessions(&self) -> Vec<Delivery> {
        let due = self.identity.claim_deliveries().await.unwrap();
        let sessions = |delivery: &Delivery| matches!(delivery.message, Message::SessionEnded(_));
        due.into_iter().filter(sessions).collect()
    }

    pub async fn enrolled(&self, person: &Person) -> SignedIn {
        let view = self.identity.apply(person.application(), &client()).await.unwrap();
        let pattern = self.mailed(&person.email).await.unwrap();
        let enrolled = self.identity.enrol(&view.id, &pattern, &client()).await.unwrap();
        self.identity.session(&enrolled.entered.session).await.unwrap()
    }

    /// All factors were right, and this pattern was mailed.
    pub async fn recognised(&self, person: &Person) -> (ChallengeView, Pattern) {
        let view = self.identity.sign_in(person.credentials(), &client()).await.unwrap();
        (view, self.mailed(&person.email).await.unwrap())
    }

    pub async fn signed_in(&self, person: &Person) -> (SessionToken, SignedIn) {
        let (view, pattern) = self.recognised(person).await;
        let entered = self.identity.complete_sign_in(&view.id, &pattern, &client()).await.unwrap();
        let session = self.identity.session(&entered.session).await.unwrap();
        (entered.session, session)
    }

    pub async fn locked(&self, person: &SignedIn, ticket_id: &str) -> Result<ChallengeId> {
        self.identity.ask_unlock(person, &client(), self.ticket(ticket_id)).await
    }

    pub fn ticket(&self, ticket_id: &str) -> UnlockRequest {
        UnlockRequest {
            service: "vault".into(),
            title: "Your vault".into(),
            purpose: "Open your bank accounts".into(),
            method: "GET".into(),
            path: "/records".into(),
            return_to: "/vault".into(),
            ticket: format!("ticket.{ticket_id}.signature"),
            ticket_id: ticket_id.into(),
            expires_at: self.clock.now().millis() + 600_000,
        }
    }

    /// How many rows `query` counts.
    pub async fn count(&self, query: &'static str) -> i64 {
        sqlx::query_as::<_, (i64,)>(query)
            .fetch_one(self.identity.database().pool())
            .await
            .unwrap()
            .0
    }
}

/// A browser that nobody has seen before.
pub fn client() -> Client {
    Client {
        browser: "Firefox on Linux".into(),
        address: Some(IpAddr::from([203, 0, 113, 7])),
        device: None,
        request: "request-1".into(),
    }
}

/// Somebody with a picture and a gesture.
#[derive(Clone)]
pub struct Person {
    pub username: String,
    pub email: String,
    pub password: String,
    pub picture: Vec<u8>,
    pub events: Vec<Symbol>,
}

pub fn person(username: &str) -> Person {
    use Symbol::{Down, L1, L2, M1, R1, R2, Up};
    Person {
        username: username.into(),
        email: format!("{username}@people.example"),
        password: PASSWORD.into(),
        picture: username.as_bytes().repeat(1024),
        events: vec![L1, R1, Up, Up, Down, L2, M1, R2],
    }
}

impl Person {
    fn binding(&self) -> Binding {
        Binding::new(SITE, &self.username.parse().unwrap()).unwrap()
    }

    fn image(&self) -> ImageDigest {
        factors::image::image_digest(&self.binding(), &self.picture)
    }

    fn fingerprint(&self) -> ImageFingerprint {
        factors::image::image_fingerprint(SITE, &self.picture).unwrap()
    }

    fn gesture(&self) -> GestureDigest {
        Gesture::new(self.events.clone()).unwrap().digest(&self.binding())
    }

    pub fn application(&self) -> Application {
        Application {
            username: self.username.clone(),
            email: self.email.clone(),
            password: Password::typed(&self.password),
            image: self.image(),
            fingerprint: self.fingerprint(),
            gesture: self.gesture(),
        }
    }

    pub fn credentials(&self) -> Credentials {
        Credentials {
            username: self.username.clone(),
            password: Password::typed(&self.password),
            image: self.image(),
            gesture: self.gesture(),
        }
    }
}

/// Digests of a picture or a gesture that nobody has.
pub fn other_digest() -> Digest {
    Digest::from_bytes([0xAB; 32])
}

/// A pattern that is not `right`.
pub fn other_than(right: &Pattern) -> Pattern {
    ["1-2-3-4-5-10", "3-9-12-16-22-18"]
        .iter()
        .map(|text| text.parse().unwrap())
        .find(|pattern| pattern != right)
        .unwrap()
}
