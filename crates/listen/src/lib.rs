//! Connections: taken, served, and ended.
//!
//! What `axum::serve` does, and also what a server among strangers needs: whoever sends the head of
//! a request slowly, or says nothing for long, is let go, and an answer that never ends does not
//! hold up the end of the program.
#![warn(missing_docs)]

use std::{convert::Infallible, future::Future, net::SocketAddr, pin::pin, time::Duration};

use axum::{Router, body::Body, extract::ConnectInfo};
use hyper::{Request, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinSet,
    time,
};
use tower_service::Service as _;

mod files;

pub use files::allow_many_files;

/// How long others are waited for.
#[derive(Clone, Copy)]
pub struct Patience {
    /// The head of a request, and the next one on a connection.
    pub head: Duration,
    /// Answers that are under way when the program ends.
    pub last_answers: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { head: Duration::from_secs(30), last_answers: Duration::from_secs(10) }
    }
}

/// How long whoever has just connected may take to ask, when the program ends.
const FIRST_WORDS: Duration = Duration::from_millis(500);

/// How long to wait where no connection can be taken, as without file descriptors.
const BREATH: Duration = Duration::from_millis(200);

/// Serves whoever connects until `stop`, and then whatever has begun, for a while.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    patience: Patience,
    stop: impl Future<Output = ()>,
) {
    let (last_call, calls) = watch::channel(());
    let mut connections = JoinSet::new();
    let mut stop = pin!(stop);
    loop {
        let (stream, address) = tokio::select! {
            taken = take(&listener) => taken,
            _ = connections.join_next(), if !connections.is_empty() => continue,
            () = &mut stop => break,
        };
        let one = connection((stream, address), router.clone(), patience.head, calls.clone());
        connections.spawn(one);
    }
    // Whoever has connected by now has been promised an answer.
    for (stream, address) in waiting(listener) {
        let one = connection((stream, address), router.clone(), patience.head, calls.clone());
        connections.spawn(one);
    }
    drop(last_call);
    let ended = async { while connections.join_next().await.is_some() {} };
    if time::timeout(patience.last_answers, ended).await.is_err() {
        tracing::warn!("answers were cut off");
    }
}

async fn take(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok(taken) => return taken,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                time::sleep(BREATH).await;
            }
        }
    }
}

/// The connections that nobody has taken yet; nobody is let in any more.
fn waiting(listener: TcpListener) -> Vec<(TcpStream, SocketAddr)> {
    let Ok(listener) = listener.into_std() else { return Vec::new() };
    let mut waiting = Vec::new();
    while let Ok((stream, address)) = listener.accept() {
        let taken = stream.set_nonblocking(true).and_then(|()| TcpStream::from_std(stream));
        waiting.extend(taken.ok().map(|stream| (stream, address)));
    }
    waiting
}

