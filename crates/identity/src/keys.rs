//! The gateway's symmetric keys.

use std::path::Path;

use ambient::Entropy;
use secrets::{KEY_BYTES, MacKey, SealingKey, SecretFile, SecretFileError};

use crate::pepper::Peppers;

/// Why the keys could not be used. The message says what to do.
pub type KeysError = SecretFileError;

/// The keys that protect the gateway's database. Each has one purpose; all are derived from two
/// files: `pepper`, for the verifiers, and `master`, for everything else.
pub struct Keys {
    pub(crate) peppers: Peppers,
    pub(crate) codes: MacKey,
    pub(crate) recovery: MacKey,
    pub(crate) subjects: MacKey,
    pub(crate) pictures: MacKey,
    pub(crate) details: SealingKey,
    pub(crate) mail: SealingKey,
    pub(crate) events: EventKeys,
}

/// The keys of the event log.
pub(crate) struct EventKeys {
    pub seal: SealingKey,
    pub chain: MacKey,
}

impl Keys {
    /// Loads the keys in `folder`; makes them only where `fresh` says that nothing depends on
    /// them yet.
    ///
    /// # Errors
    /// Where a file is missing, malformed, or readable by others.
    pub fn load(folder: &Path, entropy: &dyn Entropy, fresh: bool) -> Result<Self, KeysError> {
        let make = |name: &str| {
            let file = SecretFile::at(folder.join(name));
            if fresh && !file.exists() {
                match file.create(&entropy.bytes::<KEY_BYTES>()) {
                    // Another gateway that starts at the same moment was faster: its key counts.
                    Err(_) if file.exists() => {}
                    made => made?,
                }
            }
            Ok(file)
        };
        make("pepper")?;
        let master = make("master")?.read_key::<KEY_BYTES>()?;
        Ok(Self::derived(Peppers::load(folder)?, &master))
    }

    /// The keys that follow from the content of the two files.
    pub fn from_bytes(pepper: &[u8; KEY_BYTES], master: &[u8; KEY_BYTES]) -> Self {
        Self::derived(Peppers::from_bytes(pepper), master)
    }

    fn derived(peppers: Peppers, master: &[u8; KEY_BYTES]) -> Self {
        let master = MacKey::new(master);
        let mac = |purpose| MacKey::new(&master.derive(purpose));
        let seal = |purpose| SealingKey::new(&master.derive(purpose));
        Self {
            peppers,
            codes: mac("codes"),
            recovery: mac("recovery codes"),
            subjects: mac("throttle subjects"),
            pictures: mac("pictures"),
            details: seal("challenge details"),
            mail: seal("mail"),
            events: EventKeys { seal: seal("event details"), chain: mac("event chain") },
        }
    }
}
