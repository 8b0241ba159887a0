//! The key of one account.

use ambient::Entropy;
use secrets::{KEY_BYTES, SealError, SealingKey};
use tickets::AccountId;
use zeroize::Zeroizing;

/// Seals everything of one account. It exists in the database only wrapped; without its row, what
/// it sealed is noise, in every backup that does not have the row too.
pub(crate) struct DataKey(SealingKey);

impl DataKey {
    /// Draws a key for `account`, wrapped.
    pub(crate) fn draw_wrapped(
        wrapping: &SealingKey,
        account: AccountId,
        entropy: &dyn Entropy,
    ) -> Result<Vec<u8>, SealError> {
        let key = Zeroizing::new(entropy.bytes::<KEY_BYTES>());
        wrapping.seal(entropy, &context(account), key.as_slice())
    }

    /// Unwraps the key of `account`.
    pub(crate) fn unwrap(
        wrapping: &SealingKey,
        account: AccountId,
        wrapped: &[u8],
    ) -> Result<Self, SealError> {
        let bytes = wrapping.open(&context(account), wrapped)?;
        let key = <&[u8; KEY_BYTES]>::try_from(bytes.as_slice()).map_err(|_| SealError)?;
        Ok(Self(SealingKey::new(key)))
    }

    /// Seals values under this key.
    pub(crate) fn sealing(&self) -> &SealingKey {
        &self.0
    }
}

fn context(account: AccountId) -> Vec<u8> {
    format!("tessera/vault/data-key/v1\0{account}").into_bytes()
}

#[cfg(test)]
mod tests {
    use ambient::SystemEntropy;

    use super::*;

    #[test]
    fn a_wrapped_key_belongs_to_one_account() {
        let wrapping = SealingKey::new(&[7; KEY_BYTES]);
        let [one, other] = [1, 2].map(|id| AccountId::new(uuid::Uuid::from_u128(id)));
        let wrapped = DataKey::draw_wrapped(&wrapping, one, &SystemEntropy).unwrap();
        assert!(DataKey::unwrap(&wrapping, one, &wrapped).is_ok());
        assert!(DataKey::unwrap(&wrapping, other, &wrapped).is_err());
        assert!(DataKey::unwrap(&SealingKey::new(&[8; KEY_BYTES]), one, &wrapped).is_err());
    }
}
