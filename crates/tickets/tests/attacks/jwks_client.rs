//! Fetching keys from a peer that misbehaves, over real sockets.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use tickets::{Error, JwksClient, KeySet, KeyUse, SigningKey};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
    time::sleep,
};

use super::forge::NOW;

/// Answers every connection with the same bytes, and counts them.
async fn peer(answer: Vec<u8>) -> (JwksClient, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            counted.fetch_add(1, Ordering::SeqCst);
            let answer = answer.clone();
            tokio::spawn(async move {
                let mut request = [0; 1024];
                let _ = socket.read(&mut request).await;
                let _ = socket.write_all(&answer).await;
                // An empty answer stands for a peer that never says anything.
                if answer.is_empty() {
                    let _ = socket.read(&mut request).await;
                }
            });
        }
    });
    let url = format!("http://{address}/.well-known/jwks.json").parse().unwrap();
    (JwksClient::new(url).unwrap(), count)
}

fn ok(body: &str) -> Vec<u8> {
    format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
        .into_bytes()
}

fn one_key() -> (String, String) {
    let key = SigningKey::generate(KeyUse::Call).unwrap();
    let set = serde_json::to_string(&KeySet::from_iter([key.public().clone()])).unwrap();
    (key.public().kid().to_owned(), set)
}

#[tokio::test]
async fn fifty_requests_make_one_fetch() {
    let (kid, set) = one_key();
    let (client, count) = peer(ok(&set)).await;
    let client = Arc::new(client);
    let tasks: Vec<_> = (0..50)
        .map(|_| {
            let (client, kid) = (Arc::clone(&client), kid.clone());
            tokio::spawn(async move { client.keys(&kid, NOW).await.unwrap().has(&kid) })
        })
        .collect();
    for task in tasks {
        assert!(task.await.unwrap());
    }
    assert_eq!(count.load(Ordering::SeqCst), 1);
    client.keys(&kid, NOW + 300).await.unwrap();
    assert_eq!(count.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn made_up_key_ids_do_not_hammer_the_issuer() {
    let (kid, set) = one_key();
    let (client, count) = peer(ok(&set)).await;
    client.keys(&kid, NOW).await.unwrap();
    for n in 0..20 {
        assert!(!client.keys(&format!("made-up-{n}"), NOW + n).await.unwrap().has("made-up"));
    }
    assert_eq!(count.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let (_, set) = one_key();
    let (_, elsewhere) = peer(ok(&set)).await;
    let moved = b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    let (client, _) = peer(moved.to_vec()).await;
    assert_eq!(client.keys("k", NOW).await.unwrap_err(), Error::KeysUnavailable);
    assert_eq!(elsewhere.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn an_endless_set_is_cut_off() {
    let endless = format!("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{}", " ".repeat(1 << 20));
    let (client, _) = peer(endless.into_bytes()).await;
    assert_eq!(client.keys("k", NOW).await.unwrap_err(), Error::KeySet("longer than 64 KiB"));
}

#[tokio::test]
async fn a_silent_peer_is_given_two_seconds() {
    let (client, _) = peer(Vec::new()).await;
    let waited =
        tokio::time::timeout(std::time::Duration::from_secs(4), client.keys("k", NOW)).await;
    assert_eq!(waited.unwrap().unwrap_err(), Error::KeysUnavailable);
}

#[tokio::test]
async fn errors_and_nonsense_are_not_keys() {
    let (client, _) =
        peer(b"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_vec()).await;
    assert_eq!(client.keys("k", NOW).await.unwrap_err(), Error::KeysUnavailable);
    let (client, _) = peer(ok("<html>")).await;
    assert!(matches!(client.keys("k", NOW).await.unwrap_err(), Error::KeySet(_)));
}

#[test]
fn only_plain_http_addresses_are_pinned() {
    for bad in ["file:///etc/passwd", "ftp://host/", "http://user:secret@host/", "data:,x"] {
        assert_eq!(JwksClient::new(bad.parse().unwrap()).unwrap_err(), Error::KeySetUrl, "{bad}");
    }
}

#[tokio::test]
async fn a_peer_that_hangs_is_not_waited_for_by_each_in_turn() {
    let (client, count) = peer(Vec::new()).await;
    let client = Arc::new(client);
    let tasks: Vec<_> = (0..4)
        .map(|second| {
            let client = Arc::clone(&client);
            tokio::spawn(async move {
                sleep(Duration::from_secs(second)).await;
                client.keys("k", NOW + i64::try_from(second).unwrap()).await
            })
        })
        .collect();
    for task in tasks {
        assert_eq!(task.await.unwrap().unwrap_err(), Error::KeysUnavailable);
    }
    assert!(count.load(Ordering::SeqCst) < 4, "who waited for a fetch makes none");
}
