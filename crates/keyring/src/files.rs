//! The key files of one purpose.

use std::{
    fs, io,
    os::unix::fs::DirBuilderExt as _,
    path::{Path, PathBuf},
    time::{Duration, UNIX_EPOCH},
};

use ambient::Timestamp;
use secrets::{SecretFile, hand_over};
use tickets::{KeyUse, SigningKey, VerifyingKey};

use crate::{
    entry::{Entry, State},
    error::Error,
    lifecycle::{Refused, Step, Stored, Succession},
    lock::Turn,
    name::{Name, Names},
    rotation::{Cause, Rotation},
    schedule::Schedule,
};

/// The key files of one purpose. Nothing is read before it is asked for.
#[derive(Clone, Debug)]
pub struct KeyFiles {
    purpose: KeyUse,
    names: Names,
    schedule: Schedule,
}

/// What the files hold at one moment.
pub(crate) struct Loaded {
    pub(crate) current: Option<SigningKey>,
    pub(crate) published: Vec<(Entry, VerifyingKey)>,
}

/// What lies in the folder.
struct Scan {
    keys: Succession,
    drafts: Vec<PathBuf>,
}

impl KeyFiles {
    /// The keys for `purpose`, the first of which is, or will be, the file at `first`; the others
    /// are beside it.
    pub fn new(purpose: KeyUse, first: impl Into<PathBuf>, schedule: Schedule) -> Self {
        Self { purpose, names: Names::new(first.into()), schedule }
    }

    /// Every key that is to be published at `now`: those to come, the one that signs, those that
    /// signed. Empty where there are none.
    ///
    /// # Errors
    /// Where a file cannot be read, is malformed, or is readable by others.
    pub fn list(&self, now: Timestamp) -> Result<Vec<Entry>, Error> {
        Ok(self.load(now)?.published.into_iter().map(|(entry, _)| entry).collect())
    }

    /// Has the next key sign from `now` on, and publishes another next one.
    ///
    /// With `force` at once, even if verifiers cannot know the key yet: until they have fetched it
    /// they refuse what it signs. Also with `force`, a key that was lost gets a successor.
    ///
    /// # Errors
    /// [`Error::TooYoung`] and [`Error::NoCurrent`], not with `force`; [`Error::TooMany`];
    /// [`Error::NoFolder`]; where a file cannot be read or written.
    pub fn rotate(&self, now: Timestamp, force: bool) -> Result<Rotation, Error> {
        if !self.names.folder().is_dir() {
            return Err(Error::NoFolder { path: self.names.folder().to_owned() });
        }
        // A folder without keys, perhaps the wrong one, is left without a lock file, too.
        if !force && self.scan()?.keys.current().is_none() {
            return Err(self.no_current());
        }
        let _turn = self.turn_to_change()?;
        let scan = self.scan()?;
        let steps = match scan.keys.rotation(now, force) {
            Ok(steps) => steps,
            Err(refused) => {
                // Whoever comes back when the next key is known must find it.
                let steps = scan.keys.upkeep(self.schedule, now, false);
                self.change(&scan, &steps, now, Cause::Age)?;
                return Err(self.refused(refused));
            }
        };
        let cause = if force { Cause::Force } else { Cause::Command };
        let rotation = self.change(&scan, &steps, now, cause)?;
        rotation.ok_or_else(|| self.no_current())
    }

    /// Makes a first key and a next one, and removes all others: whatever they signed is refused from
    /// now on. For a place that was restored, where tokens may be alive that were used up since.
    ///
    /// # Errors
    /// Where a file cannot be read, written or removed.
    pub fn begin_anew(&self, now: Timestamp) -> Result<(), Error> {
        self.make_folder()?;
        let _turn = self.turn_to_change()?;
        let scan = self.scan()?;
        for name in scan.keys.names() {
            remove(&self.names.path(name))?;
        }
        let steps = Succession::of(Vec::new()).upkeep(self.schedule, now, true);
        self.change(&scan, &steps, now, Cause::Force)?;
        Ok(())
    }

    /// Makes the keys that are missing, has the next one sign where the current one is of age, and
    /// removes those that are dead. Changes nothing where no key signs, except that `first` says
    /// that nobody can know of one yet.
    pub(crate) fn upkeep(&self, now: Timestamp, first: bool) -> Result<Option<Rotation>, Error> {
        if !self.is_anything_to_do(now, first)? {
            return Ok(None);
        }
        if first {
            self.make_folder()?;
        }
        let _turn = self.turn_to_change()?;
        let scan = self.scan()?;
        let steps = scan.keys.upkeep(self.schedule, now, first);
        self.change(&scan, &steps, now, Cause::Age)
    }

    /// Makes the folder where it is missing. It belongs to whom the one that it stands in belongs:
    /// root makes it for a server that may run as somebody else.
    fn make_folder(&self) -> Result<(), Error> {
        let folder = self.names.folder();
        if folder.is_dir() {
            return Ok(());
        }
        let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
        made.map_err(Error::io(folder))?;
        match folder.parent() {
            Some(above) if above != Path::new("") => hand_over(folder, above),
            _ => Ok(()),
        }
        .map_err(Error::io(folder))
    }

    fn is_anything_to_do(&self, now: Timestamp, first: bool) -> Result<bool, Error> {
        let _turn = self.turn_to_read()?;
        let Scan { keys, drafts } = self.scan()?;
        if keys.current().is_none() && !first {
            return Err(self.no_current());
        }
        Ok(!drafts.is_empty() || !keys.upkeep(self.schedule, now, first).is_empty())
    }

