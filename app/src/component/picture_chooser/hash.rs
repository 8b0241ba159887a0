//! A picture's digest, read in slices so that the page never stalls.

use std::ops::ControlFlow;

use factors::image::check_size;
use factors::{Binding, FingerprintHasher, ImageDigest, ImageError, ImageFingerprint, ImageHasher};
use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

use super::picked::PickedPicture;

/// Bytes read and hashed at once: some 7 ms on a desktop, below 50 ms on a
/// phone five times slower.
const SLICE_BYTES: u64 = 512 * 1024;

/// Reading that takes longer than this shows its progress.
const WORTH_SHOWING_MS: f64 = 200.0;

/// A picture whose digest is known.
#[derive(Clone, Debug, PartialEq)]
pub struct HashedPicture {
    /// The picture.
    pub picked: PickedPicture,
    /// What the digest is bound to.
    pub binding: Binding,
    /// The digest, bound to site and username.
    pub image: ImageDigest,
    /// The fingerprint, bound to the site only; for enrolment.
    pub fingerprint: ImageFingerprint,
    /// How many bytes it has.
    pub bytes: u64,
}

/// Why there is no digest. `Display` has the words for the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HashError {
    /// No picture was chosen.
    Missing,
    /// The file can't be a factor.
    Image(ImageError),
    /// The file is gone, changed, or can't be read.
    Unreadable,
    /// The person stopped it.
    Cancelled,
}

impl std::fmt::Display for HashError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&super::text::failure(*self))
    }
}

impl std::error::Error for HashError {}

impl From<ImageError> for HashError {
    fn from(error: ImageError) -> Self {
        Self::Image(error)
    }
}

/// How far reading has come.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Progress {
    /// Bytes read.
    pub done_bytes: u64,
    /// Bytes the file has.
    pub total_bytes: u64,
    /// Milliseconds since the start.
    pub elapsed_ms: f64,
}

impl Progress {
    /// Whether it has taken long enough to be shown.
    pub fn is_worth_showing(&self) -> bool {
        self.elapsed_ms >= WORTH_SHOWING_MS
    }

    /// Whole seconds to the end, at the speed so far.
    pub fn seconds_left(&self) -> Option<u64> {
        if self.done_bytes == 0 {
            return None;
        }
        let left = self.total_bytes.saturating_sub(self.done_bytes) as f64;
        let seconds = left / self.done_bytes as f64 * self.elapsed_ms / 1000.0;
        Some(seconds.ceil() as u64)
    }
}

/// The digest of a picture: the one that is known, if it is of this picture and
/// this binding, or else it is read now.
///
/// # Errors
/// See [`HashError`].
pub async fn hashed_for(
    picked: Option<PickedPicture>,
    known: Option<HashedPicture>,
    binding: &Binding,
    mut progress: impl FnMut(Progress),
) -> Result<HashedPicture, HashError> {
    let picked = picked.ok_or(HashError::Missing)?;
    if let Some(known) = known.filter(|known| known.is_of(&picked, binding)) {
        return Ok(known);
    }
    hash_picture(&picked, binding, |so_far| {
        progress(so_far);
        ControlFlow::Continue(())
    })
    .await
}

/// Reads a picture to its end. `progress` is told after each slice, and breaks
/// to stop.
///
/// # Errors
/// See [`HashError`].
pub async fn hash_picture(
    picked: &PickedPicture,
    binding: &Binding,
    mut progress: impl FnMut(Progress) -> ControlFlow<()>,
) -> Result<HashedPicture, HashError> {
    let total_bytes = picked.size();
    check_size(total_bytes)?;
    let began_ms = now_ms();
    let mut image = ImageHasher::new(binding);
    let mut fingerprint = FingerprintHasher::of_site(binding);
    while image.bytes() < total_bytes {
        let slice = read_slice(picked, image.bytes()).await?;
        image.update(&slice);
        fingerprint.update(&slice);
        let elapsed_ms = now_ms() - began_ms;
        let so_far = Progress { done_bytes: image.bytes(), total_bytes, elapsed_ms };
        if progress(so_far).is_break() {
            return Err(HashError::Cancelled);
        }
    }
    Ok(HashedPicture {
        picked: picked.clone(),
        binding: binding.clone(),
        bytes: image.bytes(),
        image: image.finish()?,
        fingerprint: fingerprint.finish()?,
    })
}

impl HashedPicture {
    /// Whether it is of this picture and bound to this.
    pub fn is_of(&self, picked: &PickedPicture, binding: &Binding) -> bool {
        self.picked == *picked && self.binding == *binding
    }
}

/// The bytes from `start` on. Browsers refuse to read a file that is gone or
/// was changed; one that got shorter in between gives no bytes at all.
async fn read_slice(picked: &PickedPicture, start: u64) -> Result<Vec<u8>, HashError> {
    let end = start.saturating_add(SLICE_BYTES).min(picked.size());
    let slice = picked
        .file()
        .slice_with_f64_and_f64(start as f64, end as f64)
        .map_err(|_| HashError::Unreadable)?;
    let buffer = JsFuture::from(slice.array_buffer()).await.map_err(|_| HashError::Unreadable)?;
    let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
    if bytes.len() as u64 == end - start { Ok(bytes) } else { Err(HashError::Unreadable) }
}

pub(super) fn now_ms() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_follows_the_speed_so_far() {
        let progress = |done_bytes| Progress { done_bytes, total_bytes: 100, elapsed_ms: 2000.0 };
        assert_eq!(progress(0).seconds_left(), None);
        assert_eq!(progress(50).seconds_left(), Some(2));
        assert_eq!(progress(100).seconds_left(), Some(0));
    }
}
