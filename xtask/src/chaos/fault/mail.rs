//! A mail server that fails in every way that a client can see.

use std::thread;
use std::time::Duration;

use anyhow::Result;

use super::super::stage::Setting;
use super::super::trial::Trial;

use crate::mail_server::Manner;

const LINE: Duration = Duration::from_secs(1);

/// For how long it fails in each.
const FAILING: Duration = Duration::from_secs(6);

pub fn play(trial: &mut Trial<'_>) -> Result<()> {
    // Who breaks off after a mail was taken gets it once more, and rightly so.
    trial.play(Setting::default(), true, |stage, scene| {
        for (name, manner) in [
            ("a mail server that refuses for now", Manner::RefuseForNow),
            ("a mail server that refuses for good", Manner::Refuse),
            ("a slow mail server", Manner::Slow(LINE)),
            ("a mail server that hangs up at once", Manner::HangUp),
            ("a mail server that hangs up within a mail", Manner::BreakWithin),
            ("a mail server that hangs up after a mail", Manner::BreakAfter),
        ] {
            stage.mail.behave(manner);
            thread::sleep(FAILING);
            stage.mail.behave(Manner::Take);
            scene.recover(stage, name)?;
        }
        Ok(())
    })?;
    Ok(())
}
