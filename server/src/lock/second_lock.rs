//! The vault, as the pages ask it.

use app::backend::{LockError, SecondLock, ServiceAnswer, ServiceCall};
use async_trait::async_trait;
use axum::http::header::ACCEPT_LANGUAGE;
use identity::SignedIn;
use tracing::Instrument as _;

use super::{
    answer::Answer,
    client::{PATIENCE, ServiceClient},
    services::Services,
    unlock::Refused,
};

#[async_trait]
impl SecondLock for Services {
    fn title(&self, service: &str) -> String {
        let known = self.named(service).map(|client| client.service.shown_title());
        known.unwrap_or_else(|| service.to_owned())
    }

    fn entrance(&self, service: &str) -> Option<String> {
        let client = self.named(service)?;
        if std::sync::Arc::ptr_eq(client, &self.vault) {
            return Some("/vault".to_owned());
        }
        client.service.exposes("/").then(|| format!("/s/{service}/"))
    }

    async fn call(&self, person: &SignedIn, call: ServiceCall) -> Result<ServiceAnswer, LockError> {
        let mut answer = self.vault.ask(person, &call).await?;
        // Somebody was faster than the outbox.
        if answer.knows_no_account() {
            self.vault.account_at_once(person.account()).await?;
            answer = self.vault.ask(person, &call).await?;
        }
        let ticket = match answer {
            Answer::Served { status, body, unlocked_until } => {
                return Ok(ServiceAnswer::Served { status, body, unlocked_until });
            }
            Answer::Ticket(ticket) => ticket,
        };
        let Some(return_to) = &call.return_to else { return Ok(ServiceAnswer::Closed) };
        let (method, path) = (call.method, &call.path);
        let refused = Refused { method, path, return_to, ticket: &ticket };
        Ok(ServiceAnswer::Locked(self.vault.challenge(person, &call.client, refused).await?))
    }

    async fn lock_now(&self, person: &SignedIn) -> Result<(), LockError> {
        self.vault.lock(person).await
    }
}

impl ServiceClient {
    /// Makes a request on behalf of somebody, and reads its answer to the end.
    async fn ask(&self, person: &SignedIn, call: &ServiceCall) -> Result<Answer, LockError> {
        // Only a page that somebody has asked for may use up what their pattern opened.
        let redeems = call.return_to.is_some();
        let pass = self.pass(person, call.method, &call.path, redeems).await?;
        let mut request =
            self.request(call.method, &call.path, &pass.token, &call.client.request)?;
        request = request.timeout(PATIENCE);
        // What a pattern is for stands in the mail with it, which is in the person's language.
        request = request.header(ACCEPT_LANGUAGE, person.language().tag());
        if let Some(body) = &call.body {
            request = request.json(body);
        }
        let answer = match request.send().instrument(self.span()).await {
            Ok(response) => Answer::read(response).await,
            Err(_) => Err(LockError::Down),
        };
        if matches!(answer, Err(LockError::Down)) {
            self.unanswered(&pass).await?;
        }
        match (answer?, pass.opens) {
            (Answer::Ticket(_), Some(unlocked)) if !unlocked.was_tried() => {
                self.count("refused");
                Err(LockError::Nonsense("another ticket for one that was countersigned".to_owned()))
            }
            (answer, _) => Ok(answer),
        }
    }
}
