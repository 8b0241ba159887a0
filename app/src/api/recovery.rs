//! Recovery with a saved code, and the codes themselves.

use factors::{GestureDigest, ImageDigest, ImageFingerprint, Pattern};
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

use super::{ApiError, CodeView, Secret};

/// All three factors, enrolled again. Digests only: neither picture nor gesture leaves the
/// browser.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewFactors {
    /// The password.
    pub password: Secret,
    /// The picture, bound to site and username.
    pub image: ImageDigest,
    /// The picture, bound to the site.
    pub fingerprint: ImageFingerprint,
    /// The gesture, bound to site and username.
    pub gesture: GestureDigest,
}

/// Recovery codes on their way to be shown once.
#[cfg(feature = "ssr")]
pub(super) fn shown(codes: &[identity::RecoveryCode]) -> Vec<Secret> {
    codes.iter().map(|code| Secret::new(code.reveal().to_owned())).collect()
}

/// Checks a saved code and, where it matches, mails a code to draw.
#[server(prefix = "/api", endpoint = "recover", input = Json, output = Json)]
pub async fn recover(username: String, code: Secret) -> Result<CodeView, ApiError> {
    use crate::backend::{backend, client};
    Ok(backend()?.identity.recover(&username, code.reveal(), &client()).await?.into())
}

/// Takes the pattern. Returns what allows to enrol the factors again, for a quarter of an hour;
/// the saved code is not used up before they are.
#[server(prefix = "/api", endpoint = "prove-recovery", input = Json, output = Json)]
pub async fn prove_recovery(challenge: String, pattern: Pattern) -> Result<Secret, ApiError> {
    use crate::backend::{backend, challenge_id, client};
    let (identity, id) = (backend()?.identity, challenge_id(&challenge)?);
    let token = identity.prove_recovery(&id, &pattern, &client()).await?;
    Ok(Secret::new(token.reveal()))
}

/// Enrols the factors again and ends every session. Returns how many saved codes are left.
#[server(prefix = "/api", endpoint = "finish-recovery", input = Json, output = Json)]
pub async fn finish_recovery(token: Secret, factors: NewFactors) -> Result<u32, ApiError> {
    use crate::backend::{backend, client};
    let token = token.reveal().parse::<identity::RecoveryToken>()?;
    let new = identity::NewFactors {
        password: identity::Password::typed(factors.password.reveal()),
        image: factors.image,
        fingerprint: factors.fingerprint,
        gesture: factors.gesture,
    };
    Ok(backend()?.identity.finish_recovery(&token, new, &client()).await?)
}

/// Mails a code whose pattern makes ten new recovery codes.
#[server(prefix = "/api", endpoint = "ask-recovery-codes", input = Json, output = Json)]
pub async fn ask_recovery_codes() -> Result<CodeView, ApiError> {
    use crate::backend::{backend, client, signed_in};
    let person = signed_in().await?;
    Ok(backend()?.identity.ask_recovery_codes(&person, &client()).await?.into())
}

/// Makes ten new recovery codes and returns them, once; those before do not work any more.
#[server(prefix = "/api", endpoint = "renew-recovery-codes", input = Json, output = Json)]
pub async fn renew_recovery_codes(
    challenge: String,
    pattern: Pattern,
) -> Result<Vec<Secret>, ApiError> {
    use crate::backend::{backend, challenge_id, client, give_token, signed_in};
    let (person, id, identity) =
        (signed_in().await?, challenge_id(&challenge)?, backend()?.identity);
    let (token, codes) = identity.renew_recovery_codes(&person, &client(), &id, &pattern).await?;
    give_token(&token);
    Ok(shown(&codes))
}
