//! A service behind the lock, its gateway, and people.

use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicUsize, Ordering},
};

use axum::Router;
use reqwest::{Method, RequestBuilder, StatusCode, header::HeaderMap};
use serde_json::{Value, json};
use tickets::{
    AccountId, KeySource, KeyUse, Lock, Locked, MemoryStore, NewCall, NewProvision, OneKey,
    Service, SessionHash, Target, TokenId, TokenType, issue_call, issue_provision,
};
use tokio::net::TcpListener;

use super::app::people;
use crate::attacks::forge::{
    GATEWAY, NOW, Pen, SERVICE, account, call_claims, countersigned_claims, rng, session, with,
};

/// Where the claims of [`forge`](crate::attacks::forge) belong.
pub const PATH: &str = "/records?page=2";

/// A service that is being served, and the keys of everybody.
pub struct Stage {
    pub clock: Arc<AtomicI64>,
    pub call: Pen,
    pub provision: Pen,
    pub countersign: Pen,
    pub own: Pen,
    /// How often a handler was reached.
    pub served: Arc<AtomicUsize>,
    base: String,
    http: reqwest::Client,
}

/// What the service answered.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Reply {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub fn ticket(&self) -> String {
        assert_eq!(self.status, StatusCode::UNAUTHORIZED, "{}", self.body);
        Locked::ticket_in(self.body.as_bytes()).unwrap()
    }

    /// The last part of the problem's type.
    pub fn problem(&self) -> String {
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{self:?}");
        assert_eq!(self.header("cache-control"), Some("no-store"));
        let body: Value = serde_json::from_str(&self.body).unwrap();
        assert_eq!(body["status"], self.status.as_u16());
        body["type"].as_str().unwrap().strip_prefix("urn:tessera:problem:").unwrap().to_owned()
    }
}

pub async fn serve(routes: Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, routes).await });
    base
}

impl Stage {
    /// A service since [`NOW`] − 1, with the account of `forge`, at [`NOW`] + 20.
    pub async fn new() -> Self {
        let stage = Self::empty(NOW - 1).await;
        let path = format!("/accounts/{}", account());
        assert_eq!(stage.order("PUT", &path).await.status, StatusCode::CREATED);
        stage
    }

    /// A service without accounts.
    pub async fn empty(since: i64) -> Self {
        let (call, provision) = (Pen::new(KeyUse::Call), Pen::new(KeyUse::Provision));
        let (countersign, own) = (Pen::new(KeyUse::Countersign), Pen::new(KeyUse::Ticket));
        let gateway = [&call, &provision, &countersign].map(|pen| pen.key.public().clone());
        let clock = Arc::new(AtomicI64::new(NOW + 20));
        let served = Arc::new(AtomicUsize::new(0));
        let shown = Arc::clone(&clock);
        let lock = Lock::new(Service {
            origin: SERVICE.to_owned(),
            realm: "records",
            gateway: GATEWAY.to_owned(),
            gateway_keys: KeySource::pinned(gateway.into_iter().collect()),
            ticket_keys: Arc::new(OneKey::new(own.key.clone()).unwrap()),
            store: Arc::new(MemoryStore::starting_at(since)),
            clock: Box::new(move || shown.load(Ordering::SeqCst)),
            entropy: Box::new(|bytes| rand_core::Rng::fill_bytes(&mut rng(), bytes)),
        })
        .unwrap();
        let base = serve(lock.guard(people().with_state(Arc::clone(&served)))).await;
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        Self { clock, call, provision, countersign, own, served, base, http }
    }

    pub fn now(&self) -> i64 {
        self.clock.load(Ordering::SeqCst)
    }

    pub fn wait(&self, seconds: i64) {
        self.clock.fetch_add(seconds, Ordering::SeqCst);
    }

    pub fn served(&self) -> usize {
        self.served.load(Ordering::SeqCst)
    }

    /// A request without a token.
    pub fn request(&self, method: &str, path: &str) -> RequestBuilder {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        self.http.request(method, format!("{}{path}", self.base))
    }

    /// Host and port, for a connection by hand.
    pub fn address(&self) -> &str {
        self.base.trim_start_matches("http://")
    }

    pub async fn send(&self, request: RequestBuilder) -> Reply {
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        Reply { status, headers, body: response.text().await.unwrap() }
    }

    pub async fn send_with(&self, method: &str, path: &str, token: &str) -> Reply {
        self.send(self.request(method, path).bearer_auth(token)).await
    }

    pub fn call_token(&self, session: &SessionHash, method: &str, path: &str) -> String {
        let new = NewCall {
            issuer: GATEWAY,
            audience: SERVICE,
            account: account(),
            session,
            target: Target::new(method, path).unwrap(),
            life: 30,
        };
        issue_call(&new, &self.call.key, self.now(), &mut rng()).unwrap()
    }

    /// A plain call of the gateway for the person of `forge`.
    pub async fn call(&self, method: &str, path: &str) -> Reply {
        self.send_with(method, path, &self.call_token(&session(), method, path)).await
    }

    /// A provisioning call without a body.
    pub async fn order(&self, method: &str, path: &str) -> Reply {
        self.send_with(method, path, &self.order_token(method, path, b"")).await
    }

    pub fn order_token(&self, method: &str, path: &str, body: &[u8]) -> String {
        let target = Target::new(method, path).unwrap();
        let new = NewProvision { issuer: GATEWAY, audience: SERVICE, target, body, life: 30 };
        issue_provision(&new, &self.provision.key, self.now(), &mut rng()).unwrap()
    }

    /// What the gateway's countersignature says when the pattern is drawn now.
    pub fn countersignature(&self, ticket: &str, method: &str, path: &str) -> Value {
        let mut claims = countersigned_claims(ticket);
        for (name, value) in [
            ("iat", json!(self.now())),
            ("nbf", json!(self.now())),
            ("exp", json!(self.now() + 60)),
            ("auth_time", json!(self.now())),
            ("jti", json!(TokenId::draw(&mut rng()))),
            ("htm", json!(method)),
            ("htp", json!(path)),
        ] {
            claims = with(&claims, name, value);
        }
        claims
    }

    pub fn countersigned(&self, claims: &Value) -> String {
        self.countersign.sign(TokenType::Countersigned.as_str(), claims)
    }

    /// Asks, and has the ticket countersigned now.
    pub async fn proof(&self, method: &str, path: &str) -> String {
        let ticket = self.call(method, path).await.ticket();
        self.countersigned(&self.countersignature(&ticket, method, path))
    }

    /// Opens the records for the person of `forge`.
    pub async fn unlock(&self) -> Reply {
        let proof = self.proof("GET", PATH).await;
        let reply = self.send_with("GET", PATH, &proof).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
        reply
    }

    /// A call as another program writes it.
    pub fn plain_claims(&self) -> Value {
        call_claims()
    }
}

/// The account of somebody else.
pub fn stranger() -> AccountId {
    "0190a5c4-7f3b-7c1d-9e2f-000000000000".parse().unwrap()
}
