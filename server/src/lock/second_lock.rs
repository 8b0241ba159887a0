//! From a ticket to an open service.

use app::backend::{LockError, SecondLock, ServiceAnswer, ServiceCall};
use async_trait::async_trait;
use identity::{ChallengeId, SignedIn, UnlockRequest, Unlocked};
use tickets::{
    COUNTERSIGNED_LIFE, Expected, LEEWAY, NewCountersigned, SessionHash, Target, Unverified,
    VerifiedTicket, issue_countersigned, verify_ticket,
};

use super::{
    ServiceClient,
    answer::Answer,
    client::{account, nonsense},
};

#[async_trait]
impl SecondLock for ServiceClient {
    fn title(&self, service: &str) -> String {
        if service == self.service.name { self.service.title.clone() } else { service.to_owned() }
    }

    async fn call(&self, person: &SignedIn, call: ServiceCall) -> Result<ServiceAnswer, LockError> {
        let mut answer = self.ask(person, call.method, &call.path, call.body.as_ref()).await?;
        // Somebody was faster than the outbox. The account is made now; making it is idempotent,
        // and the outbox will find it there.
        if answer.knows_no_account() {
            self.make_account(person.account()).await?;
            answer = self.ask(person, call.method, &call.path, call.body.as_ref()).await?;
        }
        match answer {
            Answer::Served { status, body, unlocked_until } => {
                Ok(ServiceAnswer::Served { status, body, unlocked_until })
            }
            Answer::Ticket(ticket) => match &call.return_to {
                Some(return_to) => {
                    let id = self.challenge(person, &call, return_to, &ticket).await?;
                    Ok(ServiceAnswer::Locked(id))
                }
                None => Ok(ServiceAnswer::Closed),
            },
        }
    }

    async fn redeem(&self, person: &SignedIn, unlocked: &Unlocked) -> Result<(), LockError> {
        let UnlockRequest { ticket, method, path, .. } = unlocked.request();
        let ticket = self.verified(person, ticket, method, path).await?;
        let new = NewCountersigned {
            ticket: &ticket,
            auth_time: unlocked.at().seconds(),
            life: COUNTERSIGNED_LIFE,
        };
        let now = self.clock.now().seconds();
        let key = self.signing.countersign.current();
        let token =
            issue_countersigned(&new, &key, now, &mut self.entropy.rng()).map_err(nonsense)?;
        match self.send(method, path, &token, None).await? {
            // A record may be gone by now; the vault is open all the same.
            Answer::Served { status: 200..=299, .. } => Ok(()),
            Answer::Served { status: 404, unlocked_until: Some(_), .. } => Ok(()),
            Answer::Served { status, .. } => {
                Err(LockError::Nonsense(format!("status {status} to a countersigned ticket")))
            }
            Answer::Ticket(_) => {
                Err(LockError::Nonsense("another ticket for a countersigned one".to_owned()))
            }
        }
    }

    async fn lock_now(&self, person: &SignedIn) -> Result<(), LockError> {
        self.provisioning("DELETE", &format!("/grants/{}", person.session().sid())).await
    }
}

impl ServiceClient {
    /// Mails a code for a ticket, once the ticket has proven to be the service's own, for this
    /// account, this session and this request.
    async fn challenge(
        &self,
        person: &SignedIn,
        call: &ServiceCall,
        return_to: &str,
        ticket: &str,
    ) -> Result<ChallengeId, LockError> {
        let verified = self.verified(person, ticket, call.method, &call.path).await?;
        let request = UnlockRequest {
            service: self.service.name.clone(),
            title: self.service.title.clone(),
            purpose: verified.purpose().to_string(),
            method: call.method.to_owned(),
            path: call.path.clone(),
            return_to: return_to.to_owned(),
            ticket: ticket.to_owned(),
            ticket_id: verified.id().as_str().to_owned(),
            expires_at: verified.expires_at().saturating_mul(1000),
        };
        Ok(self.identity.ask_unlock(person, &call.client, request).await?)
    }

    async fn verified(
        &self,
        person: &SignedIn,
        ticket: &str,
        method: &str,
        path: &str,
    ) -> Result<VerifiedTicket, LockError> {
        let now = self.clock.now().seconds();
        let token = Unverified::parse(ticket).map_err(nonsense)?;
        let keys = self.keys.keys(token.kid(), now).await.map_err(nonsense)?;
        let expected =
            Expected { issuer: &self.issuer, audience: &self.gateway, now, leeway: LEEWAY };
        let session = SessionHash::of(person.session().as_bytes());
        let target = Target::new(method, path).map_err(nonsense)?;
        verify_ticket(&token, &keys, &expected, (account(person)?, &session), target)
            .map_err(nonsense)
    }
}
