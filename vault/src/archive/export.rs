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
        let failed = output.clone();
        let runtime = output.runtime.clone();
        if let Err(error) = pack(&plan, secret, output, &runtime) {
            tracing::warn!(%error, "an export broke off");
            // Whoever is gone does not need to hear it.
            let _ = failed.send(Err(error));
        }
    });
    let parts = unfold(receiver, async |mut receiver| Some((receiver.recv().await?, receiver)));
    (passphrase, Body::from_stream(parts))
}

/// Hands what is written to the answer of a request.
#[derive(Clone)]
struct Outgoing {
    sender: mpsc::Sender<io::Result<Bytes>>,
    runtime: Handle,
}

impl Outgoing {
    fn send(&self, part: io::Result<Bytes>) -> io::Result<()> {
        match self.runtime.block_on(timeout(PATIENCE, self.sender.send(part))) {
            Ok(sent) => sent.map_err(|_| io::ErrorKind::BrokenPipe.into()),
            Err(_) => Err(io::ErrorKind::TimedOut.into()),
        }
    }
}

impl Write for Outgoing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.send(Ok(Bytes::copy_from_slice(bytes)))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
