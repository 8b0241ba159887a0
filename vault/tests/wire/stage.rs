//! A vault, its gateway, and people.

use std::{sync::Arc, time::Duration};

use ambient::{Entropy, EntropyRng, ManualClock, SystemEntropy, Timestamp};
use axum::{Json, Router, routing::get};
use database::testing::TestDatabase;
use reqwest::{Method, RequestBuilder, StatusCode, header::AUTHORIZATION};
use serde_json::{Value, json};
use tempfile::TempDir;
use tickets::{
    AccountId, Expected, KeySet, KeyUse, NewCall, NewCountersigned, NewProvision, SessionHash,
    SigningKey, Target, Unverified, issue_call, issue_countersigned, issue_provision,
    verify_ticket,
};
use tokio::net::TcpListener;
use uuid::Uuid;
use vault::{Settings, Vault, router};

pub use super::reply::Reply;

pub const GATEWAY: &str = "https://id.example";
pub const VAULT: &str = "http://vault.example";
pub const NOW: i64 = 1_800_000_000;

/// A vault that is being served, and the gateway that it trusts.
pub struct Stage {
    pub vault: Arc<Vault>,
    pub clock: Arc<ManualClock>,
    pub gateway: Gateway,
    pub database: TestDatabase,
    pub data: TempDir,
    pub settings: Settings,
    pub base: String,
    http: reqwest::Client,
}

/// The gateway's keys.
pub struct Gateway {
    pub call: SigningKey,
    pub provision: SigningKey,
    pub countersign: SigningKey,
}

/// Somebody who is signed in at the gateway.
#[derive(Clone)]
pub struct Person {
    pub account: AccountId,
    pub session: SessionHash,
}

impl Person {
    pub fn new() -> Self {
        let entropy: &dyn Entropy = &SystemEntropy;
        let account = AccountId::new(uuid::Builder::from_random_bytes(entropy.bytes()).into_uuid());
        Self { account, session: SessionHash::of(&entropy.bytes::<32>()) }
    }

    /// The same person in another browser.
    pub fn elsewhere(&self) -> Self {
        Self { session: Self::new().session, ..self.clone() }
    }
}

pub fn rng() -> EntropyRng<'static> {
    let entropy: &'static dyn Entropy = &SystemEntropy;
    entropy.rng()
}

impl Gateway {
    fn new() -> Self {
        let key = |key_use| SigningKey::generate(key_use).unwrap();
        Self {
            call: key(KeyUse::Call),
            provision: key(KeyUse::Provision),
            countersign: key(KeyUse::Countersign),
        }
    }

    /// Publishes the keys and says where.
    async fn publish(&self) -> String {
        let keys = [&self.call, &self.provision, &self.countersign];
        let set = KeySet::from_iter(keys.map(|key| key.public().clone()));
        let route = Router::new().route("/keys", get(move || async move { Json(set) }));
        format!("{}/keys", serve(route).await)
    }
}

async fn serve(routes: Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, routes).await });
    base
}

impl Stage {
    pub async fn on(database: TestDatabase) -> Self {
        Self::with(database, |_| ()).await
    }

    /// A stage with some settings changed.
    pub async fn with(database: TestDatabase, change: impl FnOnce(&mut Settings)) -> Self {
        let gateway = Gateway::new();
        let data = tempfile::tempdir().unwrap();
        let mut settings = Settings {
            data: data.path().to_owned(),
            database_url: Some(database.settings.url.clone()),
            issuer: VAULT.to_owned(),
            gateway_issuer: GATEWAY.to_owned(),
            gateway_jwks_url: Some(gateway.publish().await.parse().unwrap()),
            ..Settings::default()
        };
        change(&mut settings);
        let kept = settings.clone();
        let clock = Arc::new(ManualClock::starting_at(Timestamp::from_millis(NOW * 1000)));
        let vault = Vault::open(settings, clock.clone(), Arc::new(SystemEntropy)).await.unwrap();
        let base = serve(router(vault.clone())).await;
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        Self { vault, clock, gateway, database, data, settings: kept, base, http }
    }

    /// The same stage with a vault that was started anew over the same database.
    pub async fn started_anew(self) -> Self {
        let (settings, clock) = (self.settings.clone(), self.clock.clone());
        let vault = Vault::open(settings, clock, Arc::new(SystemEntropy)).await.unwrap();
        let base = serve(router(vault.clone())).await;
        Self { vault, base, ..self }
    }

    /// The same stage with a vault somewhere else.
    pub async fn moved_to(self, settings: Settings) -> Self {
        Self { settings, ..self }.started_anew().await
    }

    pub fn now(&self) -> i64 {
        ambient::Clock::now(&*self.clock).seconds()
    }

    pub fn wait(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }

    /// A request without a token.
    pub fn request(&self, method: &str, path: &str) -> RequestBuilder {
        self.http
            .request(Method::from_bytes(method.as_bytes()).unwrap(), format!("{}{path}", self.base))
    }

    /// Host and port, for a connection by hand.
    pub fn address(&self) -> &str {
        self.base.trim_start_matches("http://")
    }

    pub async fn send(&self, request: RequestBuilder) -> Reply {
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        Reply { status, headers, body: response.bytes().await.unwrap().to_vec() }
    }

    pub async fn send_with(&self, method: &str, path: &str, token: &str) -> Reply {
        self.send(self.request(method, path).header(AUTHORIZATION, format!("Bearer {token}"))).await
    }

