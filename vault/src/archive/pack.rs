//! An archive, written.

use std::{
    io::{self, Read, Write},
    iter,
};

use age::{Encryptor, scrypt, secrecy::SecretString};
use axum::body::Bytes;
use tar::{Builder, Header};
use tokio::runtime::Handle;

use super::{
    RECORDS, WORK_FACTOR,
    plan::{Plan, Planned, PlannedFile},
    records,
};
use crate::{
    error::{Error, Result},
    file::Reader,
};

/// Writes the archive to `output`, a record and a chunk at a time. It blocks.
///
/// # Errors
/// The output's; the vault's, as where a record was changed or removed since the plan was made.
/// Then what was written does not end as an age file does, and nobody takes it for whole.
pub(super) fn pack(
    plan: &Plan,
    passphrase: SecretString,
    output: impl Write,
    runtime: &Handle,
) -> io::Result<()> {
    let mut recipient = scrypt::Recipient::new(passphrase);
    recipient.set_work_factor(WORK_FACTOR);
    let encryptor = Encryptor::with_recipients(iter::once(&recipient as &dyn age::Recipient))
        .map_err(io::Error::other)?;
    let mut tar = Builder::new(encryptor.wrap_output(output)?);

    let header = records::head(plan.made_at);
    let records: u64 = plan.records.iter().map(|record| record.bytes).sum();
    let between: usize = (0..plan.records.len()).map(|place| records::before(place).len()).sum();
    let bytes = records + (header.len() + between + records::TAIL.len()) as u64;
    let mut parts = iter::once(Ok(header))
        .chain(plan.records.iter().enumerate().map(|(place, planned)| {
            let json = runtime.block_on(record(plan, planned))?;
            Ok(format!("{}{json}", records::before(place)))
        }))
        .chain(iter::once(Ok(records::TAIL.to_owned())));
    let next = || parts.next().transpose().map(|part| part.map(Bytes::from));
    tar.append_data(&mut entry(plan, bytes), RECORDS, Parts::new(next))?;

    for planned in &plan.records {
        let Some(file) = &planned.file else { continue };
        let mut reader = runtime.block_on(reader(plan, planned, file)).map_err(io::Error::other)?;
        let parts = Parts::new(|| runtime.block_on(reader.next()));
        tar.append_data(&mut entry(plan, file.content.size), &file.path, parts)?;
    }
    tar.into_inner()?.finish()?.flush()
}

/// One record in the version that was planned.
async fn record(plan: &Plan, planned: &Planned) -> Result<String> {
    let record = plan.underway.resume().await?.record(planned.id).await?;
    if record.version == planned.version { records::json(&record) } else { Err(Error::Interrupted) }
}

async fn reader(plan: &Plan, planned: &Planned, file: &PlannedFile) -> Result<Reader> {
    let unlocked = plan.underway.resume().await?;
    let of = (unlocked.account(), planned.id);
    let database = &unlocked.vault.database;
    Ok(Reader::new(database, unlocked.data_key.sealing(), of, file.content))
}

fn entry(plan: &Plan, bytes: u64) -> Header {
    let mut header = Header::new_gnu();
    header.set_size(bytes);
    header.set_mode(0o600);
    header.set_mtime(plan.made_at.unsigned_abs());
    header
}

/// Parts that come one after the other, as one thing to read.
struct Parts<F> {
    next: F,
    part: Bytes,
}

impl<F> Parts<F> {
    fn new(next: F) -> Self {
        Self { next, part: Bytes::new() }
    }
}

impl<F: FnMut() -> Result<Option<Bytes>>> Read for Parts<F> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.part.is_empty() {
            match (self.next)().map_err(io::Error::other)? {
                Some(part) => self.part = part,
                None => return Ok(0),
            }
        }
        let read = self.part.as_ref().read(into)?;
        let _ = self.part.split_to(read);
        Ok(read)
    }
}
