//! A listener on the line between gateway and vault, who passes everything on and keeps what opens
//! something: whatever was served once is handed in again, as whoever reads the line could.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use anyhow::Result;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;

/// A request with a countersigned ticket that the vault has served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    /// Its method.
    pub method: String,
    /// Its path.
    pub path: String,
    /// The token that it came with.
    pub token: String,
}

/// The listener, as long as it is not dropped.
pub struct Wiretap {
    address: SocketAddr,
    line: Arc<Line>,
}

struct Line {
    vault: SocketAddr,
    served: Mutex<Vec<Served>>,
    closed: AtomicBool,
}

impl Wiretap {
    /// Begins to listen in front of a vault at this address.
    pub fn start(vault: SocketAddr) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let line = Line { vault, served: Mutex::default(), closed: AtomicBool::new(false) };
        let line = Arc::new(line);
        let open = Arc::clone(&line);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if open.closed.load(Ordering::Relaxed) {
                    return;
                }
                // Where nobody listens behind, whoever came is let go, as nobody would have been
                // here.
                let Ok(vault) = TcpStream::connect(open.vault) else { continue };
                let line = Arc::clone(&open);
                thread::spawn(move || pass(&line, &stream, &vault));
            }
        });
        Ok(Self { address, line })
    }

    /// Where the gateway finds the vault, and the vault's name.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What was served since the last time that somebody asked.
    pub fn served(&self) -> Vec<Served> {
        std::mem::take(&mut self.line.served.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Wiretap {
    fn drop(&mut self) {
        self.line.closed.store(true, Ordering::Relaxed);
        // Whoever waits for the next one hears of it.
        let _ = TcpStream::connect(self.address);
    }
}

/// Passes both directions on. The gateway sends the head of a request at once, and the next one
/// after the answer, so that what begins a piece begins a message.
fn pass(line: &Line, gateway: &TcpStream, vault: &TcpStream) {
    let asked: Mutex<Option<Served>> = Mutex::new(None);
    let asked = &asked;
    thread::scope(|scope| {
        scope.spawn(move || {
            copy(gateway, vault, |piece| {
                if let Some(request) = opening(piece) {
                    *asked.lock().unwrap_or_else(PoisonError::into_inner) = Some(request);
                }
            });
        });
        copy(vault, gateway, |piece| {
            if piece.starts_with(b"HTTP/1.1 ") {
                let request = asked.lock().unwrap_or_else(PoisonError::into_inner).take();
                let served = request.filter(|_| piece.starts_with(b"HTTP/1.1 2"));
                let mut all = line.served.lock().unwrap_or_else(PoisonError::into_inner);
                all.extend(served);
            }
        });
    });
}

/// Copies until one of the two is gone, and then ends both.
fn copy(mut from: &TcpStream, mut to: &TcpStream, mut look: impl FnMut(&[u8])) {
    let mut buffer = vec![0; 32 * 1024];
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        let piece = buffer.get(..count).unwrap_or_default();
        look(piece);
        if to.write_all(piece).is_err() {
            break;
        }
    }
    for stream in [from, to] {
        // It may be gone already.
        let _ = stream.shutdown(Shutdown::Both);
    }
}

/// The request that a piece begins, where it comes with a countersigned ticket.
fn opening(piece: &[u8]) -> Option<Served> {
    let head = std::str::from_utf8(piece).ok()?;
    let mut lines = head.lines();
    let mut request = lines.next()?.split(' ');
    let (method, path) = (request.next()?.to_owned(), request.next()?.to_owned());
    let token = lines.find_map(|line| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("authorization").then(|| value.strip_prefix("Bearer "))?
    })?;
    let header = URL_SAFE_NO_PAD.decode(token.split('.').next()?).ok()?;
    let header: Value = serde_json::from_slice(&header).ok()?;
    let countersigned = header.get("typ")?.as_str()? == "tessera-countersigned+jwt";
    countersigned.then(|| Served { method, path, token: token.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(kind: &str) -> String {
        let header = URL_SAFE_NO_PAD.encode(format!("{{\"alg\":\"ES256\",\"typ\":\"{kind}\"}}"));
        format!("GET /records HTTP/1.1\r\nhost: a\r\nauthorization: Bearer {header}.b.c\r\n\r\n")
    }

    #[test]
    fn only_what_opens_something_is_kept() {
        let kept = opening(head("tessera-countersigned+jwt").as_bytes()).unwrap();
        assert_eq!((kept.method.as_str(), kept.path.as_str()), ("GET", "/records"));
        assert!(kept.token.ends_with(".b.c"));
        assert_eq!(opening(head("tessera-call+jwt").as_bytes()), None);
        assert_eq!(opening(b"GET / HTTP/1.1\r\nhost: a\r\n\r\n"), None);
    }

    #[test]
    fn what_is_passed_on_is_kept_once_it_was_served() {
        for (status, kept) in [("200 OK", 1), ("401 Unauthorized", 0)] {
            let vault = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
            let tap = Wiretap::start(vault.local_addr().unwrap()).unwrap();
            let mut gateway = TcpStream::connect(tap.address).unwrap();
            let (mut served, _) = vault.accept().unwrap();
            let request = head("tessera-countersigned+jwt");
            gateway.write_all(request.as_bytes()).unwrap();
            let mut heard = vec![0; request.len()];
            served.read_exact(&mut heard).unwrap();
            assert_eq!(heard, request.as_bytes());
            let answer = format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\n\r\n");
            served.write_all(answer.as_bytes()).unwrap();
            let mut heard = vec![0; answer.len()];
            gateway.read_exact(&mut heard).unwrap();
            assert_eq!(heard, answer.as_bytes());
            assert_eq!(tap.served().len(), kept, "{status}");
        }
    }
}
