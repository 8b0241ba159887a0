//! `backup create`.

use std::path::PathBuf;

use ambient::Timestamp;
use clap::Args;
use serde_json::json;

use super::Said;
use crate::{Error, Output, Recipients, Report};

/// Arguments of `backup create`.
#[derive(Debug, Args)]
pub struct Writing {
    /// The file to make; in a folder, one that is named after the program and the instant; `-` is
    /// standard output.
    output: PathBuf,
    /// Whom to encrypt it to (age1…); may be given several times [default: backup_recipients].
    #[arg(long)]
    to: Vec<String>,
}

impl Writing {
    /// Has `create` write a backup of `program` to where the operator wants it, encrypted to whom
    /// they have named here or else `configured`.
    ///
    /// # Errors
    /// [`Error::Recipient`], [`Error::NoRecipient`]; [`Error::Exists`], [`Error::Busy`],
    /// [`Error::Io`] for the file; whatever `create` refuses.
    pub async fn write<E: From<Error>>(
        &self,
        configured: &[String],
        program: &str,
        now: Timestamp,
        create: impl AsyncFnOnce(&Recipients, Output) -> Result<Report, E>,
    ) -> Result<Said, E> {
        let to = if self.to.is_empty() { configured } else { &self.to };
        let recipients = Recipients::parse(to.iter().map(String::as_str))?;
        let output = Output::named(&self.output, program, now)?;
        let (place, is_stdout) = (output.place(), output.is_stdout());
        let report = create(&recipients, output).await?;
        if is_stdout {
            return Ok(Said::beside_stdout(&report));
        }
        let text = format!("{report}It is in {place}.\n");
        Ok(Said::new(json!({ "backup": place, "content": report }), text))
    }
}
