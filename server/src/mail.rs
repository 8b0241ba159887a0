//! How mail leaves.

mod smtp;

use identity::mail::OutgoingMail;

pub use smtp::{SmtpSender, trust};

use crate::config::Smtp;

/// Where mail goes.
pub enum Post {
    /// To a mail server.
    Smtp(SmtpSender),
    /// To the local inbox page.
    Inbox,
}

impl Post {
    /// The way that is configured.
    pub fn new(smtp: Option<&Smtp>) -> anyhow::Result<Self> {
        Ok(match smtp {
            Some(smtp) => Self::Smtp(SmtpSender::new(smtp)?),
            None => Self::Inbox,
        })
    }

    /// Hands a mail over.
    pub async fn send(&self, mail: &OutgoingMail) -> anyhow::Result<()> {
        match self {
            Self::Smtp(sender) => sender.send(mail).await,
            Self::Inbox => Ok(()),
        }
    }
}
