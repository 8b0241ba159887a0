//! Where somebody is on the way.

use crate::{api::FieldName, words::say};

/// What the steps are called.
pub fn step_names() -> Vec<&'static str> {
    vec![
        say::recover_step_code(),
        say::recover_step_pattern(),
        say::field_password(),
        say::recover_step_picture(),
        say::recover_step_gesture(),
    ]
}

/// Where somebody is: picture and gesture are entered twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Code,
    Pattern,
    Password,
    Picture,
    PictureAgain,
    Gesture,
    GestureAgain,
}

impl Place {
    const ALL: [Self; 7] = [
        Self::Code,
        Self::Pattern,
        Self::Password,
        Self::Picture,
        Self::PictureAgain,
        Self::Gesture,
        Self::GestureAgain,
    ];

    /// The place that stands at `index` in the address. Before the pattern is drawn nothing comes
    /// after it; from then on nothing leads back to it.
    pub fn at(index: usize, proven: bool) -> Self {
        let named = Self::ALL.get(index).copied().unwrap_or(Self::Code);
        if proven { named.max(Self::Password) } else { named.min(Self::Pattern) }
    }

    pub const fn index(self) -> usize {
        self as usize
    }

    /// The step that it belongs to.
    pub const fn step(self) -> usize {
        match self {
            Self::Code => 0,
            Self::Pattern => 1,
            Self::Password => 2,
            Self::Picture | Self::PictureAgain => 3,
            Self::Gesture | Self::GestureAgain => 4,
        }
    }

    /// The one after it; the last stays.
    pub fn next(self) -> Self {
        Self::ALL.get(self.index() + 1).copied().unwrap_or(self)
    }

    /// The one before it; the first stays.
    pub fn back(self) -> Self {
        self.index().checked_sub(1).and_then(|index| Self::ALL.get(index)).copied().unwrap_or(self)
    }

    /// Where a field is entered.
    pub const fn of(field: FieldName) -> Self {
        match field {
            FieldName::Picture => Self::Picture,
            _ => Self::Password,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pattern_is_passed_once_and_in_one_direction() {
        assert_eq!(Place::at(5, false), Place::Pattern);
        assert_eq!(Place::at(0, true), Place::Password);
        assert_eq!(Place::at(5, true), Place::Gesture);
        assert_eq!(Place::at(99, false), Place::Code);
    }

    #[test]
    fn places_follow_each_other() {
        assert_eq!(Place::Password.next(), Place::Picture);
        assert_eq!(Place::GestureAgain.next(), Place::GestureAgain);
        assert_eq!(Place::Picture.back(), Place::Password);
        assert_eq!(Place::Code.back(), Place::Code);
        for (index, place) in Place::ALL.into_iter().enumerate() {
            assert_eq!(place.index(), index);
            assert!(place.step() < step_names().len());
        }
    }
}
