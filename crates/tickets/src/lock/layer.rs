//! The layer in front of what people ask for.

use std::{
    convert::Infallible,
    mem,
    pin::Pin,
    task::{Context, Poll},
};

use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};
use tower_layer::Layer;
use tower_service::Service;

use super::{Lock, denied::Denial, visit::Visit};

/// Until when the service is open for this session, in seconds since 1970.
const UNLOCKED_UNTIL: HeaderName = HeaderName::from_static("tessera-unlocked-until");

/// Lets nothing pass but the gateway's calls and countersigned tickets. See [`Lock::layer`].
///
/// It compares `htp` with the path that it sees: it belongs outside of anything that rewrites
/// paths, such as [`Router::nest`](axum::Router::nest).
#[derive(Clone, Debug)]
pub struct LockLayer {
    lock: Lock,
}

impl LockLayer {
    pub(super) fn new(lock: Lock) -> Self {
        Self { lock }
    }
}

impl<S> Layer<S> for LockLayer {
    type Service = LockService<S>;

    fn layer(&self, inner: S) -> LockService<S> {
        LockService { lock: self.lock.clone(), inner }
    }
}

/// A service behind the lock. See [`LockLayer`].
#[derive(Clone, Debug)]
pub struct LockService<S> {
    lock: Lock,
    inner: S,
}

impl<S> Service<Request> for LockService<S>
where
    S: Service<Request, Response = Response, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    type Response = Response;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let lock = self.lock.clone();
        // The one that was asked whether it is ready, not a copy that was not.
        let copy = self.inner.clone();
        let mut inner = mem::replace(&mut self.inner, copy);
        Box::pin(async move {
            match lock.admit(request).await {
                Ok((visit, request)) => {
                    inner.call(request).await.map(|response| tell(&visit, response))
                }
                Err(why) => Ok(Denial { realm: lock.service.realm, why }.into_response()),
            }
        })
    }
}

/// Says until when the service is open, and that nothing of this is to be kept. What was unlocked
/// is never kept, whatever the handler says; other answers are not unless it says so.
fn tell(visit: &Visit, mut response: Response) -> Response {
    let headers = response.headers_mut();
    let no_store = HeaderValue::from_static("no-store");
    headers.remove(UNLOCKED_UNTIL);
    match visit.opened() {
        Some(until) => {
            headers.insert(header::CACHE_CONTROL, no_store);
            if let Some(until) = until {
                headers.insert(UNLOCKED_UNTIL, HeaderValue::from(until));
            }
        }
        None => {
            headers.entry(header::CACHE_CONTROL).or_insert(no_store);
        }
    }
    response
}
