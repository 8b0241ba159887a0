//! How the components are used: each file holds one example, which is compiled, shown live, and
//! shown as text.

mod answer_step;
mod code_step;
mod gesture_pad;
mod notice;
mod password_strength;
mod patience;
mod pattern_grid;
mod picture_chooser;
mod recovery_codes;
mod step_buttons;
mod steps;
mod take_back;
mod text_field;
mod trouble_notice;

pub use answer_step::AnswerStepExample;
pub use code_step::CodeStepExample;
pub use gesture_pad::GesturePadExample;
pub use notice::NoticeExample;
pub use password_strength::PasswordStrengthExample;
pub use patience::PatienceExample;
pub use pattern_grid::PatternGridExample;
pub use picture_chooser::PictureChooserExample;
pub use recovery_codes::RecoveryCodesExample;
pub use step_buttons::StepButtonsExample;
pub use steps::StepsExample;
pub use take_back::TakeBackExample;
pub use text_field::TextFieldExample;
pub use trouble_notice::TroubleNoticeExample;
