//! `backup verify`, and what a restoration begins with.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::Said;
use crate::{Identities, Result, Verified, verify};

/// Arguments of `backup verify` and `backup restore`.
#[derive(Debug, Args)]
pub struct Reading {
    /// The backup.
    backup: PathBuf,
    /// The file with the secret key.
    #[arg(long)]
    identity: PathBuf,
}

impl Reading {
    /// Reads and checks all of the backup, which must be one of `program`.
    ///
    /// # Errors
    /// As [`Identities::read`] and [`verify`].
    pub async fn verified(&self, program: &str) -> Result<(Identities, Verified)> {
        let identities = Identities::read(&self.identity)?;
        let verified = verify(&self.backup, &identities, program).await?;
        Ok((identities, verified))
    }

    /// Says what is in the backup, of which nothing is damaged.
    ///
    /// # Errors
    /// As [`Self::verified`].
    pub async fn verify(&self, program: &str) -> Result<Said> {
        let (_, verified) = self.verified(program).await?;
        let report = verified.report();
        Ok(Said::new(json!(report), format!("{report}Nothing of it is damaged.\n")))
    }
}
