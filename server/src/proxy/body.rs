//! Bodies on their way to a service and back, never whole in memory.

use std::{
    error::Error as StdError,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use axum::body::{Body, HttpBody as _};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use reqwest::{RequestBuilder, Response};
use tower_http::timeout::{TimeoutBody, TimeoutError};

use super::halt::Halt;

/// What a body on its way to a service may be.
#[derive(Clone, Copy)]
pub struct Bounds {
    /// In bytes.
    pub largest: usize,
    /// How long it may pause, and the service think.
    pub patience: Duration,
}

/// Sends a request with its body, and waits for the beginning of the answer: as long as the body
/// goes on, and then as long as the service may think.
pub async fn send(
    request: RequestBuilder,
    body: Body,
    Bounds { largest, patience }: Bounds,
) -> Result<Response, Halt> {
    if body.size_hint().lower() > u64::try_from(largest).unwrap_or(u64::MAX) {
        tokio::spawn(drain(body, largest.saturating_mul(2), patience));
        return Err(Halt::TooLarge);
    }
    let sent = Arc::new(AtomicU64::new(0));
    let request = if body.is_end_stream() {
        request
    } else {
        let counter = Arc::clone(&sent);
        let watched = TimeoutBody::new(patience, Limited::new(body, largest));
        let counted = watched.map_frame(move |frame| {
            let length = frame.data_ref().map_or(0, |data| data.len());
            counter.fetch_add(u64::try_from(length).unwrap_or(u64::MAX), Ordering::Relaxed);
            frame
        });
        request.body(reqwest::Body::wrap_stream(counted.into_data_stream()))
    };
    let mut answer = std::pin::pin!(request.send());
    loop {
        let before = sent.load(Ordering::Relaxed);
        match tokio::time::timeout(patience, &mut answer).await {
            Ok(answer) => return answer.map_err(|error| why(&error)),
            Err(_) if sent.load(Ordering::Relaxed) != before => {}
            Err(_) => return Err(Halt::Late),
        }
    }
}

/// Reads for a while what is not wanted: whoever is still sending would otherwise find the connection
/// closed instead of the answer.
async fn drain(body: Body, most: usize, patience: Duration) {
    let mut rest = Limited::new(body, most);
    let reading = async { while let Some(Ok(_)) = rest.frame().await {} };
    // Whether all of it came does not matter.
    let _ = tokio::time::timeout(patience, reading).await;
}

/// The body of an answer, which ends where the service pauses for too long.
pub fn received(body: reqwest::Body, patience: Duration) -> Body {
    Body::new(TimeoutBody::new(patience, body))
}

/// The person's own body may be what went wrong.
fn why(error: &reqwest::Error) -> Halt {
    let mut cause: Option<&(dyn StdError + 'static)> = Some(error);
    while let Some(error) = cause {
        if error.is::<LengthLimitError>() {
            return Halt::TooLarge;
        }
        if error.is::<TimeoutError>() {
            return Halt::TooSlow;
        }
        cause = error.source();
    }
    Halt::Down
}
