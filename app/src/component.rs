//! Components that draw and gather; the rules they follow live in `factors`.

pub mod clipboard;
pub mod download;
pub mod gesture_pad;
pub mod password_strength;
pub mod pattern_grid;
pub mod picture_chooser;
mod recovery_codes;
mod take_back;

pub use gesture_pad::GesturePad;
pub use password_strength::PasswordStrength;
pub use pattern_grid::PatternGrid;
pub use picture_chooser::PictureChooser;
pub use recovery_codes::RecoveryCodes;
pub use take_back::TakeBack;
