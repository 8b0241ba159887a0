//! Pictures made from 256 random bits: a mosaic worth keeping, whose file is a key.
//!
//! A [`Mosaic`] is a pure function of its seed: the same 32 bytes give the same pixels and the
//! same file on every machine. Only arithmetic that IEEE 754 fixes to the last bit is used, so
//! that a browser (WASM) and a test on the host agree.
//!
//! The seed chooses palette, motif and proportions, and it is written into the picture: every
//! tessera is laid in the darker or the lighter shade of its tone, and says one bit with it. The
//! frame alone holds all 256 bits, so that two seeds never give the same pixels.
//!
//! | module | what |
//! |---|---|
//! | [`Mosaic`], [`Painter`] | the picture, at once or in slices |
//! | `motif` | what is laid: sun, scales, shield, flower, branch |
//! | `course` | how it is laid: courses of tesserae with joints between them |
//! | `palette` | in which colours |
//! | `png` | the file, W3C PNG third edition |
#![warn(missing_docs)]

mod course;
mod frame;
mod geometry;
mod motif;
mod painter;
mod palette;
mod png;
mod seed;

pub use painter::{Mosaic, Painter};

/// Width and height of a picture, in pixels.
pub const SIDE: u32 = 1024;
