//! The mail server.

use std::{fmt, net::IpAddr, path::PathBuf};

use anyhow::Context as _;
use configuration::Faults;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

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
        let read = std::fs::read_to_string(file)
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
    }

    /// Notes files that cannot be read: those of a program that does not run may not be there.
    pub(super) fn judge_files(&self, faults: &mut Faults) {
        for (key, file) in [("password_file", &self.password_file), ("ca_file", &self.ca_file)] {
            let Some(file) = file else { continue };
            if let Err(error) = std::fs::File::open(file) {
                let message = format!("{}: {error}", file.display());
                faults.unless(false, format!("smtp.{key}"), message);
            }
        }
    }
}

impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Smtp").field("host", &self.host).finish_non_exhaustive()
    }
}