async fn connection(
    (stream, address): (TcpStream, SocketAddr),
    router: Router,
    head: Duration,
    mut calls: watch::Receiver<()>,
) {
    // Small parts of an answer leave at once. Where that can't be, they leave a little later.
    let _ = stream.set_nodelay(true);
    let (asks, mut asked) = watch::channel(false);
    let service = service_fn(move |mut request: Request<Incoming>| {
        // Only the first time: whoever waits for this is woken by each.
        asks.send_if_modified(|asks| !std::mem::replace(asks, true));
        request.extensions_mut().insert(ConnectInfo(address));
        let mut router = router.clone();
        async move {
            let answer: Result<_, Infallible> = router.call(request.map(Body::new)).await;
            answer
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(head)
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    let mut connection = pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        // Nobody calls: the channel is closed when it is time.
        _ = calls.changed() => {
            let first_words = time::timeout(FIRST_WORDS, async {
                let _ = asked.wait_for(|asked| *asked).await.map(drop);
            });
            tokio::select! {
                ended = connection.as_mut() => ended,
                _ = first_words => {
                    connection.as_mut().graceful_shutdown();
                    connection.await
                }
            }
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection broke");
    }
}

#[cfg(test)]
mod tests {
    use std::{future::pending, net::Ipv4Addr};

    use axum::routing::get;
    use tokio::{
        io::{AsyncReadExt as _, AsyncWriteExt as _},
        sync::oneshot,
        task::JoinHandle,
    };

    use super::*;

    const SOON: Duration = Duration::from_millis(100);
    const LATE: Duration = Duration::from_secs(60);

    /// A server, what stops it, and its end.
    async fn server(
        head: Duration,
        last_answers: Duration,
    ) -> (SocketAddr, oneshot::Sender<()>, JoinHandle<()>) {
        let slowly = || async {
            time::sleep(3 * SOON).await;
            "at last"
        };
        let router = Router::new()
            .route("/", get(|| async { "here" }))
            .route("/slowly", get(slowly))
            .route("/never", get(pending::<&str>));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let stopped = async move { stopped.await.unwrap() };
        let patience = Patience { head, last_answers };
        (address, stop, tokio::spawn(serve(listener, router, patience, stopped)))
    }

    async fn sent(to: SocketAddr, text: &str) -> TcpStream {
        let mut stream = TcpStream::connect(to).await.unwrap();
        stream.write_all(text.as_bytes()).await.unwrap();
        stream
    }

    /// What comes until the connection ends.
    async fn rest(mut stream: TcpStream) -> String {
        let mut text = String::new();
        let read = time::timeout(LATE, stream.read_to_string(&mut text)).await;
        read.expect("the connection goes on").unwrap();
        text
    }

    #[tokio::test]
    async fn whoever_never_finishes_asking_is_not_waited_for() {
        let (to, _stop, _server) = server(SOON, LATE).await;
        for begun in ["", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nhost: a\r\n\r\n"] {
            let said = rest(sent(to, begun).await).await;
            assert_eq!(said.contains("here"), begun.ends_with("\r\n\r\n"), "{begun:?}: {said}");
        }
    }

    #[tokio::test]
    async fn what_has_begun_is_answered_and_then_nobody_is() {
        let (to, stop, server) = server(LATE, LATE).await;
        let idle = sent(to, "").await;
        let slow = sent(to, "GET /slowly HTTP/1.1\r\nhost: a\r\n\r\n").await;
        time::sleep(SOON).await;
        stop.send(()).unwrap();
        let (idle, slow) = tokio::join!(rest(idle), rest(slow));
        assert_eq!(idle, "");
        assert!(slow.ends_with("at last"), "{slow}");
        server.await.unwrap();
        assert!(TcpStream::connect(to).await.is_err());
    }

    #[tokio::test]
    async fn whoever_has_just_connected_is_still_answered() {
        let (to, stop, server) = server(LATE, LATE).await;
        let mut late = sent(to, "").await;
        time::sleep(SOON).await;
        stop.send(()).unwrap();
        time::sleep(SOON).await;
        late.write_all(b"GET / HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
        assert!(rest(late).await.ends_with("here"));
        server.await.unwrap();
    }

    #[tokio::test]
    async fn whoever_waits_to_be_taken_is_still_answered() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let to = listener.local_addr().unwrap();
        let asked = sent(to, "GET / HTTP/1.1\r\nhost: a\r\n\r\n").await;
        let router = Router::new().route("/", get(|| async { "here" }));
        // It is told to stop before it has taken anybody.
        serve(listener, router, Patience::default(), async {}).await;
        assert!(rest(asked).await.ends_with("here"));
    }

    #[tokio::test]
    async fn what_never_ends_holds_up_nobody() {
        let (to, stop, server) = server(LATE, SOON).await;
        let hanging = sent(to, "GET /never HTTP/1.1\r\nhost: a\r\n\r\n").await;
        time::sleep(SOON).await;
        stop.send(()).unwrap();
        time::timeout(LATE, server).await.expect("it ends").unwrap();
        drop(hanging);
    }
}
