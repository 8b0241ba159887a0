//! Requests to a service, each signed.

use std::{sync::Arc, time::Duration};

use ambient::{Clock, Entropy};
use app::backend::LockError;
use identity::{Delivery, Message, SignedIn};
use reqwest::{Client, Method, Response, Url, redirect::Policy};
use serde_json::Value;
use tickets::{
    AccountId, CALL_LIFE, JwksClient, KeySource, NewCall, NewProvision, PROVISION_LIFE,
    SessionHash, Target, issue_call, issue_provision,
};

use super::answer::Answer;
use crate::{config::Service, signing::SigningKeys};

/// How long a service may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);
const CONNECT_PATIENCE: Duration = Duration::from_secs(2);

/// A service, as the gateway reaches it.
pub struct ServiceClient {
    pub(super) service: Service,
    pub(super) gateway: String,
    pub(super) issuer: String,
    pub(super) signing: Arc<SigningKeys>,
    pub(super) keys: KeySource,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) entropy: Arc<dyn Entropy>,
    pub(super) identity: Arc<identity::Identity>,
    http: Client,
}

impl ServiceClient {
    /// A client of `service` for the gateway of that name.
    pub fn new(
        service: Service,
        gateway: String,
        signing: Arc<SigningKeys>,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
        identity: Arc<identity::Identity>,
    ) -> anyhow::Result<Self> {
        let keys = KeySource::Published(JwksClient::new(service.jwks_url()?)?);
        let http = Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .timeout(PATIENCE)
            .connect_timeout(CONNECT_PATIENCE)
            .build()?;
        let issuer = service.issuer();
        Ok(Self { service, gateway, issuer, signing, keys, clock, entropy, identity, http })
    }

    /// Makes a request on behalf of somebody.
    pub(super) async fn ask(
        &self,
        person: &SignedIn,
        method: &str,
        path: &str,
        body: Option<&Value>,
    ) -> Result<Answer, LockError> {
        let call = NewCall {
            issuer: &self.gateway,
            audience: &self.issuer,
            account: account(person)?,
            session: &SessionHash::of(person.session().as_bytes()),
            target: Target::new(method, path).map_err(nonsense)?,
            life: CALL_LIFE,
        };
        let now = self.clock.now().seconds();
        let token = issue_call(&call, &self.signing.call.current(), now, &mut self.entropy.rng())
            .map_err(nonsense)?;
        self.send(method, path, &token, body).await
    }

    /// Makes a request with a token that is there already.
    pub(super) async fn send(
        &self,
        method: &str,
        path: &str,
        token: &str,
        body: Option<&Value>,
    ) -> Result<Answer, LockError> {
        let mut request = self.request(method, path, token)?;
        if let Some(body) = body {
            request = request.json(body);
        }
        Answer::read(request.send().await.map_err(|_| LockError::Down)?).await
    }

    /// Has the service hear what it has to.
    pub async fn deliver(&self, delivery: &Delivery) -> Result<(), LockError> {
        match &delivery.message {
            Message::Account(account) => self.make_account(account).await,
            Message::Erasure(account) => {
                self.provisioning("DELETE", &format!("/accounts/{account}")).await
            }
            Message::SessionEnded(session) => {
                self.provisioning("DELETE", &format!("/grants/{}", session.sid())).await
            }
        }
    }

    /// Has the service make an account, or find that it is there.
    pub(super) async fn make_account(
        &self,
        account: &identity::AccountId,
    ) -> Result<(), LockError> {
        self.provisioning("PUT", &format!("/accounts/{account}")).await
    }

    pub(super) async fn provisioning(&self, method: &str, path: &str) -> Result<(), LockError> {
        let order = NewProvision {
            issuer: &self.gateway,
            audience: &self.issuer,
            target: Target::new(method, path).map_err(nonsense)?,
            body: &[],
            life: PROVISION_LIFE,
        };
        let now = self.clock.now().seconds();
        let key = self.signing.provision.current();
        let token =
            issue_provision(&order, &key, now, &mut self.entropy.rng()).map_err(nonsense)?;
        let answer: Response =
            self.request(method, path, &token)?.send().await.map_err(|_| LockError::Down)?;
        match answer.status().as_u16() {
            200..=299 => Ok(()),
            status => Err(LockError::Nonsense(format!("status {status} to a provisioning call"))),
        }
    }

    fn request(
        &self,
        method: &str,
        path: &str,
        token: &str,
    ) -> Result<reqwest::RequestBuilder, LockError> {
        let method = Method::from_bytes(method.as_bytes()).map_err(nonsense)?;
        let url: Url = self.service.url.join(path).map_err(nonsense)?;
        Ok(self.http.request(method, url).bearer_auth(token))
    }
}

/// The account's name in tokens.
pub(super) fn account(person: &SignedIn) -> Result<AccountId, LockError> {
    person.account().to_string().parse().map_err(nonsense)
}

/// Something that the protocol does not allow.
pub(super) fn nonsense(error: impl std::fmt::Display) -> LockError {
    LockError::Nonsense(error.to_string())
}
