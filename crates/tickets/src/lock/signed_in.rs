//! Somebody who is signed in.

use axum::{
    extract::FromRequestParts,
    http::request::Parts,
    response::{IntoResponse, Response},
};

use super::{denied::Denied, visit::Visit};
use crate::{account_id::AccountId, session_hash::SessionHash};

/// Somebody who is signed in at the gateway and has an account here: enough for what needs no
/// fresh pattern. Behind a [`Lock`](super::Lock) only; elsewhere the answer is 500.
#[derive(Clone, Debug)]
pub struct SignedIn {
    account: AccountId,
    session: SessionHash,
}

impl SignedIn {
    /// The person's account. It is the same at each of their sign-ins, and known to no other
    /// person.
    #[must_use]
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// The session, by a name that opens nothing.
    #[must_use]
    pub fn session(&self) -> &SessionHash {
        &self.session
    }
}

impl<S: Sync> FromRequestParts<S> for SignedIn {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Response> {
        let visit = visit(parts).map_err(Denied::into_response)?;
        Ok(Self { account: visit.account(), session: visit.session().clone() })
    }
}

/// What the layer found out about the request.
pub(super) fn visit(parts: &Parts) -> Result<Visit, Denied> {
    parts.extensions.get::<Visit>().cloned().ok_or(Denied::NoLayer)
}
