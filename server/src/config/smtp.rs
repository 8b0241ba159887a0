//! The mail server.

use std::{
    fmt, fs,
    net::IpAddr,
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use configuration::Faults;
use lettre::message::Mailbox;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::mail::trust;

/// How the connection to the mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// STARTTLS is required (RFC 3207).
    Starttls,
    /// TLS from the first byte (RFC 8314 §3).
    Tls,
    /// Nothing; only towards this machine.
    None,
}

/// The mail server.
#[derive(Clone, Deserialize, JsonSchema, Serialize)]
pub struct Smtp {
    /// Its name or address.
    pub host: String,
    /// Its port: 587 for STARTTLS, 465 for TLS, 25 for none, where it is not given.
    pub port: Option<u16>,
    /// How the connection is protected.
    #[serde(default = "starttls")]
    pub security: Security,
    /// The sender: `Tessera <no-reply@example.org>`.
    pub from: String,
    /// The user, where the server asks for one.
    pub username: Option<String>,
    /// The password.
    #[serde(skip_serializing)]
    #[schemars(extend("writeOnly" = true))]
    pub password: Option<String>,
    /// A file with the password, instead of the password itself.
    pub password_file: Option<PathBuf>,
    /// A certificate (PEM) to trust besides those of the system.
    pub ca_file: Option<PathBuf>,
}

const fn starttls() -> Security {
    Security::Starttls
}

impl Smtp {
    /// The password, from wherever it is.
    pub fn secret(&self) -> anyhow::Result<Option<Zeroizing<String>>> {
        let Some(file) = &self.password_file else {
            return Ok(self.password.clone().map(Zeroizing::new));
        };
        let read = fs::read_to_string(file)
            .with_context(|| format!("smtp.password_file: {}", file.display()))?;
        Ok(Some(Zeroizing::new(read.trim_end_matches(['\r', '\n']).to_owned())))
    }

    /// Notes what is not safe or says two things.
    pub(super) fn judge(&self, faults: &mut Faults) {
        let local = self.host == "localhost"
            || self.host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
        faults.unless(
            self.security != Security::None || local,
            "smtp.security",
            "none is allowed only towards this machine; use starttls or tls",
        );
        faults.unless(
            self.password.is_none() || self.password_file.is_none(),
            "smtp.password_file",
            "it and smtp.password exclude each other",
        );
        let from = self.from.parse::<Mailbox>();
        faults.unless(
            from.is_ok(),
            "smtp.from",
            format!(
                "{:?} is no address; write one such as Tessera <no-reply@id.example>",
                self.from
            ),
        );
    }

    /// Notes files that cannot be read or hold nothing of use: those of a program that does not run
    /// may not be there.
    pub(super) fn judge_files(&self, faults: &mut Faults) {
        if let Some(file) = &self.password_file {
            let empty = fs::read_to_string(file).map(|text| text.trim().is_empty());
            let wrong = match empty {
                Ok(false) => None,
                Ok(true) => Some("it is empty".to_owned()),
                Err(error) => Some(error.to_string()),
            };
            note(faults, "smtp.password_file", file, wrong);
        }
        if let Some(file) = &self.ca_file {
            let wrong = trust(&self.host, file).err().map(|error| format!("{error:#}"));
            note(faults, "smtp.ca_file", file, wrong);
        }
    }
}

fn note(faults: &mut Faults, key: &str, file: &Path, wrong: Option<String>) {
    if let Some(wrong) = wrong {
        faults.unless(false, key, format!("{}: {wrong}", file.display()));
    }
}

impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Smtp").field("host", &self.host).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(change: impl FnOnce(&mut Smtp)) -> Vec<String> {
        let mut smtp = Smtp {
            host: "mail.example".into(),
            port: None,
            security: Security::Starttls,
            from: "Tessera <no-reply@id.example>".into(),
            username: None,
            password: None,
            password_file: None,
            ca_file: None,
        };
        change(&mut smtp);
        let mut faults = Faults::default();
        smtp.judge(&mut faults);
        smtp.judge_files(&mut faults);
        faults.iter().map(|fault| format!("{}: {}", fault.key, fault.message)).collect()
    }

    #[test]
    fn a_sender_that_is_no_address_is_refused() {
        assert!(wrong(|_| ()).is_empty());
        assert!(wrong(|smtp| smtp.from = "no-reply@id.example".into()).is_empty());
        for from in ["Tessera", "no-reply@", "Tessera <no-reply>", "a@b@c"] {
            let wrong = wrong(|smtp| smtp.from = from.into());
            assert!(wrong.len() == 1 && wrong[0].starts_with("smtp.from: "), "{from}: {wrong:?}");
        }
    }

    #[test]
    fn files_that_are_missing_empty_or_no_certificate_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        let given = |smtp: &mut Smtp| {
            smtp.password_file = Some(file.clone());
            smtp.ca_file = Some(file.clone());
        };
        let keys = |wrong: Vec<String>| {
            let key = |line: &String| line.split(": ").next().unwrap().to_owned();
            wrong.iter().map(key).collect::<Vec<_>>()
        };
        assert_eq!(keys(wrong(given)), ["smtp.password_file", "smtp.ca_file"]);
        fs::write(&file, "\n").unwrap();
        assert_eq!(keys(wrong(given)), ["smtp.password_file", "smtp.ca_file"]);
        fs::write(&file, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n").unwrap();
        assert_eq!(keys(wrong(given)), ["smtp.ca_file"]);
    }
}
