//! The picture: its exact bytes, streamed through SHA-256.
//!
//! The digest is `SHA-256(label || 0x00 || be16(len(site)) || site ||
//! be16(len(username)) || username || bytes)`; the fingerprint leaves the
//! username out, so that a site can tell that a picture is taken.

use sha2::{Digest as _, Sha256};

use crate::binding::{Binding, BindingError, Part, site_hasher};
use crate::digest::{ImageDigest, ImageFingerprint};

const DIGEST_LABEL: &str = "tessera/image/v1";
const FINGERPRINT_LABEL: &str = "tessera/image-fingerprint/v1";

/// Fewest bytes of a picture: 1 KiB.
pub const MIN_BYTES: u64 = 1024;
/// Most bytes of a picture: 256 MiB.
pub const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// Why a file can't be a factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImageError {
    /// No bytes at all.
    #[error("the file is empty")]
    Empty,
    /// Fewer than [`MIN_BYTES`].
    #[error("the file has {bytes} bytes, fewer than {MIN_BYTES}")]
    TooSmall {
        /// How many it has.
        bytes: u64,
    },
    /// More than [`MAX_BYTES`].
    #[error("the file has more than {MAX_BYTES} bytes")]
    TooLarge,
}

/// Whether a file of this many bytes can be a factor; worth asking before
/// reading any of it.
///
/// # Errors
/// Where it is empty, too small or too large.
pub fn check_size(bytes: u64) -> Result<(), ImageError> {
    match bytes {
        0 => Err(ImageError::Empty),
        1..MIN_BYTES => Err(ImageError::TooSmall { bytes }),
        MIN_BYTES..=MAX_BYTES => Ok(()),
        _ => Err(ImageError::TooLarge),
    }
}

/// The digest of bytes that are at hand at once, whatever their number.
///
/// No policy: [`ImageHasher`] has it.
pub fn image_digest(binding: &Binding, bytes: &[u8]) -> ImageDigest {
    binding.hasher(DIGEST_LABEL).chain_update(bytes).into()
}

/// The fingerprint of bytes that are at hand at once, whatever their number.
///
/// # Errors
/// Where the site id is empty or too long.
pub fn image_fingerprint(site: &str, bytes: &[u8]) -> Result<ImageFingerprint, BindingError> {
    Ok(site_hasher(FINGERPRINT_LABEL, &Part::site(site)?).chain_update(bytes).into())
}

/// Takes a picture in slices and gives its digest.
#[derive(Clone)]
pub struct ImageHasher {
    sha: Sha256,
    bytes: u64,
}

impl ImageHasher {
    /// Starts a digest bound to site and username.
    pub fn new(binding: &Binding) -> Self {
        Self { sha: binding.hasher(DIGEST_LABEL), bytes: 0 }
    }

    /// Takes the next slice, of any length.
    pub fn update(&mut self, slice: &[u8]) {
        self.sha.update(slice);
        self.bytes = self.bytes.saturating_add(slice.len() as u64);
    }

    /// How many bytes were taken so far.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The digest of everything taken.
    ///
    /// # Errors
    /// Where that was nothing, less than [`MIN_BYTES`] or more than [`MAX_BYTES`].
    pub fn finish(self) -> Result<ImageDigest, ImageError> {
        check_size(self.bytes)?;
        Ok(self.sha.into())
    }
}

/// Takes a picture in slices and gives its fingerprint.
#[derive(Clone)]
pub struct FingerprintHasher {
    sha: Sha256,
    bytes: u64,
}

impl FingerprintHasher {
    /// Starts a fingerprint bound to the site alone.
    ///
    /// # Errors
    /// Where the site id is empty or too long.
    pub fn new(site: &str) -> Result<Self, BindingError> {
        Ok(Self { sha: site_hasher(FINGERPRINT_LABEL, &Part::site(site)?), bytes: 0 })
    }

    /// A fingerprint for the same site as `binding`.
    pub fn of_site(binding: &Binding) -> Self {
        Self { sha: site_hasher(FINGERPRINT_LABEL, binding.site()), bytes: 0 }
    }

    /// Takes the next slice, of any length.
    pub fn update(&mut self, slice: &[u8]) {
        self.sha.update(slice);
        self.bytes = self.bytes.saturating_add(slice.len() as u64);
    }

    /// The fingerprint of everything taken.
    ///
    /// # Errors
    /// Where that was nothing, less than [`MIN_BYTES`] or more than [`MAX_BYTES`].
    pub fn finish(self) -> Result<ImageFingerprint, ImageError> {
        check_size(self.bytes)?;
        Ok(self.sha.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn binding() -> Binding {
        Binding::new("example-site", &"ada".parse().unwrap()).unwrap()
    }

    #[test]
    fn slices_add_up_to_the_whole() {
        let bytes: Vec<u8> = (0..5000_u32).map(|i| (i % 251) as u8).collect();
        for length in [1, 7, 64, 1024, 5000] {
            let mut digest = ImageHasher::new(&binding());
            let mut fingerprint = FingerprintHasher::of_site(&binding());
            for slice in bytes.chunks(length) {
                digest.update(slice);
                fingerprint.update(slice);
            }
            assert_eq!(digest.bytes(), 5000);
            assert_eq!(digest.finish(), Ok(image_digest(&binding(), &bytes)));
            assert_eq!(fingerprint.finish().ok(), image_fingerprint("example-site", &bytes).ok());
        }
    }

    #[test]
    fn sizes_out_of_bounds_are_refused() {
        assert_eq!(check_size(0), Err(ImageError::Empty));
        assert_eq!(check_size(1023), Err(ImageError::TooSmall { bytes: 1023 }));
        assert_eq!(check_size(1024), Ok(()));
        assert_eq!(check_size(MAX_BYTES), Ok(()));
        assert_eq!(check_size(MAX_BYTES + 1), Err(ImageError::TooLarge));

        let mut short = ImageHasher::new(&binding());
        assert_eq!(short.clone().finish(), Err(ImageError::Empty));
        short.update(&[7; 1000]);
        assert_eq!(short.finish(), Err(ImageError::TooSmall { bytes: 1000 }));
    }
}
