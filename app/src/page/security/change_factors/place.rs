//! The places on the way to other factors.

/// What is to change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    pub password: bool,
    pub picture: bool,
    pub gesture: bool,
}

impl Choice {
    /// Whether nothing is.
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

/// Where somebody is. First the factors as they are, then the choice, then the new ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Password,
    Picture,
    Gesture,
    Choice,
    NewPassword,
    NewPicture,
    NewPictureAgain,
    NewGesture,
    NewGestureAgain,
    Pattern,
}

impl Place {
    const ALL: [Self; 10] = [
        Self::Password,
        Self::Picture,
        Self::Gesture,
        Self::Choice,
        Self::NewPassword,
        Self::NewPicture,
        Self::NewPictureAgain,
        Self::NewGesture,
        Self::NewGestureAgain,
        Self::Pattern,
    ];

    /// The place of that number; the first one where there is none.
    pub fn at(index: usize) -> Self {
        Self::ALL.get(index).copied().unwrap_or(Self::Password)
    }

    /// Its number.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The step that it belongs to.
    pub const fn step(self) -> usize {
        match self {
            Self::Password | Self::Picture | Self::Gesture => 0,
            Self::Choice => 1,
            Self::Pattern => 3,
            _ => 2,
        }
    }

    /// The place that follows.
    pub fn next(self, choice: Choice) -> Self {
        let mut after = Self::ALL.into_iter().skip(self.index() + 1);
        after.find(|place| place.is_on_the_way(choice)).unwrap_or(Self::Pattern)
    }

    /// The place before.
    pub fn back(self, choice: Choice) -> Self {
        let mut before = Self::ALL.into_iter().take(self.index()).rev();
        before.find(|place| place.is_on_the_way(choice)).unwrap_or(Self::Password)
    }

    const fn is_on_the_way(self, choice: Choice) -> bool {
        match self {
            Self::NewPassword => choice.password,
            Self::NewPicture | Self::NewPictureAgain => choice.picture,
            Self::NewGesture | Self::NewGestureAgain => choice.gesture,
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(choice: Choice) -> Vec<Place> {
        let next = |place: &Place| (*place != Place::Pattern).then(|| place.next(choice));
        std::iter::successors(Some(Place::Password), next).collect()
    }

    #[test]
    fn only_what_changes_is_entered_anew() {
        use Place as P;
        let gesture = Choice { gesture: true, ..Choice::default() };
        let current = [P::Password, P::Picture, P::Gesture, P::Choice];
        let new = [P::NewGesture, P::NewGestureAgain, P::Pattern];
        assert_eq!(way(gesture), [current.as_slice(), new.as_slice()].concat());
        let all = Choice { password: true, picture: true, gesture: true };
        assert_eq!(way(all), P::ALL);
    }

    #[test]
    fn every_step_on_leads_back_where_it_came_from() {
        for bits in 0..8 {
            let bit = |bit: u8| bits & bit != 0;
            let choice = Choice { password: bit(1), picture: bit(2), gesture: bit(4) };
            for pair in way(choice).windows(2) {
                assert_eq!(pair[1].back(choice), pair[0], "{choice:?}");
            }
        }
    }

    #[test]
    fn every_place_is_found_by_its_number() {
        for place in Place::ALL {
            assert_eq!(Place::at(place.index()), place);
        }
        assert_eq!(Place::at(99), Place::Password);
    }
}
