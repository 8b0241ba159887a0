//! `open-archive`: what somebody exported, as files.

use std::{
    fs,
    io::{IsTerminal, stdin},
    path::Path,
};

use anyhow::Context;
use vault::archive::unpack;
use zeroize::Zeroizing;

use crate::cli::OpenArchive;

/// Unpacks an archive into a new folder.
pub fn run(options: &OpenArchive) -> anyhow::Result<()> {
    let passphrase = passphrase(options.passphrase_file.as_deref())?;
    let files = unpack(&options.archive, &passphrase, &options.to)?;
    println!("{files} files are in {}: records.json tells of all of them", options.to.display());
    Ok(())
}

/// The passphrase out of the file, from whoever sits at the terminal, or from what is piped in.
fn passphrase(file: Option<&Path>) -> anyhow::Result<Zeroizing<String>> {
    if let Some(file) = file {
        let read = fs::read_to_string(file);
        return read.map(Zeroizing::new).with_context(|| file.display().to_string());
    }
    if stdin().is_terminal() {
        let typed = rpassword::prompt_password("Passphrase of the archive: ");
        return typed.map(Zeroizing::new).context("the passphrase cannot be read");
    }
    let mut line = Zeroizing::new(String::new());
    stdin().read_line(&mut line).context("the passphrase cannot be read")?;
    Ok(line)
}
