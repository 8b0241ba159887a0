//! `backup key`.

use std::path::PathBuf;

use clap::Args;
use secrets::SecretFile;
use serde_json::json;

use super::Said;
use crate::{Result, new_key};

/// Arguments of `backup key`.
#[derive(Debug, Args)]
pub struct NewKey {
    /// The file to make for the secret key.
    identity: PathBuf,
}

impl NewKey {
    /// Makes a pair of keys, the secret one in a new file.
    ///
    /// # Errors
    /// [`Error::Secret`](crate::Error::Secret) where the file cannot be made, or is there already.
    pub fn make(&self) -> Result<Said> {
        let (identity, recipient) = new_key();
        SecretFile::at(&self.identity).create(identity.as_bytes())?;
        let text = format!(
            "public key: {recipient}\n\
             Back up with --to and this key, or put it into backup_recipients. Keep {} elsewhere \
             than on the machine that is backed up: without it no backup can be read.\n",
            self.identity.display()
        );
        Ok(Said::new(json!({ "recipient": recipient }), text))
    }
}