    /// Reads every key that is to be published at `now`.
    pub(crate) fn load(&self, now: Timestamp) -> Result<Loaded, Error> {
        let _turn = self.turn_to_read()?;
        let mut loaded = Loaded { current: None, published: Vec::new() };
        for placed in self.scan()?.keys.placed(self.schedule, now) {
            let key = self.read(placed.name)?;
            let entry = Entry {
                purpose: self.purpose,
                kid: key.public().kid().to_owned(),
                state: placed.state,
                since: placed.since,
                until: placed.until,
            };
            loaded.published.push((entry, key.public().clone()));
            if placed.state == State::Current {
                loaded.current = Some(key);
            }
        }
        Ok(loaded)
    }

    /// Does the steps, and says whether another key signs now.
    fn change(
        &self,
        scan: &Scan,
        steps: &[Step],
        now: Timestamp,
        cause: Cause,
    ) -> Result<Option<Rotation>, Error> {
        for draft in &scan.drafts {
            remove(draft)?;
        }
        let mut rotation = None;
        for step in steps {
            self.take(*step, now)?;
            if let Step::Promote(_, at) = *step {
                // The key that was current may be unreadable; that must not keep it in office.
                let from = scan.keys.current().and_then(|key| self.read(key.name).ok());
                rotation = Some(Rotation {
                    purpose: self.purpose,
                    from: from.map(|key| key.public().kid().to_owned()),
                    to: self.read(Name::Since(at))?.public().kid().to_owned(),
                    at,
                    cause,
                });
            }
        }
        Ok(rotation)
    }

    fn take(&self, step: Step, now: Timestamp) -> Result<(), Error> {
        match step {
            Step::Make(name) => {
                let path = self.names.path(name);
                let pem = SigningKey::generate_pem().map_err(Error::Generate)?;
                SecretFile::at(&path).create(pem.as_bytes())?;
                self.hand_over(&path)?;
                if name == Name::First { date(&path, now) } else { Ok(()) }
            }
            Step::Promote(name, at) => {
                // Whoever is about to sign with a key must be able to read it.
                self.read(name)?;
                let path = self.names.path(name);
                fs::rename(&path, self.names.path(Name::Since(at))).map_err(Error::io(&path))?;
                self.sync()
            }
            Step::Remove(name) => remove(&self.names.path(name)),
        }
    }

    fn read(&self, name: Name) -> Result<SigningKey, Error> {
        let path = self.names.path(name);
        let file = SecretFile::at(&path);
        let bytes = file.read()?;
        let key = std::str::from_utf8(&bytes)
            .ok()
            .and_then(|pem| SigningKey::from_pem(self.purpose, pem).ok());
        match (key, name) {
            (Some(key), _) => Ok(key),
            (None, Name::Next(_)) => Err(Error::MalformedNext { path }),
            (None, _) => Err(file.malformed("this is not a P-256 key in PKCS#8 PEM").into()),
        }
    }

    fn scan(&self) -> Result<Scan, Error> {
        let folder = self.names.folder();
        let (mut keys, mut drafts) = (Vec::new(), Vec::new());
        let files = match fs::read_dir(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            files => Some(files.map_err(Error::io(folder))?),
        };
        for file in files.into_iter().flatten() {
            let file = file.map_err(Error::io(folder))?;
            if self.names.is_draft(&file.file_name()) {
                drafts.push(file.path());
            } else if let Some(name) = self.names.parse(&file.file_name()) {
                let since = match name {
                    Name::Since(at) | Name::Next(at) => at,
                    Name::First => made_at(&file.path())?,
                };
                keys.push(Stored { name, since });
            }
        }
        Ok(Scan { keys: Succession::of(keys), drafts })
    }

    fn turn_to_read(&self) -> Result<Option<Turn>, Error> {
        let lock = self.names.lock();
        Turn::to_read(&lock).map_err(Error::io(lock))
    }

    fn turn_to_change(&self) -> Result<Turn, Error> {
        let lock = self.names.lock();
        let turn = Turn::to_change(&lock).map_err(Error::io(&lock))?;
        self.hand_over(&lock)?;
        Ok(turn)
    }

    /// Gives a file that root made to whom the others belong: a server that runs as somebody else
    /// could not read it.
    fn hand_over(&self, path: &Path) -> Result<(), Error> {
        let keys = self.scan()?.keys;
        // A first key is nobody's model: it has just been made itself.
        let others = keys.current().map(|current| self.names.path(current.name));
        let model = others.filter(|other| other != path);
        let model = model.unwrap_or_else(|| self.names.folder().to_owned());
        hand_over(path, &model).map_err(Error::io(path))
    }

    fn sync(&self) -> Result<(), Error> {
        let folder = self.names.folder();
        fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(Error::io(folder))
    }

    fn refused(&self, refused: Refused) -> Error {
        let purpose = self.purpose;
        match refused {
            Refused::NoCurrent => self.no_current(),
            Refused::TooYoung { ready_at } => Error::TooYoung { purpose, ready_at },
            Refused::TooMany { room_at } => Error::TooMany { purpose, room_at },
        }
    }

    pub(crate) fn no_current(&self) -> Error {
        Error::NoCurrent { purpose: self.purpose, path: self.names.path(Name::First) }
    }
}

/// Dates the file of a first key by the clock that dates all others.
fn date(path: &Path, now: Timestamp) -> Result<(), Error> {
    let since = Duration::from_millis(u64::try_from(now.millis()).unwrap_or(0));
    fs::File::open(path)
        .and_then(|file| file.set_modified(UNIX_EPOCH + since))
        .map_err(Error::io(path))
}

fn made_at(path: &Path) -> Result<Timestamp, Error> {
    let modified = fs::metadata(path).and_then(|file| file.modified()).map_err(Error::io(path))?;
    let since = modified.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok(Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX)))
}

fn remove(path: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::io(path)(error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
