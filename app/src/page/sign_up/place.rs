//! Where somebody is on the way.

use crate::api::FieldName;

/// Where somebody is: picture and gesture are entered twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Details,
    Picture,
    PictureAgain,
    Gesture,
    GestureAgain,
    Pattern,
}

impl Place {
    const ALL: [Self; 6] = [
        Self::Details,
        Self::Picture,
        Self::PictureAgain,
        Self::Gesture,
        Self::GestureAgain,
        Self::Pattern,
    ];

    /// Where something is entered, in order.
    pub const ENTRIES: [Self; 5] =
        [Self::Details, Self::Picture, Self::PictureAgain, Self::Gesture, Self::GestureAgain];

    /// The place that stands at `index` in the address.
    pub fn at(index: usize) -> Self {
        Self::ALL.get(index).copied().unwrap_or(Self::Details)
    }

    pub const fn index(self) -> usize {
        self as usize
    }

    /// The step that it belongs to.
    pub const fn step(self) -> usize {
        match self {
            Self::Details => 0,
            Self::Picture | Self::PictureAgain => 1,
            Self::Gesture | Self::GestureAgain => 2,
            Self::Pattern => 3,
        }
    }

    /// The one after it; the last stays.
    pub const fn next(self) -> Self {
        match self {
            Self::Details => Self::Picture,
            Self::Picture => Self::PictureAgain,
            Self::PictureAgain => Self::Gesture,
            Self::Gesture => Self::GestureAgain,
            Self::GestureAgain | Self::Pattern => Self::Pattern,
        }
    }

    /// The one before it; the first stays. From the pattern it goes on anew.
    pub const fn back(self) -> Self {
        match self {
            Self::Details | Self::Picture => Self::Details,
            Self::PictureAgain => Self::Picture,
            Self::Gesture => Self::PictureAgain,
            Self::GestureAgain => Self::Gesture,
            Self::Pattern => Self::Details,
        }
    }

    /// Where a field is entered.
    pub const fn of(field: FieldName) -> Self {
        match field {
            FieldName::Picture => Self::Picture,
            _ => Self::Details,
        }
    }
}
