//! Hand-made palettes, and the indices under which their shades stand in a picture.
//!
//! Index 0 is the joint. A stone of tone `t` in shade `s` has [`LEVELS`] indices in a row: its
//! edge blended into the joint in steps, its rim, and its face.

/// The tones of a palette, from what stays back to what stands out.
#[derive(Clone, Copy, PartialEq)]
pub enum Tone {
    /// The darkest; frames and outlines.
    Night,
    /// The ground.
    Field,
    /// What stands beside the ground.
    Cool,
    /// What catches the eye.
    Warm,
    /// What shines.
    Light,
}

const TONES: u32 = 5;
/// Shades of a tone, from dark to light. Even ones say 0, odd ones say 1.
const SHADES: u32 = 8;
const LEVELS: u32 = 4;
/// The level of a stone's face.
const FACE: u32 = LEVELS - 1;
/// A rim is this wide, in pixels.
const RIM: f32 = 2.4;

/// How many entries a palette has.
pub const ENTRIES: u32 = 1 + TONES * SHADES * LEVELS;

/// A stone's colour.
#[derive(Clone, Copy)]
pub struct Shade {
    pub tone: Tone,
    /// From 0 (dark) to 3 (light); what lies beyond is taken as the nearest.
    pub step: f32,
}

impl Shade {
    pub fn new(tone: Tone, step: f32) -> Self {
        Self { tone, step }
    }

    /// The index for a stone of this shade that says `bit`, `edge` pixels inside its edge.
    pub fn index(self, bit: bool, edge: f32) -> u8 {
        let level = match edge + 0.5 {
            inside if inside < 0.17 => return 0,
            inside if inside < 0.83 => (inside * 3.0 - 0.5) as u32,
            inside if inside < RIM => FACE - 1,
            _ => FACE,
        };
        let step = (self.step.max(0.0) as u32).min(SHADES / 2 - 1);
        let shade = step * 2 + u32::from(bit);
        (1 + (self.tone as u32 * SHADES + shade) * LEVELS + level) as u8
    }
}

type Colour = [u8; 3];

/// The colours of a picture: the joints, and every tone from dark to light.
pub struct Palette {
    joint: Colour,
    tones: [[Colour; 2]; TONES as usize],
}

/// How many palettes there are.
pub const PALETTES: u32 = ALL.len() as u32;

const fn rgb(code: u32) -> Colour {
    [(code >> 16) as u8, (code >> 8) as u8, code as u8]
}

const fn palette(joint: u32, tones: [[u32; 2]; TONES as usize]) -> Palette {
    let [[a, b], [c, d], [e, f], [g, h], [i, j]] = tones;
    let tones =
        [[rgb(a), rgb(b)], [rgb(c), rgb(d)], [rgb(e), rgb(f)], [rgb(g), rgb(h)], [rgb(i), rgb(j)]];
    Palette { joint: rgb(joint), tones }
}

