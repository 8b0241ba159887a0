//! No token is refused while keys rotate, however old the set that a verifier remembers.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use ambient::{Clock, ManualClock, SystemEntropy, Timestamp};
use keyring::{ACCEPTED_AFTER, KEEP_EVERY, KeyFiles, Keyring, PUBLISHED_AHEAD, Schedule};
use tickets::{
    AccountId, CALL_LIFE, Error, Expected, JwksClient, KeySet, KeyUse, NewCall, SessionHash,
    TICKET_LIFE, Target, Unverified, issue_call, verify_call,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

const START: Timestamp = Timestamp::from_millis(1_800_000_000_000);
const GATEWAY: &str = "https://id.example";
const SERVICE: &str = "https://vault.example";
const STEP: u64 = 10;

/// How old a set can be: five minutes in a verifier's memory, and five in a cache on the way.
const OLDEST: u64 = 600;

fn files(folder: &Path) -> KeyFiles {
    KeyFiles::new(KeyUse::Call, folder.join("call.pem"), Schedule::days(90))
}

fn sign(ring: &Keyring, clock: &ManualClock) -> String {
    let entropy: &dyn ambient::Entropy = &SystemEntropy;
    let account = AccountId::new(uuid::Builder::from_random_bytes(entropy.bytes()).into_uuid());
    let new = NewCall {
        issuer: GATEWAY,
        audience: SERVICE,
        account,
        session: &SessionHash::of(b"a session"),
        target: Target::new("GET", "/records").unwrap(),
        life: CALL_LIFE,
    };
    issue_call(&new, &ring.current(), clock.now().seconds(), &mut entropy.rng()).unwrap()
}

fn verify(token: &str, keys: &KeySet, now: i64) -> Result<(), Error> {
    let expected = Expected { issuer: GATEWAY, audience: SERVICE, now, leeway: 5 };
    let token = Unverified::parse(token).unwrap();
    verify_call(&token, keys, &expected, Target::new("GET", "/records").unwrap()).map(drop)
}

/// Two replicas look at the folder at different moments; a command rotates as soon as it may, again
/// and again. What either signs, either has published since long before, and until long after.
#[test]
fn every_set_that_a_verifier_can_remember_has_the_key_of_every_token_that_lives() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(ManualClock::starting_at(START));
    let replicas =
        [0, 1].map(|_| Keyring::open(files(folder.path()), clock.clone(), true).unwrap());
    let (mut signed, mut published) = (Vec::new(), Vec::new());
    let mut rotations = 0;
    for step in 0..600 {
        rotations += usize::from(files(folder.path()).rotate(clock.now(), false).is_ok());
        for (replica, phase) in replicas.iter().zip([0, 2]) {
            if ((step + phase) * STEP).is_multiple_of(KEEP_EVERY.as_secs()) {
                replica.keep().unwrap();
            }
            let at = step * STEP;
            published.push((at, replica.published()));
            let kid = replica.current().public().kid().to_owned();
            let token = sign(replica, &clock);
            assert_eq!(Unverified::parse(&token).unwrap().kid(), kid);
            verify(&token, &replica.published(), clock.now().seconds()).unwrap();
            signed.push((at, kid));
        }
        clock.advance(Duration::from_secs(STEP));
    }
    assert!(rotations >= 8, "{rotations}");
    let life = TICKET_LIFE.unsigned_abs() + 60;
    for (at, kid) in &signed {
        for (_, set) in published
            .iter()
            .filter(|(seen, _)| (at.saturating_sub(OLDEST)..=at + life).contains(seen))
        {
            assert!(set.has(kid), "{kid}, signed at {at} s");
        }
    }
    let most = published
        .iter()
        .map(|(_, set)| serde_json::to_value(&**set).unwrap()["keys"].as_array().unwrap().len())
        .max();
    assert_eq!(most, Some(4), "a next, a current, and at this pace two previous keys");
}

/// Publishes what a keyring publishes, and counts how often it is asked.
async fn publish(ring: Arc<Keyring>) -> (JwksClient, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/keys", listener.local_addr().unwrap()).parse().unwrap();
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            counted.fetch_add(1, Ordering::SeqCst);
            let body = serde_json::to_string(&*ring.published()).unwrap();
            let _ = socket.read(&mut [0; 1024]).await;
            let head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length:";
            let _ =
                socket.write_all(format!("{head} {}\r\n\r\n{body}", body.len()).as_bytes()).await;
        }
    });
    (JwksClient::new(url).unwrap(), count)
}

async fn accepts(verifier: &JwksClient, token: &str, now: i64) -> Result<(), Error> {
    let kid = Unverified::parse(token).unwrap().kid().to_owned();
    verify(token, &*verifier.keys(&kid, now).await?, now)
}

#[tokio::test]
async fn tokens_around_a_rotation_are_accepted_from_memory() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(ManualClock::starting_at(START));
    let ring = Arc::new(Keyring::open(files(folder.path()), clock.clone(), true).unwrap());
    let (verifier, fetches) = publish(Arc::clone(&ring)).await;
    let now = || clock.now().seconds();

    // The verifier hears of the next key at the last moment before it signs.
    clock.advance(PUBLISHED_AHEAD);
    accepts(&verifier, &sign(&ring, &clock), now()).await.unwrap();
    let before = sign(&ring, &clock);
    files(folder.path()).rotate(clock.now(), false).unwrap();
    ring.keep().unwrap();
    let after = sign(&ring, &clock);
    assert_ne!(Unverified::parse(&before).unwrap().kid(), Unverified::parse(&after).unwrap().kid());
    accepts(&verifier, &before, now()).await.unwrap();
    accepts(&verifier, &after, now()).await.unwrap();
    clock.advance(Duration::from_secs(299));
    accepts(&verifier, &sign(&ring, &clock), now()).await.unwrap();
    assert_eq!(fetches.load(Ordering::SeqCst), 1, "all of this from memory");

    // Once the last token of a key is dead, a set that is fetched does not have it any more.
    clock.advance(ACCEPTED_AFTER);
    ring.keep().unwrap();
    let kid = Unverified::parse(&before).unwrap().kid().to_owned();
    assert!(!verifier.keys(&kid, now()).await.unwrap().has(&kid));
}

#[tokio::test]
async fn a_forced_rotation_costs_a_fetch_and_at_worst_a_minute() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(ManualClock::starting_at(START));
    let ring = Arc::new(Keyring::open(files(folder.path()), clock.clone(), true).unwrap());
    let (verifier, fetches) = publish(Arc::clone(&ring)).await;
    let now = || clock.now().seconds();
    accepts(&verifier, &sign(&ring, &clock), now()).await.unwrap();

    // The key that is known takes over, and then one that nobody can know.
    let rotate = || {
        clock.advance(Duration::from_secs(1));
        files(folder.path()).rotate(clock.now(), true).unwrap();
        ring.keep().unwrap();
    };
    rotate();
    accepts(&verifier, &sign(&ring, &clock), now()).await.unwrap();
    assert_eq!(fetches.load(Ordering::SeqCst), 1);
    rotate();
    accepts(&verifier, &sign(&ring, &clock), now()).await.unwrap();
    assert_eq!(fetches.load(Ordering::SeqCst), 2);
    rotate();
    rotate();
    assert_eq!(accepts(&verifier, &sign(&ring, &clock), now()).await, Err(Error::UnknownKey));
    clock.advance(Duration::from_secs(60));
    accepts(&verifier, &sign(&ring, &clock), now()).await.unwrap();
}
