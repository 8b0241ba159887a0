//! The eight symbols of a gesture.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::raw::Button;

/// One event of a gesture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Symbol {
    /// Left click.
    L1,
    /// Middle click.
    M1,
    /// Right click.
    R1,
    /// Left double click.
    L2,
    /// Middle double click.
    M2,
    /// Right double click.
    R2,
    /// Scroll up.
    #[serde(rename = "UP")]
    Up,
    /// Scroll down.
    #[serde(rename = "DOWN")]
    Down,
}

/// A name that none of the eight symbols has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such gesture symbol")]
pub struct UnknownSymbol;

impl Symbol {
    /// All eight, in the order a keyboard shows them.
    pub const ALL: [Self; 8] =
        [Self::L1, Self::M1, Self::R1, Self::L2, Self::M2, Self::R2, Self::Up, Self::Down];

    /// The byte that stands for it in the digest.
    pub const fn code(self) -> u8 {
        match self {
            Self::L1 => 0x11,
            Self::M1 => 0x12,
            Self::R1 => 0x13,
            Self::L2 => 0x21,
            Self::M2 => 0x22,
            Self::R2 => 0x23,
            Self::Up => 0x31,
            Self::Down => 0x32,
        }
    }

    /// Its name in the vectors and in test ids: `L1`, …, `UP`, `DOWN`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::L1 => "L1",
            Self::M1 => "M1",
            Self::R1 => "R1",
            Self::L2 => "L2",
            Self::M2 => "M2",
            Self::R2 => "R2",
            Self::Up => "UP",
            Self::Down => "DOWN",
        }
    }

    pub(super) const fn single(button: Button) -> Self {
        match button {
            Button::Left => Self::L1,
            Button::Middle => Self::M1,
            Button::Right => Self::R1,
        }
    }

    pub(super) const fn double(button: Button) -> Self {
        match button {
            Button::Left => Self::L2,
            Button::Middle => Self::M2,
            Button::Right => Self::R2,
        }
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Symbol {
    type Err = UnknownSymbol;

    fn from_str(name: &str) -> Result<Self, UnknownSymbol> {
        Self::ALL.into_iter().find(|symbol| symbol.name() == name).ok_or(UnknownSymbol)
    }
}
