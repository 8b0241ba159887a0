//! What forms are made of.

mod answer_step;
mod code_step;
pub mod factor_steps;
mod kept_code;
mod notice;
mod patience;
mod step_buttons;
mod steps;
mod text_field;
mod ticker;
mod trouble;
mod way;

pub use answer_step::AnswerStep;
pub use code_step::CodeStep;
pub use kept_code::KeptCode;
pub use notice::Notice;
pub use patience::Patience;
pub use step_buttons::StepButtons;
pub use steps::Steps;
pub use text_field::TextField;
pub use ticker::countdown_from;
pub use trouble::{Trouble, TroubleNotice};
pub use way::Way;
