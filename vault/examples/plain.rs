//! What the vault is measured against: a service on the same axum that keeps a file as it is.
//!
//! `plain <address> <bytes>` serves `GET /file`, so many bytes in parts as large as the vault's
//! chunks, and `GET /call`, the token that the request came with. Every account is fine with it.

use std::{env, error::Error};

use axum::{
    Router,
    body::{Body, Bytes},
    http::{HeaderMap, StatusCode, header},
    response::IntoResponse,
    routing::get,
};
use futures_util::stream;
use tokio::{
    fs::File,
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

const PART: usize = 256 * 1024;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let address = arguments.next().ok_or("an address is missing")?;
    let bytes: usize = arguments.next().ok_or("a number of bytes is missing")?.parse()?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("file");
    let mut file = File::create(&path).await?;
    file.write_all(&(0..bytes).map(|place| (place % 251) as u8).collect::<Vec<_>>()).await?;
    file.sync_all().await?;

    let router = Router::new()
        .route(
            "/file",
            get(async move || match File::open(&path).await {
                Ok(file) => ([(header::CONTENT_LENGTH, bytes)], parts(file)).into_response(),
                Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
            }),
        )
        .route("/call", get(call))
        .fallback(async || StatusCode::NO_CONTENT);
    let listener = TcpListener::bind(address).await?;
    axum::serve(listener, router)
        .with_graceful_shutdown(async {
            // Where no signal can be waited for, it serves until it is killed.
            let _ = tokio::signal::ctrl_c().await;
        })
        .await?;
    Ok(())
}

/// The file, a part at a time.
fn parts(file: File) -> Body {
    Body::from_stream(stream::try_unfold(file, async |mut file| {
        let mut part = Vec::with_capacity(PART);
        (&mut file).take(PART as u64).read_to_end(&mut part).await?;
        let more = (!part.is_empty()).then(|| (Bytes::from(part), file));
        Ok::<_, std::io::Error>(more)
    }))
}

async fn call(headers: HeaderMap) -> String {
    let bearer = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    bearer.and_then(|bearer| bearer.strip_prefix("Bearer ")).unwrap_or_default().to_owned()
}
