//! Mail over SMTP.

use std::{path::Path, time::Duration};

use anyhow::{Context as _, ensure};
use identity::mail::OutgoingMail;
use lettre::{
    AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    message::{Mailbox, MultiPart},
    transport::smtp::{
        authentication::Credentials,
        client::{Certificate, Tls, TlsParameters},
    },
};

use crate::config::{Security, Smtp};

const CONNECT_PATIENCE: Duration = Duration::from_secs(10);
/// How long a whole delivery may take: less than the claim of the outbox, so that nobody else
/// sends the same mail meanwhile.
const PATIENCE: Duration = Duration::from_secs(45);

/// What a certificate begins with (RFC 7468 §5.1).
const BEGIN: &str = "-----BEGIN CERTIFICATE-----";

/// Sends through one mail server.
pub struct SmtpSender {
    from: Mailbox,
    transport: AsyncSmtpTransport<Tokio1Executor>,
}

impl SmtpSender {
    /// A sender through the mail server that is configured.
    pub fn new(smtp: &Smtp) -> anyhow::Result<Self> {
        let from = smtp.from.parse().context("smtp.from is no sender like Name <a@example.org>")?;
        let (tls, port) = match smtp.security {
            Security::Starttls => (Tls::Required(parameters(smtp)?), 587),
            Security::Tls => (Tls::Wrapper(parameters(smtp)?), 465),
            Security::None => (Tls::None, 25),
        };
        let mut builder =
            AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(smtp.host.as_str())
                .port(smtp.port.unwrap_or(port))
                .tls(tls)
                .timeout(Some(CONNECT_PATIENCE));
        if let (Some(username), Some(password)) = (&smtp.username, smtp.secret()?) {
            builder = builder.credentials(Credentials::new(username.clone(), password.to_string()));
        }
        Ok(Self { from, transport: builder.build() })
    }

    /// Connects and logs in, and sends nothing.
    pub async fn greet(&self) -> anyhow::Result<()> {
        let greeted = tokio::time::timeout(PATIENCE, self.transport.test_connection());
        let answered = greeted.await.context("the mail server is too slow")??;
        anyhow::ensure!(answered, "it closes the connection");
        Ok(())
    }

    /// Hands a mail over to the server.
    pub async fn send(&self, mail: &OutgoingMail) -> anyhow::Result<()> {
        let letter = &mail.letter;
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, mail.recipient.parse()?))
            .subject(letter.subject.clone())
            .multipart(MultiPart::alternative_plain_html(
                letter.text.clone(),
                letter.html.clone(),
            ))?;
        tokio::time::timeout(PATIENCE, self.transport.send(message))
            .await
            .context("the mail server is too slow")??;
        Ok(())
    }
}

fn parameters(smtp: &Smtp) -> anyhow::Result<TlsParameters> {
    match &smtp.ca_file {
        None => Ok(TlsParameters::builder(smtp.host.clone()).build()?),
        Some(file) => {
            trust(&smtp.host, file).with_context(|| format!("smtp.ca_file: {}", file.display()))
        }
    }
}

/// TLS towards a host, whose certificate may also be vouched for by those in a file.
pub fn trust(host: &str, file: &Path) -> anyhow::Result<TlsParameters> {
    let pem = std::fs::read(file)?;
    // A file without any adds nothing, and is no error to who reads it.
    let begins = pem.windows(BEGIN.len()).any(|window| window == BEGIN.as_bytes());
    ensure!(begins, "no certificate is in it; write one in PEM, which begins with {BEGIN}");
    let builder = TlsParameters::builder(host.to_owned());
    let certificates = Certificate::from_pem(&pem).context("it is no certificate in PEM")?;
    builder.add_root_certificate(certificates).build().context("its certificate cannot be used")
}