/// Night, field, cool, warm and light, each from dark to light.
const ALL: [Palette; 8] = [
    // Ravenna: gold on blue glass.
    palette(
        0x141b2b,
        [
            [0x14213f, 0x2a4373],
            [0x1e4a7a, 0x4a86b4],
            [0x2a7a70, 0x74b9a2],
            [0xb04a2c, 0xe2945a],
            [0xcfa044, 0xf7e2a0],
        ],
    ),
    // Pompeii: red and ochre on plaster.
    palette(
        0xbfb096,
        [
            [0x37241f, 0x63463a],
            [0xe3d3b4, 0xf6edda],
            [0x52777f, 0x93b5b5],
            [0x962a20, 0xcf5d40],
            [0xcd9131, 0xf1cf7e],
        ],
    ),
    // Aegean: coral and sand over clear water.
    palette(
        0xa3bcc0,
        [
            [0x0f3049, 0x27607f],
            [0xbfdadd, 0xeaf4f1],
            [0x24838f, 0x70c5c3],
            [0xdb6540, 0xf8aa7c],
            [0xeac981, 0xfdf1d2],
        ],
    ),
    // Olive grove.
    palette(
        0xbcb294,
        [
            [0x2a3621, 0x505f39],
            [0xe3dabb, 0xf6f1df],
            [0x66793d, 0xaabb7b],
            [0x83333f, 0xc27072],
            [0xd0a03f, 0xf1d68c],
        ],
    ),
    // Dusk.
    palette(
        0x201729,
        [
            [0x291c42, 0x4d3374],
            [0x533a78, 0x8f6bad],
            [0x2a6a86, 0x65b5bd],
            [0xd15067, 0xf7968a],
            [0xeeab57, 0xfde4ab],
        ],
    ),
    // Terracotta.
    palette(
        0xcbab90,
        [
            [0x432624, 0x75493e],
            [0xefd3b6, 0xfaeede],
            [0x386862, 0x82ab9e],
            [0xb04a2a, 0xe88c61],
            [0xdda24d, 0xf7d99f],
        ],
    ),
    // Marble with porphyry.
    palette(
        0x9d9a94,
        [
            [0x292d33, 0x4f555e],
            [0xdedbd4, 0xfafaf7],
            [0x74808a, 0xb0bac0],
            [0x842a36, 0xc5605f],
            [0xc09b4b, 0xecd799],
        ],
    ),
    // Malachite.
    palette(
        0x0e1f1a,
        [
            [0x0d2a26, 0x1f5147],
            [0x165447, 0x348f76],
            [0x4392a4, 0x99d2d5],
            [0xbf7034, 0xefb26c],
            [0xe4cf92, 0xfcf4d7],
        ],
    ),
];

impl Palette {
    /// One of [`PALETTES`].
    pub fn of(number: u32) -> &'static Self {
        let [first, ..] = &ALL;
        ALL.get(number as usize).unwrap_or(first)
    }

    /// The colour at an index below [`ENTRIES`].
    pub fn colour(&self, index: u32) -> Colour {
        let Some(index) = index.checked_sub(1) else { return self.joint };
        let (stone, level) = (index / LEVELS, index % LEVELS);
        let (tone, shade) = (stone / SHADES, stone % SHADES);
        let [dark, light] = self.tones.get(tone as usize).copied().unwrap_or_default();
        let face = blend(dark, light, shade * 255 / (SHADES - 1));
        match level {
            FACE => face,
            2 => blend(face, self.joint, 34),
            faint => blend(self.joint, face, (faint + 1) * 85),
        }
    }
}

/// From `from` (0) to `to` (255).
fn blend(from: Colour, to: Colour, part: u32) -> Colour {
    let mut blended = from;
    for (channel, to) in blended.iter_mut().zip(to) {
        *channel = ((u32::from(*channel) * (255 - part) + u32::from(to) * part) / 255) as u8;
    }
    blended
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_joint_tells_the_palette() {
        let joints: HashSet<_> = (0..PALETTES).map(|number| Palette::of(number).joint).collect();
        assert_eq!(joints.len() as u32, PALETTES);
    }

    #[test]
    fn no_two_faces_of_a_palette_are_alike() {
        for number in 0..PALETTES {
            let palette = Palette::of(number);
            let faces = (LEVELS..ENTRIES).step_by(LEVELS as usize);
            let colours: HashSet<_> = faces.map(|index| palette.colour(index)).collect();
            assert_eq!(colours.len() as u32, TONES * SHADES, "palette {number}");
        }
    }

    #[test]
    fn a_bit_is_seen_in_every_shade() {
        for step in [-1.0, 0.0, 1.5, 9.0] {
            let shade = Shade::new(Tone::Light, step);
            let (zero, one) = (shade.index(false, 9.0), shade.index(true, 9.0));
            assert_eq!(u32::from(one), u32::from(zero) + LEVELS);
            assert!(u32::from(one) < ENTRIES);
        }
    }
}
