//! Randomness as a parameter.

use std::convert::Infallible;

use rand::rngs::SysRng;
use rand_core::{TryCryptoRng, TryRng};

/// Gives bytes that nobody can foretell.
pub trait Entropy: Send + Sync {
    /// Fills `bytes` with random ones.
    fn fill(&self, bytes: &mut [u8]);
}

impl dyn Entropy + '_ {
    /// An array of `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// This source as a generator of the `rand` family.
    pub fn rng(&self) -> EntropyRng<'_> {
        EntropyRng(self)
    }
}

/// An [`Entropy`] in the shape that generators of the `rand` family have.
pub struct EntropyRng<'a>(&'a dyn Entropy);

impl TryRng for EntropyRng<'_> {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_le_bytes(self.0.bytes()))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_le_bytes(self.0.bytes()))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        self.0.fill(bytes);
        Ok(())
    }
}

impl TryCryptoRng for EntropyRng<'_> {}

/// The operating system's generator.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    /// # Panics
    /// Where the operating system has no randomness to give: nothing safe can follow.
    #[expect(clippy::panic, reason = "a predictable secret would be worse than an end")]
    fn fill(&self, bytes: &mut [u8]) {
        if let Err(error) = SysRng.try_fill_bytes(bytes) {
            panic!("the operating system gives no randomness: {error}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_draws_differ() {
        let entropy: &dyn Entropy = &SystemEntropy;
        assert_ne!(entropy.bytes::<32>(), entropy.bytes::<32>());
    }
}