    pub fn call_token(&self, person: &Person, method: &str, path: &str) -> String {
        let new = NewCall {
            issuer: GATEWAY,
            audience: VAULT,
            account: person.account,
            session: &person.session,
            target: Target::new(method, path).unwrap(),
            life: 30,
        };
        issue_call(&new, &self.gateway.call, self.now(), &mut rng()).unwrap()
    }

    /// A plain call of the gateway for a person.
    pub async fn call(&self, person: &Person, method: &str, path: &str) -> Reply {
        self.send_with(method, path, &self.call_token(person, method, path)).await
    }

    /// A plain call with a JSON body.
    pub async fn call_json(
        &self,
        person: &Person,
        method: &str,
        path: &str,
        body: &Value,
    ) -> Reply {
        let token = self.call_token(person, method, path);
        self.send(
            self.request(method, path).header(AUTHORIZATION, format!("Bearer {token}")).json(body),
        )
        .await
    }

    /// Adds a record of kind file, without its content.
    pub async fn add_file(&self, person: &Person, title: &str) -> Uuid {
        let fields = json!({ "name": "Ausweis ä.pdf", "media_type": "application/pdf" });
        let record = json!({ "kind": "file", "title": title, "fields": fields });
        self.add(person, &record).await
    }

    /// Stores the content of a file.
    pub async fn store(&self, person: &Person, record: Uuid, content: Vec<u8>) -> Reply {
        let path = format!("/records/{record}/content");
        let token = self.call_token(person, "PUT", &path);
        self.send(self.request("PUT", &path).bearer_auth(token).body(content)).await
    }

    /// The content of a file.
    pub async fn fetch(&self, person: &Person, record: Uuid) -> Reply {
        self.call(person, "GET", &format!("/records/{record}/content")).await
    }

    pub fn provision_token(&self, method: &str, path: &str, body: &[u8]) -> String {
        let target = Target::new(method, path).unwrap();
        let new = NewProvision { issuer: GATEWAY, audience: VAULT, target, body, life: 30 };
        issue_provision(&new, &self.gateway.provision, self.now(), &mut rng()).unwrap()
    }

    pub async fn provision(&self, method: &str, path: &str) -> Reply {
        self.send_with(method, path, &self.provision_token(method, path, b"")).await
    }

    /// Somebody with an account in the vault.
    pub async fn resident(&self) -> Person {
        let person = Person::new();
        let reply = self.provision("PUT", &format!("/accounts/{}", person.account)).await;
        assert_eq!(reply.status, StatusCode::CREATED);
        person
    }

    /// What the gateway does once the person has drawn the pattern, at `auth_time`.
    pub async fn countersign(
        &self,
        person: &Person,
        ticket: &str,
        target: Target<'_>,
        auth_time: i64,
    ) -> String {
        let keys = self.send(self.request("GET", "/.well-known/jwks.json")).await;
        let keys = KeySet::parse(&keys.body).unwrap();
        let token = Unverified::parse(ticket).unwrap();
        let expected = Expected { issuer: VAULT, audience: GATEWAY, now: self.now(), leeway: 5 };
        let ticket =
            verify_ticket(&token, &keys, &expected, (person.account, &person.session), target)
                .unwrap();
        let new = NewCountersigned { ticket: &ticket, auth_time, life: 60 };
        issue_countersigned(&new, &self.gateway.countersign, self.now(), &mut rng()).unwrap()
    }

    /// Asks, gets a ticket, and has it countersigned now.
    pub async fn proof(&self, person: &Person, method: &str, path: &str) -> String {
        let ticket = self.call(person, method, path).await.ticket();
        self.countersign(person, &ticket, Target::new(method, path).unwrap(), self.now()).await
    }

    /// The answers to one request, made so many times at once.
    pub async fn all_at_once(
        self: &Arc<Self>,
        times: usize,
        method: &'static str,
        path: &str,
        token: &str,
    ) -> Vec<u16> {
        let tasks = (0..times).map(|_| {
            let (stage, path, token) = (self.clone(), path.to_owned(), token.to_owned());
            tokio::spawn(
                async move { stage.send_with(method, &path, &token).await.status.as_u16() },
            )
        });
        let mut statuses = Vec::new();
        for task in tasks.collect::<Vec<_>>() {
            statuses.push(task.await.unwrap());
        }
        statuses
    }

    /// Opens the vault for a person.
    pub async fn unlock(&self, person: &Person) {
        let proof = self.proof(person, "GET", "/records").await;
        let reply = self.send_with("GET", "/records", &proof).await;
        assert_eq!(reply.status, StatusCode::OK);
    }

    /// A second connection to the vault's database, for what must or must not be in it.
    pub async fn look(&self) -> sqlx::AnyPool {
        sqlx::any::install_default_drivers();
        sqlx::AnyPool::connect(&self.database.settings.url).await.unwrap()
    }

    pub async fn count(&self, query: &'static str) -> i64 {
        sqlx::query_scalar(query).fetch_one(&self.look().await).await.unwrap()
    }

    /// Adds a record to an open vault.
    pub async fn add(&self, person: &Person, body: &Value) -> Uuid {
        let reply = self.call_json(person, "POST", "/records", body).await;
        assert_eq!(reply.status, StatusCode::CREATED, "{}", String::from_utf8_lossy(&reply.body));
        reply.json()["id"].as_str().unwrap().parse().unwrap()
    }
}
