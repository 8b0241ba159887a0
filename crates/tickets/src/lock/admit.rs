//! Which requests for people pass.

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, Method, header, request::Parts},
};

use super::{
    Lock, bearer, body,
    denied::Denied,
    visit::{Token, Visit},
};
use crate::{
    call::verify_call,
    countersigned::verify_countersigned,
    error::Error,
    target::Target,
    unverified::{TokenType, Unverified},
};

impl Lock {
    /// Verifies the token of a request, sees that its account is active, and takes the token away;
    /// what is behind the lock then finds a [`Visit`] in the extensions.
    ///
    /// A token that changes something counts once, so that nobody who overheard it repeats the
    /// change. The ticket itself is not consumed here, but by the handler that it unlocks: neither
    /// a token that is refused, nor a path that does not exist, nor a body that does not arrive
    /// uses it up.
    pub(super) async fn admit(&self, request: Request) -> Result<(Visit, Request), Denied> {
        let (mut parts, body) = request.into_parts();
        let now = self.now();
        let visit = self.verify(&parts, now).await?;
        let store = &self.service.store;
        if store.account_made_at(visit.account()).await?.is_none() {
            return Err(Denied::NoAccount);
        }
        let body = match visit.token() {
            Token::Call(_) => body,
            Token::Proof(_) => Body::from(body::read(body).await?),
        };
        if !parts.method.is_safe() && !store.spend(visit.token().once(), now).await? {
            return Err(Denied::Replayed);
        }
        parts.headers.remove(header::AUTHORIZATION);
        parts.extensions.insert(visit.clone());
        Ok((visit, Request::from_parts(parts, body)))
    }

    async fn verify(&self, parts: &Parts, now: i64) -> Result<Visit, Denied> {
        let text = bearer::bearer(&parts.headers)?;
        let token = Unverified::parse(text)?;
        let target = bearer::target(&parts.method, &parts.uri)?;
        let token = match token.token_type() {
            TokenType::Call => self.verify_call(&token, target, now).await?,
            TokenType::Countersigned => {
                check_serves_all(&parts.method, &parts.headers)?;
                self.verify_proof(&token, target, now).await?
            }
            TokenType::Provision | TokenType::Ticket => return Err(Error::Type.into()),
        };
        Ok(Visit::new(self, token, target))
    }

    async fn verify_call(
        &self,
        token: &Unverified<'_>,
        target: Target<'_>,
        now: i64,
    ) -> Result<Token, Denied> {
        let keys = self.service.gateway_keys.keys(token.kid(), now).await?;
        Ok(Token::Call(verify_call(token, &keys, &self.expects(now), target)?))
    }

    async fn verify_proof(
        &self,
        token: &Unverified<'_>,
        target: Target<'_>,
        now: i64,
    ) -> Result<Token, Denied> {
        let gateway = self.service.gateway_keys.keys(token.kid(), now).await?;
        let own = self.service.ticket_keys.published();
        let expected = self.expects(now);
        let proof = verify_countersigned(token, &gateway, &own, &expected, target)?;
        Ok(Token::Proof(Box::new(proof)))
    }
}

/// Refuses a ticket that would be consumed and show nothing for it, or not all.
fn check_serves_all(method: &Method, headers: &HeaderMap) -> Result<(), Denied> {
    if method == Method::HEAD {
        return Err(Denied::Head);
    }
    if bearer::wants_less_than_all(headers) { Err(Denied::OutOfScope) } else { Ok(()) }
}
