//! Whether Argon2id is here what the standard says.
//!
//! The instructions that compute it are chosen by the processor, and a tag that is wrong in the
//! same way each time would be noticed on another machine only: by everybody, who can no longer
//! sign in. So it is asked for an answer that is known before anybody enrols.

use argon2::{Algorithm, Argon2, AssociatedData, Block, ParamsBuilder, Version};

use crate::{Error, Result};

/// The tag of RFC 9106 §5.3.
const TAG: [u8; 32] = [
    0x0d, 0x64, 0x0d, 0xf5, 0x8d, 0x78, 0x76, 0x6c, 0x08, 0xc0, 0x37, 0xa3, 0x4a, 0x8b, 0x53, 0xc9,
    0xd0, 0x1e, 0xf0, 0x45, 0x2d, 0x75, 0xb6, 0x5e, 0xb5, 0x25, 0x20, 0xe9, 0x6b, 0x01, 0xe6, 0x59,
];

/// Computes it as verifiers are computed, with memory that was used before. Takes less than a
/// millisecond.
///
/// # Errors
/// [`Error::Miscomputed`] where the answer is another.
pub(super) fn check() -> Result<()> {
    check_for(&TAG)
}

fn check_for(expected: &[u8; 32]) -> Result<()> {
    let data = AssociatedData::new(&[4; 12]).map_err(|_| Error::Hash)?;
    let parameters = ParamsBuilder::new()
        .m_cost(32)
        .t_cost(3)
        .p_cost(4)
        .data(data)
        .output_len(expected.len())
        .build()
        .map_err(|_| Error::Hash)?;
    let mut memory = vec![Block::default(); parameters.block_count()];
    let hasher = Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, parameters)
        .map_err(|_| Error::Hash)?;
    for _ in ["new memory", "used memory"] {
        let mut tag = [0; 32];
        hasher
            .hash_password_into_with_memory(&[1; 32], &[2; 16], &mut tag, memory.as_mut_slice())
            .map_err(|_| Error::Hash)?;
        if tag != *expected {
            return Err(Error::Miscomputed);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_of_the_standard_is_the_only_one_that_passes() {
        check().unwrap();
        let mut other = TAG;
        other[31] ^= 1;
        assert!(matches!(check_for(&other), Err(Error::Miscomputed)));
    }
}
