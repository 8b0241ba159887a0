//! Requests to a service, each signed.

use std::{sync::Arc, time::Duration};

use ambient::{Clock, Entropy};
use app::backend::LockError;
use identity::{Identity, SignedIn, Unlocked, Wish};
use metrics::counter;
use reqwest::{Client, Method, Url, header::HeaderMap, redirect::Policy};
use telemetry::{TRACES, hand_on};
use tickets::{
    AccountId, CALL_LIFE, COUNTERSIGNED_LIFE, JwksClient, KeySource, NewCall, NewCountersigned,
    SessionHash, Target, issue_call, issue_countersigned,
};
use tracing::{Span, info_span};

use crate::{config::Service, signing::SigningKeys};

/// How long a service may take to answer what the gateway asks by itself.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);
const CONNECT_PATIENCE: Duration = Duration::from_secs(2);
/// How long a connection is kept for the next request. Services close theirs after two to five
/// seconds by default, and a request that crosses such an end gets no answer (RFC 9112 §9.5).
const IDLE: Duration = Duration::from_secs(1);

/// Names a request in the logs of everybody who has to do with it.
const REQUEST_NAME: &str = "x-request-id";

/// What all clients of services stand on.
#[derive(Clone)]
pub struct Foundations {
    /// The gateway's name in tokens.
    pub gateway: String,
    pub signing: Arc<SigningKeys>,
    pub clock: Arc<dyn Clock>,
    pub entropy: Arc<dyn Entropy>,
    pub identity: Arc<Identity>,
}

/// A service, as the gateway reaches it.
pub struct ServiceClient {
    pub(super) service: Service,
    /// Its name in tokens.
    pub(super) issuer: String,
    pub(super) keys: KeySource,
    pub(super) at: Foundations,
    http: Client,
}

/// The token of one request on behalf of somebody.
pub struct Pass {
    /// The compact JWS.
    pub token: String,
    /// The ticket that it hands back, which a pattern has opened.
    pub opens: Option<Unlocked>,
}

impl ServiceClient {
    /// A client of `service`.
    pub fn new(service: Service, at: Foundations) -> anyhow::Result<Self> {
        let keys = match service.pinned_keys()? {
            Some(keys) => KeySource::Pinned(Arc::new(keys)),
            None => KeySource::Published(JwksClient::new(service.jwks_url()?)?),
        };
        let http = Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .connect_timeout(CONNECT_PATIENCE)
            .pool_idle_timeout(IDLE)
            .build()?;
        let issuer = service.issuer();
        Ok(Self { service, issuer, keys, at, http })
    }

    /// Its configuration.
    pub const fn service(&self) -> &Service {
        &self.service
    }

    /// A token for a request of `person`. Where a ticket of this very request was opened by a
    /// pattern, and `redeems` says that this request may use it up, it is countersigned.
    pub async fn pass(
        &self,
        person: &SignedIn,
        method: &str,
        path: &str,
        redeems: bool,
    ) -> Result<Pass, LockError> {
        let target = Target::new(method, path).map_err(nonsense)?;
        let wish = Wish { service: &self.service.name, method, path };
        if redeems && let Some(unlocked) = self.at.identity.take_unlocked(person, wish).await? {
            let ticket = match self.verified(person, unlocked.ticket(), target).await {
                Err(LockError::Down) => {
                    self.give_back(&unlocked).await?;
                    return Err(LockError::Down);
                }
                verified => verified?,
            };
            let auth_time = unlocked.at().seconds();
            let new = NewCountersigned { ticket: &ticket, auth_time, life: COUNTERSIGNED_LIFE };
            let key = self.at.signing.countersign.current();
            let token = issue_countersigned(&new, &key, self.now(), &mut self.at.entropy.rng());
            self.count("countersigned");
            return Ok(Pass { token: token.map_err(nonsense)?, opens: Some(unlocked) });
        }
        let call = NewCall {
            issuer: &self.at.gateway,
            audience: &self.issuer,
            account: account(person)?,
            session: &session(person),
            target,
            life: CALL_LIFE,
        };
        let key = self.at.signing.call.current();
        let token = issue_call(&call, &key, self.now(), &mut self.at.entropy.rng());
        Ok(Pass { token: token.map_err(nonsense)?, opens: None })
    }

    /// Says that a request got no answer: what a pattern has opened waits for the next one.
    pub async fn unanswered(&self, pass: &Pass) -> Result<(), LockError> {
        match &pass.opens {
            Some(unlocked) => self.give_back(unlocked).await,
            None => Ok(()),
        }
    }

    async fn give_back(&self, unlocked: &Unlocked) -> Result<(), LockError> {
        self.count("unanswered");
        Ok(self.at.identity.give_back_unlocked(unlocked).await?)
    }

    /// Counts a step of opening something here.
    pub fn count(&self, step: &'static str) {
        let service = self.service.name.clone();
        counter!("tessera_unlocks_total", "service" => service, "step" => step).increment(1);
    }

    /// A request with a token, under the name of the request that it is made for: what both write
    /// into their logs is found by it.
    pub fn request(
        &self,
        method: &str,
        path: &str,
        token: &str,
        name: &str,
    ) -> Result<reqwest::RequestBuilder, LockError> {
        let method = Method::from_bytes(method.as_bytes()).map_err(nonsense)?;
        let request = self.http.request(method, self.url(path)?).bearer_auth(token);
        let mut headers = HeaderMap::new();
        hand_on(&mut headers);
        let request = request.headers(headers);
        Ok(if name.is_empty() { request } else { request.header(REQUEST_NAME, name) })
    }

    /// The part of a trace that a request to the service is.
    pub fn span(&self) -> Span {
        info_span!(target: TRACES, "call", service = self.service.name)
    }

    /// The address of `path` at the service, to the letter: what the token names is what is
    /// asked for.
    fn url(&self, path: &str) -> Result<Url, LockError> {
        let text = format!("{}{path}", self.issuer);
        let url: Url = text.parse().map_err(nonsense)?;
        if url.as_str() == text { Ok(url) } else { Err(nonsense("a path that means another one")) }
    }

    /// Now, in seconds since the epoch.
    pub(super) fn now(&self) -> i64 {
        self.at.clock.now().seconds()
    }
}

/// The account's name in tokens.
pub(super) fn account(person: &SignedIn) -> Result<AccountId, LockError> {
    person.account().to_string().parse().map_err(nonsense)
}

/// The session's name in tokens.
pub(super) fn session(person: &SignedIn) -> SessionHash {
    SessionHash::of(person.session().as_bytes())
}

/// Something that the protocol does not allow.
pub(super) fn nonsense(error: impl std::fmt::Display) -> LockError {
    LockError::Nonsense(error.to_string())
}
