//! What goes on for long goes on as long as the session does.

use std::{sync::Arc, time::Duration};

use axum::body::{Body, Bytes, HttpBody as _};
use futures_util::{StreamExt as _, stream};
use identity::{Identity, SignedIn};
use tokio::time::sleep;

/// How long it may outlive its session.
const LOOKED_AT_EVERY: Duration = Duration::from_secs(10);

/// Ends some time after the session does.
pub async fn until_signed_out(identity: Arc<Identity>, person: SignedIn) {
    loop {
        sleep(LOOKED_AT_EVERY).await;
        // Where nobody can tell, it ends as well.
        if !identity.still_signed_in(&person).await.unwrap_or(false) {
            return;
        }
    }
}

/// A body that breaks off when `over` is.
pub fn body_until(over: impl Future<Output = ()> + Send + 'static, body: Body) -> Body {
    if body.is_end_stream() {
        return body;
    }
    let parts = (body.into_data_stream(), Box::pin(over));
    Body::from_stream(stream::try_unfold(parts, async |(mut parts, mut over)| {
        tokio::select! {
            part = parts.next() => Ok(part.transpose()?.map(|part: Bytes| (part, (parts, over)))),
            () = &mut over => Err(axum::Error::new(SignedOut)),
        }
    }))
}

/// The session ended before the answer did.
#[derive(Debug, thiserror::Error)]
#[error("the session has ended")]
struct SignedOut;

#[cfg(test)]
mod tests {
    use std::future::{pending, ready};

    use super::*;

    fn endless() -> Body {
        Body::from_stream(stream::repeat_with(|| Ok::<_, axum::Error>(Bytes::from_static(b"a"))))
    }

    #[tokio::test]
    async fn a_body_goes_on_to_its_end() {
        let body = body_until(pending(), Body::from("all of it"));
        assert_eq!(axum::body::to_bytes(body, 100).await.unwrap(), "all of it");
    }

    #[tokio::test]
    async fn a_body_breaks_off_with_its_session() {
        let mut parts = body_until(ready(()), endless()).into_data_stream();
        let mut broken = false;
        for _ in 0..1000 {
            broken = broken || parts.next().await.is_none_or(|part| part.is_err());
        }
        assert!(broken);
    }
}
