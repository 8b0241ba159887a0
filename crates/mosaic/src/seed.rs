//! The seed: its bits, and the choices that follow from it.

/// What a picture is made from.
#[derive(Clone, Copy)]
pub struct Seed([u8; 32]);

impl Seed {
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// One of the 256 bits; counts round.
    pub fn bit(&self, index: u32) -> bool {
        let byte = self.0.get(index as usize / 8 % 32).copied().unwrap_or_default();
        byte >> (index % 8) & 1 == 1
    }

    /// A number that depends on every bit; each `purpose` has its own.
    pub fn draw(&self, purpose: u32) -> u32 {
        self.0.chunks_exact(4).fold(mix(purpose), |state, chunk| {
            let word = chunk.iter().fold(0, |word, &byte| word << 8 | u32::from(byte));
            mix(state ^ word)
        })
    }

    /// Below `count`, which must not be 0.
    pub fn pick(&self, purpose: u32, count: u32) -> u32 {
        self.draw(purpose) % count
    }

    /// Between `low` and `high`.
    pub fn between(&self, purpose: u32, low: f32, high: f32) -> f32 {
        low + (high - low) * fraction(self.draw(purpose))
    }
}

/// Spreads a number over all 32 bits, one to one. The constants are those of `lowbias32` by
/// Chris Wellons.
pub fn mix(number: u32) -> u32 {
    let number = (number ^ number >> 16).wrapping_add(0x9e37_79b9);
    let number = (number ^ number >> 16).wrapping_mul(0x7feb_352d);
    let number = (number ^ number >> 15).wrapping_mul(0x846c_a68b);
    number ^ number >> 16
}

/// A number from 0 to below 1.
pub fn fraction(number: u32) -> f32 {
    (number >> 8) as f32 / (1 << 24) as f32
}

/// A number from -1 to below 1.
pub fn sway(number: u32) -> f32 {
    2.0 * fraction(number) - 1.0
}
