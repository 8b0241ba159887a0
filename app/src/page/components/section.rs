//! The sections of the page, one file a component.

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

pub use answer_step::AnswerStepSection;
pub use code_step::CodeStepSection;
pub use gesture_pad::GesturePadSection;
pub use notice::NoticeSection;
pub use password_strength::PasswordStrengthSection;
pub use patience::PatienceSection;
pub use pattern_grid::PatternGridSection;
pub use picture_chooser::PictureChooserSection;
pub use recovery_codes::RecoveryCodesSection;
pub use step_buttons::StepButtonsSection;
pub use steps::StepsSection;
pub use take_back::TakeBackSection;
pub use text_field::TextFieldSection;
pub use trouble_notice::TroubleNoticeSection;
