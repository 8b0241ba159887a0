//! A mailed code that a reload does not lose.

use crate::{
    api::{ApiError, CodeView, code_state},
    tab,
};

/// Where a tab keeps the name of the challenge that somebody is at. The name alone opens nothing.
#[derive(Clone, Copy)]
pub struct KeptCode(pub &'static str);

impl KeptCode {
    /// Keeps the code that somebody is at.
    pub fn keep(self, code: &CodeView) {
        tab::keep(self.0, &code.challenge);
    }

    /// Keeps it no longer.
    pub fn forget(self) {
        tab::forget(self.0);
    }

    /// Whether there is one.
    pub fn is_there(self) -> bool {
        tab::kept::<String>(self.0).is_some()
    }

    /// The code as it stands now. One that is over is forgotten.
    ///
    /// # Errors
    /// [`ApiError::ChallengeOver`] also where there is none.
    pub async fn look_up(self) -> Result<CodeView, ApiError> {
        let challenge = tab::kept::<String>(self.0).ok_or(ApiError::ChallengeOver)?;
        let state = code_state(challenge).await;
        if state == Err(ApiError::ChallengeOver) {
            self.forget();
        }
        state
    }
}
