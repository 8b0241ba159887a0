//! Records as they are stored.

use ambient::Entropy;
use secrets::SealingKey;
use serde::{Serialize, de::DeserializeOwned};
use tickets::AccountId;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::error::{Error, Result};

/// The two halves of a record, sealed apart so that a list opens summaries only.
#[derive(Clone, Copy, Debug)]
pub(super) enum Half {
    Summary,
    Content,
}

/// Which half of which version of which record of whom. A sealed half opens in this place only: it
/// cannot be moved to another record or account, nor passed off as another version.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) account: AccountId,
    pub(super) record: Uuid,
    pub(super) version: i64,
}

impl Place {
    pub(super) fn seal(
        self,
        half: Half,
        key: &SealingKey,
        entropy: &dyn Entropy,
        value: &impl Serialize,
    ) -> Result<Vec<u8>> {
        let plain = Zeroizing::new(serde_json::to_vec(value).map_err(|_| Error::Corrupt)?);
        Ok(key.seal(entropy, &self.context(half), &plain)?)
    }

    pub(super) fn open<T: DeserializeOwned>(
        self,
        half: Half,
        key: &SealingKey,
        sealed: &[u8],
    ) -> Result<T> {
        let plain = key.open(&self.context(half), sealed)?;
        serde_json::from_slice(&plain).map_err(|_| Error::Corrupt)
    }

    fn context(self, half: Half) -> Vec<u8> {
        let half = match half {
            Half::Summary => "summary",
            Half::Content => "content",
        };
        let Self { account, record, version } = self;
        format!("tessera/vault/record/v1\0{account}\0{record}\0{version}\0{half}").into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use ambient::SystemEntropy;

    use super::*;

    #[test]
    fn a_half_opens_in_its_place_only() {
        let key = SealingKey::new(&[7; secrets::KEY_BYTES]);
        let [one, two] = [1, 2].map(Uuid::from_u128);
        let place = Place { account: AccountId::new(one), record: one, version: 1 };
        let sealed = place.seal(Half::Content, &key, &SystemEntropy, &"secret").unwrap();
        assert_eq!(place.open::<String>(Half::Content, &key, &sealed).unwrap(), "secret");
        for elsewhere in [
            Place { account: AccountId::new(two), ..place },
            Place { record: two, ..place },
            Place { version: 2, ..place },
        ] {
            assert!(elsewhere.open::<String>(Half::Content, &key, &sealed).is_err());
        }
        assert!(place.open::<String>(Half::Summary, &key, &sealed).is_err());
    }
}
