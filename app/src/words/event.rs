//! What has happened to an account, for the person whose account it is.

use super::say;

/// How an event stands in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It is only told.
    Plain,
    /// Somebody was refused: worth a second look.
    Refused,
}

/// What happened, in a few words, for the stable name of an event's kind; `None` for one that
/// is not known here.
pub fn happened(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "account.created" => say::event_account_created(),
        "account.erased" => say::event_account_erased(),
        "account.locked" => say::event_account_locked(),
        "account.unlocked" => say::event_account_unlocked(),
        "account.stopped" => say::event_account_stopped(),
        "account.disowned" => say::event_account_disowned(),
        "sign-in.refused" => say::event_sign_in_refused(),
        "sign-in.done" => say::event_sign_in_done(),
        "sign-in.new-browser" => say::event_sign_in_new_browser(),
        "session.signed-out" => say::event_session_signed_out(),
        "session.ended" => say::event_session_ended(),
        "code.mailed" => say::event_code_mailed(),
        "code.wrong" => say::event_code_wrong(),
        "pattern.confirmed" => say::event_pattern_confirmed(),
        "service.unlocked" => say::event_service_unlocked(),
        "factors.refused" => say::event_factors_refused(),
        "factors.changed" => say::event_factors_changed(),
        "email.changed" => say::event_email_changed(),
        "recovery.codes-made" => say::event_recovery_codes_made(),
        "recovery.refused" => say::event_recovery_refused(),
        "recovery.done" => say::event_recovery_done(),
        "device.forgotten" => say::event_device_forgotten(),
        "admin.granted" => say::event_admin_granted(),
        "admin.revoked" => say::event_admin_revoked(),
        "admin.account-viewed" => say::event_admin_account_viewed(),
        "admin.events-viewed" => say::event_admin_events_viewed(),
        "keys.rotated" => say::event_keys_rotated(),
        "services.reconciled" => say::event_services_reconciled(),
        "pepper.rotated" => say::event_pepper_rotated(),
        "site.restored" => say::event_site_restored(),
        _ => return None,
    })
}

/// What an administrator of the site did; `None` for what is told like anything else.
pub fn happened_by_admin(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "account.locked" => say::event_admin_locked(),
        "account.unlocked" => say::event_admin_unlocked(),
        "session.ended" => say::event_admin_session_ended(),
        _ => return None,
    })
}

/// Whether somebody was refused.
pub fn tone(kind: &str) -> Tone {
    match kind {
        "sign-in.refused" | "code.wrong" | "factors.refused" | "recovery.refused"
        | "account.stopped" => Tone::Refused,
        _ => Tone::Plain,
    }
}

/// What an event was about. Codes name what they were for; everything else is in words already.
pub fn about(kind: &str, about: &str) -> String {
    match kind {
        "code.mailed" | "code.wrong" => code_for(about).unwrap_or_default().to_owned(),
        "email.changed" => say::event_new_address(about),
        "factors.changed" => changed(about).unwrap_or(about).to_owned(),
        _ => about.to_owned(),
    }
}

/// Which factors were changed, as the log names them.
fn changed(factors: &str) -> Option<&'static str> {
    Some(match factors {
        "password" => say::event_changed_password(),
        "picture" => say::event_changed_picture(),
        "gesture" => say::event_changed_gesture(),
        "password and picture" => say::event_changed_password_picture(),
        "password and gesture" => say::event_changed_password_gesture(),
        "picture and gesture" => say::event_changed_picture_gesture(),
        "password, picture and gesture" => say::event_changed_all(),
        _ => return None,
    })
}

fn code_for(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "enrol" => say::event_code_for_enrol(),
        "sign-in" => say::event_code_for_sign_in(),
        "unlock" => say::event_code_for_unlock(),
        "recover" => say::event_code_for_recover(),
        "confirm" => say::event_code_for_confirm(),
        "change-factors" => say::event_code_for_change_factors(),
        "change-email" => say::event_code_for_change_email(),
        "new-email" => say::event_code_for_new_email(),
        "recovery-codes" => say::event_code_for_recovery_codes(),
        "erase" => say::event_code_for_erase(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "ssr")]
    #[test]
    fn every_kind_of_event_has_words_of_its_own() {
        let mut seen = std::collections::HashSet::new();
        for kind in identity::EventKind::ALL {
            let words = happened(kind.as_str());
            assert!(words.is_some_and(|words| seen.insert(words)), "{kind}: {words:?}");
        }
        assert_eq!(happened("nothing.known"), None);
    }

    #[cfg(feature = "ssr")]
    #[test]
    fn what_was_refused_stands_out_and_nothing_else() {
        let refused: Vec<&str> = identity::EventKind::ALL
            .iter()
            .map(|kind| kind.as_str())
            .filter(|kind| tone(kind) == Tone::Refused)
            .collect();
        let expected = [
            "account.stopped",
            "sign-in.refused",
            "code.wrong",
            "factors.refused",
            "recovery.refused",
        ];
        assert_eq!(refused, expected);
    }

    #[test]
    fn codes_say_what_they_were_for() {
        assert_eq!(about("code.mailed", "sign-in"), "For: signing in");
        assert_eq!(about("code.wrong", "something-new"), "");
        assert_eq!(about("session.ended", "Firefox on Linux"), "Firefox on Linux");
        assert_eq!(about("factors.changed", "password"), "Changed: password");
    }
}
