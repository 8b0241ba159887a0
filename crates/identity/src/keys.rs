//! The gateway's symmetric keys.

use std::path::Path;

use ambient::Entropy;
use secrets::{KEY_BYTES, MacKey, SealingKey, SecretFile, SecretFileError};

/// Why the keys could not be used. The message says what to do.
pub type KeysError = SecretFileError;

/// The keys that protect the gateway's database. Each has one purpose; all are derived from two
/// files: `pepper`, for the verifiers, and `master`, for everything else.
pub struct Keys {
    pub(crate) pepper: SealingKey,
    pub(crate) pepper_id: String,
    pub(crate) codes: MacKey,
    pub(crate) subjects: MacKey,
    pub(crate) pictures: MacKey,
    pub(crate) details: SealingKey,
    pub(crate) mail: SealingKey,
}

impl Keys {
    /// Loads the keys in `folder`; makes them only where `fresh` says that nothing depends on
    /// them yet.
    ///
    /// # Errors
    /// Where a file is missing, malformed, or readable by others.
    pub fn load(folder: &Path, entropy: &dyn Entropy, fresh: bool) -> Result<Self, KeysError> {
        let key = |name: &str| {
            let file = SecretFile::at(folder.join(name));
            if fresh && !file.exists() {
                file.create(&entropy.bytes::<KEY_BYTES>())?;
            }
            file.read_key::<KEY_BYTES>()
        };
        Ok(Self::from_bytes(&*key("pepper")?, &*key("master")?))
    }

    /// The keys that follow from the content of the two files.
    pub fn from_bytes(pepper: &[u8; KEY_BYTES], master: &[u8; KEY_BYTES]) -> Self {
        let master = MacKey::new(master);
        let id = MacKey::new(pepper).derive("key id");
        Self {
            pepper: SealingKey::new(pepper),
            pepper_id: id.iter().take(4).map(|byte| format!("{byte:02x}")).collect(),
            codes: MacKey::new(&master.derive("codes")),
            subjects: MacKey::new(&master.derive("throttle subjects")),
            pictures: MacKey::new(&master.derive("pictures")),
            details: SealingKey::new(&master.derive("challenge details")),
            mail: SealingKey::new(&master.derive("mail")),
        }
    }
}
