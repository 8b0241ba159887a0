//! Components that draw and gather; the rules they follow live in `factors`.

pub mod gesture_pad;
pub mod pattern_grid;
pub mod picture_chooser;

pub use gesture_pad::GesturePad;
pub use pattern_grid::PatternGrid;
pub use picture_chooser::PictureChooser;
