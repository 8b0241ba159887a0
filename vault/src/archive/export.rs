//! An archive on its way out.

use std::{
    io::{self, Write},
    time::Duration,
};

use age::secrecy::SecretString;
use axum::body::{Body, Bytes};
use futures_util::stream::unfold;
use tokio::{runtime::Handle, sync::mpsc, time::timeout};
use zeroize::Zeroizing;

use super::{Plan, pack::pack, passphrase};

/// Parts that wait for whoever receives them, 64 KiB each.
const AHEAD: usize = 4;

/// How long a part waits. A thread waits with it.
const PATIENCE: Duration = Duration::from_secs(60);

/// Begins to pack what was planned. The passphrase is nowhere else: neither kept nor logged.
pub(crate) fn export(plan: Plan) -> (Zeroizing<String>, Body) {
    let passphrase = passphrase::draw(plan.underway.vault().entropy.as_ref());
    let secret = SecretString::from(passphrase.as_str());
    let (sender, receiver) = mpsc::channel(AHEAD);
    let output = Outgoing { sender, runtime: Handle::current() };
    tokio::task::spawn_blocking(move || {
        let whole = output.clone();
        let runtime = output.runtime.clone();
        let packed = pack(&plan, secret, output, &runtime);
        if let Err(error) = packed.and_then(|()| whole.send(Part::End)) {
            tracing::warn!(%error, "an export broke off");
        }
    });
    (passphrase, body(receiver))
}

/// What an archive is handed over in.
enum Part {
    Bytes(Bytes),
    /// Nothing is missing.
    End,
}

/// The parts up to their end. Where it does not come, whatever was the reason, the answer breaks
/// off, and no browser takes it for whole.
fn body(parts: mpsc::Receiver<Part>) -> Body {
    Body::from_stream(unfold(Some(parts), async |parts| {
        let mut parts = parts?;
        match parts.recv().await {
            Some(Part::Bytes(bytes)) => Some((Ok(bytes), Some(parts))),
            Some(Part::End) => None,
            None => Some((Err(io::Error::from(io::ErrorKind::BrokenPipe)), None)),
        }
    }))
}

/// Hands what is written to the answer of a request.
#[derive(Clone)]
struct Outgoing {
    sender: mpsc::Sender<Part>,
    runtime: Handle,
}

impl Outgoing {
    fn send(&self, part: Part) -> io::Result<()> {
        match self.runtime.block_on(timeout(PATIENCE, self.sender.send(part))) {
            Ok(sent) => sent.map_err(|_| io::ErrorKind::BrokenPipe.into()),
            Err(_) => Err(io::ErrorKind::TimedOut.into()),
        }
    }
}

impl Write for Outgoing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.send(Part::Bytes(Bytes::copy_from_slice(bytes)))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;

    use super::*;

    async fn received(parts: Vec<Part>) -> Result<Bytes, axum::Error> {
        let (sender, receiver) = mpsc::channel(AHEAD);
        for part in parts {
            sender.send(part).await.unwrap();
        }
        drop(sender);
        to_bytes(body(receiver), 100).await
    }

    #[tokio::test]
    async fn only_what_is_whole_ends() {
        let part = || Part::Bytes(Bytes::from_static(b"a"));
        assert_eq!(received(vec![part(), part(), Part::End]).await.unwrap(), "aa");
        assert!(received(vec![part(), part()]).await.is_err());
        assert!(received(vec![]).await.is_err());
    }
}
