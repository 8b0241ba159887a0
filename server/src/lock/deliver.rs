//! What the gateway tells a service by itself, under the key for provisioning.

use app::backend::LockError;
use identity::{AccountId, Delivery, Message, SignedIn};
use reqwest::StatusCode;
use tickets::{NewProvision, PROVISION_LIFE, Target, issue_provision};

use super::client::{PATIENCE, ServiceClient, nonsense};

impl ServiceClient {
    /// Has the service hear what it has to.
    pub async fn deliver(&self, delivery: &Delivery) -> Result<(), LockError> {
        match &delivery.message {
            Message::Account(account) => self.make_account(account).await,
            Message::Erasure(account) => self.order("DELETE", &account_path(account)).await,
            Message::SessionEnded(session) => self.end_grants(&session.sid()).await,
        }
    }

    /// Has the service make an account now, whatever the outbox says of it. An erasure that comes
    /// meanwhile waits until this is over.
    ///
    /// # Errors
    /// [`identity::Error::SignedOut`] where the account is gone.
    pub async fn account_at_once(&self, account: &AccountId) -> Result<(), LockError> {
        let identity = &self.at.identity;
        let claimed = identity.claim_account(account, &self.service.name).await?;
        let delivery = claimed.ok_or(identity::Error::SignedOut)?;
        let made = self.deliver(&delivery).await;
        match made {
            Ok(()) => identity.delivered(&delivery).await?,
            Err(_) => identity.not_delivered(&delivery).await?,
        }
        made
    }

    /// Has the service erase an account that was erased here, where it has it again.
    ///
    /// # Errors
    /// Where the service does not answer.
    pub async fn erase_again(&self, account: &AccountId) -> Result<bool, LockError> {
        if !self.has_account(account).await? {
            return Ok(false);
        }
        self.order("DELETE", &account_path(account)).await?;
        Ok(true)
    }

    /// Has the service make an account, or find that it is there.
    async fn make_account(&self, account: &AccountId) -> Result<(), LockError> {
        self.order("PUT", &account_path(account)).await
    }

    /// Whether the service has an account.
    pub async fn has_account(&self, account: &AccountId) -> Result<bool, LockError> {
        match self.tell("GET", &account_path(account)).await? {
            StatusCode::OK => Ok(true),
            StatusCode::NOT_FOUND => Ok(false),
            status => Err(unexpected(status)),
        }
    }

    /// Has the service forget what it granted a session.
    pub(super) async fn lock(&self, person: &SignedIn) -> Result<(), LockError> {
        self.end_grants(&person.session().sid()).await
    }

    async fn end_grants(&self, sid: &str) -> Result<(), LockError> {
        self.order("DELETE", &format!("/grants/{sid}")).await
    }

    async fn order(&self, method: &str, path: &str) -> Result<(), LockError> {
        let status = self.tell(method, path).await?;
        if status.is_success() { Ok(()) } else { Err(unexpected(status)) }
    }

    async fn tell(&self, method: &str, path: &str) -> Result<StatusCode, LockError> {
        let order = NewProvision {
            issuer: &self.at.gateway,
            audience: &self.issuer,
            target: Target::new(method, path).map_err(nonsense)?,
            body: &[],
            life: PROVISION_LIFE,
        };
        let key = self.at.signing.provision.current();
        let token = issue_provision(&order, &key, self.now(), &mut self.at.entropy.rng())
            .map_err(nonsense)?;
        let request = self.request(method, path, &token, "")?.timeout(PATIENCE);
        Ok(request.send().await.map_err(|_| LockError::Down)?.status())
    }
}

fn account_path(account: &AccountId) -> String {
    format!("/accounts/{account}")
}

fn unexpected(status: StatusCode) -> LockError {
    nonsense(format!("status {} to a provisioning call", status.as_u16()))
}
