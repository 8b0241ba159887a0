//! The steps at which factors are entered: those that somebody has, and those that they choose.
//!
//! A page owns what was entered, so that it stays while the person goes back and forth.

mod gesture;
mod heading;
mod password;
mod picture;

pub use gesture::{KnownGesture, NewGesture, TwiceGesture, known_gesture};
pub use password::{NewPassword, password_problem};
pub use picture::{ChosenPicture, KnownPicture, NewPicture, TwicePicture};
