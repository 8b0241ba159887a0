//! A site in which time stands still until it is turned.

use std::{net::IpAddr, path::Path, sync::Arc, time::Duration};

use ambient::{Clock, ManualClock, SystemEntropy, Timestamp};
use database::testing::TestDatabase;
use factors::{
    Binding, Digest, Gesture, GestureDigest, ImageDigest, ImageFingerprint, Pattern, Symbol,
};
use identity::{
    Application, ChallengeId, ChallengeView, Client, Credentials, CurrentFactors, Delivery,
    DeviceToken, Enrolled, FactorChanges, HashSettings, HeldTicket, Identity, Keys, Message,
    NewFactors, Password, RecoveryToken, ReportToken, Result, SessionToken, Settings, SignedIn,
    UnlockRequest, mail::Letter,
};
use messages::Language;

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

    /// One more gateway over the same database, with the same clock and keys.
    pub async fn replica(&self) -> Arc<Identity> {
        Self::identity(&self.database, &self.clock, |_| ()).await
    }

    /// The same world with the keys of a folder, as another gateway would open it.
    pub async fn with_keys_of(&self, folder: &Path) -> Arc<Identity> {
        let keys = Keys::load(folder, &SystemEntropy, true).unwrap();
        Self::identity_with(&self.database, self.clock.clone(), keys, |_| ()).await
    }

    /// The same world after a restart with other settings.
    pub async fn restarted(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        self.identity = Self::identity(&self.database, &self.clock, change).await;
        self
    }

    /// One more gateway over the same database, whose clock is another.
    pub async fn under(&self, clock: Arc<dyn Clock>) -> Arc<Identity> {
        self.beside(clock, |_| ()).await
    }

    /// One more gateway over the same database, with another clock and other settings.
    pub async fn beside(
        &self,
        clock: Arc<dyn Clock>,
        change: impl FnOnce(&mut Settings),
    ) -> Arc<Identity> {
        let keys = Keys::from_bytes(&[1; 32], &[2; 32]);
        Self::identity_with(&self.database, clock, keys, change).await
    }

    async fn identity(
        database: &TestDatabase,
        clock: &Arc<ManualClock>,
        change: impl FnOnce(&mut Settings),
    ) -> Arc<Identity> {
        let keys = Keys::from_bytes(&[1; 32], &[2; 32]);
        Self::identity_with(database, clock.clone(), keys, change).await
    }

    async fn identity_with(
        database: &TestDatabase,
        clock: Arc<dyn Clock>,
        keys: Keys,
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
            keys,
            clock,
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

    /// Every letter to `recipient` that waits; all mails count as sent.
    pub async fn letters(&self, recipient: &str) -> Vec<Letter> {
        let mut letters = Vec::new();
        loop {
            let mails = self.identity.claim_mails().await.unwrap();
            if mails.is_empty() {
                return letters;
            }
            for mail in mails {
                self.identity.mail_sent(&mail).await.unwrap();
                if mail.recipient == recipient {
                    letters.push(mail.letter);
                }
            }
        }
    }

    /// The link "this wasn't me" in the newest notice to `recipient`.
    pub async fn disowning(&self, recipient: &str) -> ReportToken {
        let letters = self.letters(recipient).await;
        letters.iter().rev().find_map(report_in).unwrap()
    }

    /// What services are to hear of sessions; what they are to hear of accounts is claimed too.
    pub async fn told_of_sessions(&self) -> Vec<Delivery> {
        let due = self.identity.claim_deliveries().await.unwrap();
        let sessions = |delivery: &Delivery| matches!(delivery.message, Message::SessionEnded(_));
        due.into_iter().filter(sessions).collect()
    }

    pub async fn enrolled(&self, person: &Person) -> SignedIn {
        self.joined(person).await.signed_in
    }

    /// As [`Self::enrolled`], with all that the person got.
    pub async fn joined(&self, person: &Person) -> Joined {
        let view = self.identity.apply(person.application(), &client()).await.unwrap();
        let pattern = self.mailed(&person.email).await.unwrap();
        let enrolled = self.identity.enrol(&view.id, &pattern, &client()).await.unwrap();
        let Enrolled { entered, recovery_codes } = enrolled;
        let signed_in = self.identity.session(&entered.session).await.unwrap();
        let codes = recovery_codes.iter().map(|code| code.reveal().to_owned()).collect();
        Joined { signed_in, session: entered.session, device: entered.device, codes }
    }

    /// Changes all three factors up to the pattern.
    pub async fn changing(&self, who: &SignedIn, old: &Person, new: &Person) -> Asked {
        let current = old.current();
        let view = self.identity.change_factors(who, &client(), current, new.changes()).await;
        (view.unwrap().id, self.mailed(&old.email).await.unwrap())
    }

    /// Recovers up to the pattern.
    pub async fn recovering(&self, person: &Person, code: &str) -> Asked {
        let view = self.identity.recover(&person.username, code, &client()).await.unwrap();
        (view.id, self.mailed(&person.email).await.unwrap())
    }

    /// Recovers up to the new factors.
    pub async fn proven(&self, person: &Person, code: &str) -> RecoveryToken {
        let (id, pattern) = self.recovering(person, code).await;
        self.identity.prove_recovery(&id, &pattern, &client()).await.unwrap()
    }

    /// Whether these factors are somebody's; leaves no counter behind.
    pub async fn accepts(&self, person: &Person) -> bool {
        match self.identity.sign_in(person.credentials(), &client()).await {
            Ok(_) => true,
            Err(identity::Error::Refused) => false,
            Err(error) => panic!("{error:?}"),
        }
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
            ticket: Some(HeldTicket {
                text: format!("ticket.{ticket_id}.signature"),
                id: ticket_id.into(),
                expires_at: self.clock.now().millis() + 600_000,
                max_age: 300,
            }),
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

/// A code was mailed: the challenge, and the pattern.
pub type Asked = (ChallengeId, Pattern);

/// Somebody has enrolled.
pub struct Joined {
    pub signed_in: SignedIn,
    pub session: SessionToken,
    pub device: DeviceToken,
    /// The recovery codes.
    pub codes: Vec<String>,
}

impl Joined {
    /// The browser that the person enrolled with.
    pub fn browser(&self) -> Client {
        Client { device: self.device.reveal().parse().ok(), ..client() }
    }
}

/// The link "this wasn't me" in a letter.
pub fn report_in(letter: &Letter) -> Option<ReportToken> {
    let token = letter.text.split("/not-me#").nth(1)?;
    token.get(..43)?.parse().ok()
}

/// A browser that nobody has seen before.
pub fn client() -> Client {
    Client {
        browser: "Firefox on Linux".into(),
        address: Some(IpAddr::from([203, 0, 113, 7])),
        device: None,
        request: "request-1".into(),
        language: Language::English,
        acting: None,
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

    /// The same person with other factors.
    pub fn renewed(&self) -> Person {
        Person {
            password: "a quite different phrase".into(),
            picture: b"renewed".repeat(500),
            events: self.events.iter().rev().copied().collect(),
            ..self.clone()
        }
    }

    pub fn current(&self) -> CurrentFactors {
        CurrentFactors {
            password: Password::typed(&self.password),
            image: self.image(),
            gesture: self.gesture(),
        }
    }

    pub fn changes(&self) -> FactorChanges {
        FactorChanges {
            password: Some(Password::typed(&self.password)),
            picture: Some((self.image(), self.fingerprint())),
            gesture: Some(self.gesture()),
        }
    }

    pub fn new_factors(&self) -> NewFactors {
        NewFactors {
            password: Password::typed(&self.password),
            image: self.image(),
            fingerprint: self.fingerprint(),
            gesture: self.gesture(),
        }
    }

    /// Credentials of somebody who knows the name only.
    pub fn guess(&self) -> Credentials {
        let password = Password::typed("incorrect horse battery");
        Credentials { password, ..self.credentials() }
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
