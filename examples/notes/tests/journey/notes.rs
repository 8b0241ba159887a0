//! Adding and reading.

use std::{
    net::TcpListener as Reserved,
    process::{Child, Command, Stdio},
    time::Duration,
};

use ambient::{Clock, Entropy, EntropyRng, SystemClock, SystemEntropy};
use axum::{Json, Router, routing::get};
use reqwest::{Client, Method, Response, StatusCode, redirect::Policy};
use tickets::{
    AccountId, Expected, KeySet, KeyUse, LEEWAY, Locked, NewCall, NewCountersigned, NewProvision,
    SessionHash, SigningKey, Target, Unverified, issue_call, issue_countersigned, issue_provision,
    verify_ticket,
};
use tokio::net::TcpListener;

struct Stage {
    process: Child,
    http: Client,
    origin: String,
    gateway: String,
    call: SigningKey,
    provision: SigningKey,
    countersign: SigningKey,
    account: AccountId,
    session: SessionHash,
    _folder: tempfile::TempDir,
}

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn rng() -> EntropyRng<'static> {
    let entropy: &'static dyn Entropy = &SystemEntropy;
    entropy.rng()
}

fn now() -> i64 {
    SystemClock.now().seconds()
}

impl Stage {
    async fn new() -> Self {
        let key = |key_use| SigningKey::generate(key_use).unwrap();
        let (call, provision, countersign) =
            (key(KeyUse::Call), key(KeyUse::Provision), key(KeyUse::Countersign));
        let keys: KeySet =
            [&call, &provision, &countersign].into_iter().map(|key| key.public().clone()).collect();
        let published =
            Router::new().route("/.well-known/jwks.json", get(async move || Json(keys)));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let gateway = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, published).await });

        let folder = tempfile::tempdir().unwrap();
        let free = Reserved::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let origin = format!("http://{free}");
        let process = Command::new(env!("CARGO_BIN_EXE_notes"))
            .args(["--listen", &free.to_string(), "--origin", &origin, "--gateway", &gateway])
            .arg("--key")
            .arg(folder.path().join("ticket.pem"))
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let http = Client::builder().no_proxy().redirect(Policy::none()).build().unwrap();
        let account = "0190a5c4-7f3b-7c1d-9e2f-3a4b5c6d7e8f".parse().unwrap();
        let session = SessionHash::of(b"a session");
        let stage = Self {
            process,
            http,
            origin,
            gateway,
            call,
            provision,
            countersign,
            account,
            session,
            _folder: folder,
        };
        stage.wait().await;
        stage
    }

    /// Waits until the process listens, and until it has been there for a second: a ticket of its
    /// very first second would be taken for one from before.
    async fn wait(&self) {
        while self.http.get(&self.origin).send().await.is_err() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        tokio::time::sleep(Duration::from_millis(1100)).await;
    }

    async fn send(&self, method: &str, path: &str, token: String, text: Option<&str>) -> Response {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let request =
            self.http.request(method, format!("{}{path}", self.origin)).bearer_auth(token);
        let request = match text {
            Some(text) => request.form(&[("text", text)]),
            None => request,
        };
        request.send().await.unwrap()
    }

    async fn call(&self, method: &str, path: &str, text: Option<&str>) -> Response {
        let new = NewCall {
            issuer: &self.gateway,
            audience: &self.origin,
            account: self.account,
            session: &self.session,
            target: Target::new(method, path).unwrap(),
            life: 30,
        };
        let token = issue_call(&new, &self.call, now(), &mut rng()).unwrap();
        self.send(method, path, token, text).await
    }

    async fn order(&self, method: &str, path: &str) -> StatusCode {
        let target = Target::new(method, path).unwrap();
        let (issuer, audience) = (&*self.gateway, &*self.origin);
        let new = NewProvision { issuer, audience, target, body: b"", life: 30 };
        let token = issue_provision(&new, &self.provision, now(), &mut rng()).unwrap();
        self.send(method, path, token, None).await.status()
    }

    async fn countersign(&self, ticket: &str, path: &str) -> String {
        let keys = format!("{}/.well-known/jwks.json", self.origin);
        let keys = self.http.get(keys).send().await.unwrap().bytes().await.unwrap();
        let expected =
            Expected { issuer: &self.origin, audience: &self.gateway, now: now(), leeway: LEEWAY };
        let (token, who) = (Unverified::parse(ticket).unwrap(), (self.account, &self.session));
        let target = Target::new("GET", path).unwrap();
        let keys = KeySet::parse(&keys).unwrap();
        let ticket = verify_ticket(&token, &keys, &expected, who, target).unwrap();
        assert_eq!(ticket.purpose().as_str(), "Read your notes");
        let new = NewCountersigned { ticket: &ticket, auth_time: now(), life: 60 };
        issue_countersigned(&new, &self.countersign, now(), &mut rng()).unwrap()
    }
}

#[tokio::test]
async fn notes_are_added_by_whoever_is_signed_in_and_read_with_a_pattern() {
    let stage = Stage::new().await;
    let account = format!("/accounts/{}", stage.account);
    assert_eq!(stage.order("PUT", &account).await, StatusCode::CREATED);

    let added = stage.call("POST", "/notes", Some("water the <plants>")).await;
    assert_eq!(
        (added.status(), &added.headers()["location"]),
        (StatusCode::SEE_OTHER, &"./".parse().unwrap())
    );

    let refused = stage.call("GET", "/", None).await;
    assert_eq!(refused.status(), StatusCode::UNAUTHORIZED);
    let ticket = Locked::ticket_in(&refused.bytes().await.unwrap()).unwrap();
    let proof = stage.countersign(&ticket, "/").await;
    let page = stage.send("GET", "/", proof.clone(), None).await;
    assert!(page.headers().contains_key("tessera-unlocked-until"));
    assert!(page.text().await.unwrap().contains("<li>water the &lt;plants&gt;</li>"));
    assert_eq!(stage.send("GET", "/", proof, None).await.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(stage.call("GET", "/", None).await.status(), StatusCode::OK);

    assert_eq!(stage.order("DELETE", &account).await, StatusCode::NO_CONTENT);
    assert_eq!(stage.call("GET", "/", None).await.status(), StatusCode::NOT_FOUND);
}
