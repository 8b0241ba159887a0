//! What can be read from a finished file, by a decoder that shares nothing with the encoder.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

use std::collections::BTreeMap;

use mosaic::{Mosaic, SIDE};
use proptest::prelude::*;

/// The frame: stones of 21 pixels from 8 pixels within the edge, 48 to a side, three rings.
const MARGIN: usize = 8;
const PITCH: usize = 21;
const STONES: usize = 48;
const RINGS: usize = 3;

/// Indices of a stone's shade: two for its edge, its rim, its face.
const LEVELS: usize = 4;

type Colour = [u8; 3];

struct Picture {
    palette: Vec<Colour>,
    pixels: Vec<Colour>,
}

impl Picture {
    fn decode(file: &[u8]) -> Self {
        let decoder = png::Decoder::new(std::io::Cursor::new(file));
        let mut reader = decoder.read_info().unwrap();
        let info = reader.info();
        assert_eq!((info.width, info.height), (SIDE, SIDE));
        assert_eq!(info.color_type, png::ColorType::Indexed);
        let palette = info.palette.as_deref().unwrap();
        let palette: Vec<Colour> = palette.as_chunks().0.to_vec();
        let mut indices = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut indices).unwrap();
        reader.finish().unwrap();
        let pixels = indices.iter().map(|&index| palette[usize::from(index)]).collect();
        Self { palette, pixels }
    }

    fn pixel(&self, x: usize, y: usize) -> Colour {
        self.pixels[y * SIDE as usize + x]
    }

    /// The bit that a face of this colour says: the place of its shade within its tone.
    fn bit(&self, colour: Colour) -> bool {
        let faces = self.palette[1..].iter().skip(LEVELS - 1).step_by(LEVELS);
        let shades: Vec<_> = faces.enumerate().filter(|&(_, face)| *face == colour).collect();
        assert_eq!(shades.len(), 1, "{colour:?} is no face, or more than one");
        shades[0].0 % 2 == 1
    }

    /// The seed, from the frame's pixels.
    fn seed(&self) -> [u8; 32] {
        let mut said = BTreeMap::<usize, bool>::new();
        let mut stones = 0;
        for row in 0..STONES {
            for column in 0..STONES {
                let ring = row.min(column).min(STONES - 1 - row).min(STONES - 1 - column);
                if ring >= RINGS {
                    continue;
                }
                let at = |cell: usize| MARGIN + cell * PITCH + PITCH / 2;
                let bit = self.bit(self.pixel(at(column), at(row)));
                let before = said.insert(stones % 256, bit);
                assert!(before.is_none_or(|before| before == bit), "bit {stones} said twice");
                stones += 1;
            }
        }
        assert_eq!((stones, said.len()), (540, 256));
        let mut seed = [0; 32];
        for (bit, value) in said {
            seed[bit / 8] |= u8::from(value) << (bit % 8);
        }
        seed
    }
}

fn seed_of(number: u32) -> [u8; 32] {
    let mut seed = [0x5a; 32];
    seed[..4].copy_from_slice(&number.to_be_bytes());
    seed
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_seed_can_be_read_from_the_pixels(seed: [u8; 32]) {
        let picture = Picture::decode(&Mosaic::new(seed).png());
        prop_assert_eq!(picture.seed(), seed);
    }

    #[test]
    fn one_bit_more_or_less_is_another_picture(seed: [u8; 32], bit in 0_usize..256) {
        let mut other = seed;
        other[bit / 8] ^= 1 << (bit % 8);
        let (one, other) = (Mosaic::new(seed).png(), Mosaic::new(other).png());
        prop_assert_ne!(Picture::decode(&one).pixels, Picture::decode(&other).pixels);
    }

    #[test]
    fn slices_give_the_same_file(seed: [u8; 32], rows in 1_u32..400) {
        let mut painter = Mosaic::new(seed).painter();
        let mut done = 0;
        while done < SIDE {
            let now = painter.rows(rows);
            prop_assert_eq!(now, (done + rows).min(SIDE));
            done = now;
        }
        prop_assert_eq!(painter.finish(), Mosaic::new(seed).png());
    }
}

#[test]
fn seeds_at_the_ends_can_be_read() {
    for seed in [[0; 32], [0xff; 32], [0x55; 32], [0xaa; 32]] {
        assert_eq!(Picture::decode(&Mosaic::new(seed).png()).seed(), seed);
    }
}

#[test]
fn a_file_is_neither_too_small_nor_large() {
    for number in 0..6 {
        let bytes = Mosaic::new(seed_of(number)).png().len();
        assert!((50_000..230_000).contains(&bytes), "{number}: {bytes} bytes");
    }
}

#[test]
fn a_painter_that_is_finished_early_paints_the_rest() {
    let mosaic = Mosaic::new([7; 32]);
    let mut painter = mosaic.painter();
    painter.rows(100);
    assert_eq!(painter.finish(), mosaic.png());
}
