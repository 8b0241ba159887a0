//! What forms are made of.

mod code_step;
mod notice;
mod steps;
mod text_field;
mod ticker;

pub use code_step::CodeStep;
pub use notice::Notice;
pub use steps::Steps;
pub use text_field::TextField;
pub use ticker::countdown_from;
