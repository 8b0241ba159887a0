//! From the seed to the file.

use crate::SIDE;
use crate::frame::Frame;
use crate::geometry::{Point, drift};
use crate::motif::Motif;
use crate::palette::{ENTRIES, PALETTES, Palette};
use crate::png::Encoder;
use crate::seed::{Seed, sway};

/// A picture made from a seed.
#[derive(Clone, Copy)]
pub struct Mosaic {
    seed: Seed,
}

impl Mosaic {
    /// The picture of 32 bytes, which should be random: whoever knows them has the picture.
    pub fn new(seed: [u8; 32]) -> Self {
        Self { seed: Seed::new(seed) }
    }

    /// The whole file, a PNG of [`SIDE`] by [`SIDE`] pixels. Takes a moment; [`Mosaic::painter`]
    /// does the same in slices.
    pub fn png(&self) -> Vec<u8> {
        let mut painter = self.painter();
        painter.rows(SIDE);
        painter.finish()
    }

    /// Begins to paint.
    pub fn painter(&self) -> Painter {
        Painter::new(self.seed)
    }
}

/// A picture being painted, row by row.
pub struct Painter {
    seed: Seed,
    frame: Frame,
    motif: Motif,
    drift: u32,
    encoder: Encoder,
    done: u32,
}

impl Painter {
    fn new(seed: Seed) -> Self {
        let palette = Palette::of(seed.pick(0, PALETTES));
        Self {
            seed,
            frame: Frame::new(&seed),
            motif: Motif::new(&seed),
            drift: seed.draw(1),
            encoder: Encoder::new(SIDE, (0..ENTRIES).map(|index| palette.colour(index))),
            done: 0,
        }
    }

    /// Paints up to `count` more rows, and says how many of [`SIDE`] are done.
    pub fn rows(&mut self, count: u32) -> u32 {
        let end = self.done.saturating_add(count).min(SIDE);
        let mut row = [0; SIDE as usize];
        for y in self.done..end {
            for (x, pixel) in (0_u16..).zip(&mut row) {
                *pixel = self.index(f32::from(x), y as f32);
            }
            self.encoder.row(&row);
        }
        self.done = end;
        end
    }

    /// The file; rows that are left are painted first.
    pub fn finish(mut self) -> Vec<u8> {
        self.rows(SIDE);
        self.encoder.finish()
    }

    fn index(&self, x: f32, y: f32) -> u8 {
        let middle = SIDE as f32 / 2.0 - 0.5;
        let place = drift(Point::new(x - middle, y - middle), self.drift);
        if let Some(laid) = self.frame.stone(place) {
            return laid.shade.index(self.seed.bit(laid.bit), laid.stone.edge);
        }
        let (stone, mut shade) = self.motif.stone(place);
        shade.step += 0.62 * sway(stone.name.rotate_left(7));
        shade.index(self.seed.bit(stone.name), stone.edge)
    }
}
