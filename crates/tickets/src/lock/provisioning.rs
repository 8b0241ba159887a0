//! What the gateway asks on its own behalf.

use axum::{extract::Request, http::Method};

use super::{Lock, bearer, body, denied::Denied};
use crate::{
    error::Error,
    provision::{VerifiedProvision, verify_provision},
    unverified::{TokenType, Unverified},
};

impl Lock {
    /// Verifies a provisioning call together with its body.
    pub(super) async fn order(&self, request: Request) -> Result<VerifiedProvision, Denied> {
        let (parts, body) = request.into_parts();
        if parts.method == Method::HEAD {
            return Err(Denied::Head);
        }
        let token = Unverified::parse(bearer::bearer(&parts.headers)?)?;
        if token.token_type() != TokenType::Provision {
            return Err(Error::Type.into());
        }
        let now = self.now();
        let keys = self.service.gateway_keys.keys(token.kid(), now).await?;
        let body = body::read(body).await?;
        let target = bearer::target(&parts.method, &parts.uri)?;
        Ok(verify_provision(&token, &keys, &self.expects(now), target, &body)?)
    }
}
