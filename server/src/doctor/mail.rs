//! The mail server.

use doctor::Finding;

use crate::{config::Smtp, mail::SmtpSender};

/// Logs in to the mail server, and sends nothing.
pub async fn look(smtp: Option<&Smtp>) -> Finding {
    let Some(smtp) = smtp else {
        return Finding::fine("mail", "at /inbox of this machine, as no mail server is configured");
    };
    let sender = match SmtpSender::new(smtp) {
        Ok(sender) => sender,
        Err(error) => return Finding::wrong("mail", format!("{error:#}"), "correct [smtp]"),
    };
    match sender.greet().await {
        Ok(()) => {
            let whom = if smtp.username.is_some() { "takes the login" } else { "answers" };
            Finding::fine("mail", format!("{} {whom}", smtp.host))
        }
        Err(error) => {
            let remedy = "check smtp.host, smtp.port, smtp.security, smtp.username and the password; \
                          smtp.ca_file names a certificate that this machine does not know";
            Finding::wrong("mail", format!("{}: {error:#}", smtp.host), remedy)
        }
    }
}
