//! From a service's ticket to the question whether somebody wants it opened.

use app::backend::LockError;
use identity::{ChallengeId, Client, HeldTicket, SignedIn, UnlockRequest};
use messages::in_language;
use tickets::{Expected, LEEWAY, Target, Unverified, VerifiedTicket, verify_ticket};

use super::client::{ServiceClient, account, nonsense, session};

/// A request that was answered with a ticket.
#[derive(Clone, Copy)]
pub struct Refused<'a> {
    pub method: &'a str,
    /// The path with query at the service.
    pub path: &'a str,
    /// The path of this site where the person goes on once it is open.
    pub return_to: &'a str,
    /// The ticket, not verified yet.
    pub ticket: &'a str,
}

impl ServiceClient {
    /// Mails a code for a ticket, once the ticket has proven to be the service's own, for this
    /// account, this session and this request.
    pub async fn challenge(
        &self,
        person: &SignedIn,
        client: &Client,
        refused: Refused<'_>,
    ) -> Result<ChallengeId, LockError> {
        let Refused { method, path, return_to, ticket } = refused;
        let target = Target::new(method, path).map_err(nonsense)?;
        let verified = self.verified(person, ticket, target).await?;
        let request = UnlockRequest {
            service: self.service.name.clone(),
            title: in_language(person.language(), || self.service.shown_title()),
            purpose: verified.purpose().to_string(),
            method: method.to_owned(),
            path: path.to_owned(),
            return_to: return_to.to_owned(),
            ticket: Some(HeldTicket {
                text: ticket.to_owned(),
                id: verified.id().as_str().to_owned(),
                expires_at: verified.expires_at().saturating_mul(1000),
                max_age: verified.max_age(),
            }),
        };
        let asked = self.at.identity.ask_unlock(person, client, request).await?;
        self.count("asked");
        Ok(asked)
    }

    pub(super) async fn verified(
        &self,
        person: &SignedIn,
        ticket: &str,
        target: Target<'_>,
    ) -> Result<VerifiedTicket, LockError> {
        let now = self.now();
        let token = Unverified::parse(ticket).map_err(nonsense)?;
        let keys = self.keys.keys(token.kid(), now).await.map_err(|error| {
            tracing::warn!(service = self.service.name, %error, "a ticket cannot be verified");
            without_keys(error)
        })?;
        let (issuer, audience) = (&self.issuer, &self.at.gateway);
        let expected = Expected { issuer, audience, now, leeway: LEEWAY };
        let whose = (account(person)?, &session(person));
        verify_ticket(&token, &keys, &expected, whose, target).map_err(nonsense)
    }
}

/// A service whose keys cannot be fetched is one that does not answer; what is wrong with those
/// that are is its own fault.
fn without_keys(error: tickets::Error) -> LockError {
    match error {
        tickets::Error::KeysUnavailable => LockError::Down,
        other => nonsense(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_whose_keys_are_out_of_reach_is_down_and_one_with_other_keys_is_not() {
        assert!(matches!(without_keys(tickets::Error::KeysUnavailable), LockError::Down));
        assert!(matches!(without_keys(tickets::Error::UnknownKey), LockError::Nonsense(_)));
    }
}
