//! For `doctor`: what a request looks like when it arrives.

use std::{net::IpAddr, sync::Arc};

use ambient::Clock;
use app::backend::ClientAddress;
use axum::{
    Extension, Json, Router,
    extract::State,
    http::{
        HeaderMap, HeaderName, StatusCode,
        header::{AUTHORIZATION, CACHE_CONTROL, HOST},
    },
    response::{IntoResponse, Response},
    routing::get,
};
use serde::{Deserialize, Serialize};
use tickets::{Expected, LEEWAY, Target, Unverified, verify_provision};

use crate::signing::SigningKeys;

/// Where it is asked for.
pub const MIRROR: &str = "/.well-known/tessera/mirror";

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// What has arrived.
#[derive(Debug, Deserialize, Serialize)]
pub struct Mirrored {
    /// The name that was asked for.
    pub host: String,
    /// The entries of `X-Forwarded-For`.
    pub forwarded_for: Vec<String>,
    /// Where the caller is taken to be.
    pub client: IpAddr,
}

/// What the mirror knows its own gateway by.
#[derive(Clone)]
pub struct Own {
    /// The gateway's name in tokens.
    pub issuer: String,
    pub signing: Arc<SigningKeys>,
    pub clock: Arc<dyn Clock>,
}

/// Shows a request to whoever has the gateway's own keys; to others there is nothing here.
pub fn routes(own: Own) -> Router {
    Router::new().route(MIRROR, get(mirror)).with_state(own)
}

async fn mirror(
    State(own): State<Own>,
    Extension(ClientAddress(client)): Extension<ClientAddress>,
    headers: HeaderMap,
) -> Response {
    if !is_own(&own, &headers) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let text = |name: HeaderName| {
        let values = headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
        values.collect::<Vec<_>>().join(",")
    };
    let forwarded_for = text(FORWARDED_FOR);
    let entries = forwarded_for.split(',').map(str::trim).filter(|entry| !entry.is_empty());
    let forwarded_for = entries.map(str::to_owned).collect();
    let mirrored = Mirrored { host: text(HOST), forwarded_for, client };
    ([(CACHE_CONTROL, "no-store")], Json(mirrored)).into_response()
}

fn is_own(own: &Own, headers: &HeaderMap) -> bool {
    let expected = Expected {
        issuer: &own.issuer,
        audience: &own.issuer,
        now: own.clock.now().seconds(),
        leeway: LEEWAY,
    };
    let verified = || {
        let bearer = headers.get(AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")?;
        let token = Unverified::parse(bearer).ok()?;
        let target = Target::new("GET", MIRROR).ok()?;
        verify_provision(&token, &own.signing.published(), &expected, target, &[]).ok()
    };
    verified().is_some()
}
