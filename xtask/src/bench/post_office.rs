//! The mail of those whom a benchmark has enrolled.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result};

use crate::mail_server::MailServer;

/// How long a code may take to arrive.
const PATIENCE: Duration = Duration::from_secs(60);

/// Takes mail until nobody has it any more.
#[derive(Clone)]
pub struct PostOffice {
    pub address: SocketAddr,
    server: Arc<MailServer>,
}

impl PostOffice {
    pub fn open() -> Result<Self> {
        let server = MailServer::start()?;
        Ok(Self { address: server.address(), server: Arc::new(server) })
    }

    /// The code to this address, as soon as it is there: once.
    pub fn code(&self, recipient: &str) -> Result<String> {
        let code = self.server.take_code(recipient, PATIENCE);
        code.with_context(|| format!("no code for {recipient} was mailed"))
    }
}
