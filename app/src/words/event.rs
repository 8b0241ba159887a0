//! What has happened to an account, for the person whose account it is.

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
        "account.created" => "Your account was created",
        "account.erased" => "Your account was erased",
        "account.locked" => "Whoever runs this site locked your account",
        "account.unlocked" => "Whoever runs this site unlocked your account",
        "account.stopped" => "Signing in was stopped after too many failures in a row",
        "account.disowned" => "You said that something was not you: every session ended",
        "sign-in.refused" => "A sign-in failed: the factors did not belong together",
        "sign-in.done" => "You signed in",
        "sign-in.new-browser" => "You signed in with a browser that was new",
        "session.signed-out" => "You signed out",
        "session.ended" => "A session ended",
        "code.mailed" => "A code was mailed",
        "code.wrong" => "A pattern was wrong",
        "pattern.confirmed" => "You drew a fresh pattern",
        "service.unlocked" => "You opened something with a fresh pattern",
        "factors.refused" => "A change failed: the current factors did not belong together",
        "factors.changed" => "You changed how you sign in",
        "email.changed" => "Your address was changed",
        "recovery.codes-made" => "New recovery codes were made",
        "recovery.refused" => "A recovery code was not accepted",
        "recovery.done" => "The account was recovered with a recovery code",
        "device.forgotten" => "You had a browser forgotten",
        "keys.rotated" => "A signing key of the site was replaced",
        "services.reconciled" => "The site's services were compared with it",
        "pepper.rotated" => "The site's own secret was replaced",
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
        "code.mailed" | "code.wrong" => {
            code_for(about).map_or_else(String::new, |purpose| format!("For: {purpose}"))
        }
        "email.changed" => format!("New address: {about}"),
        "factors.changed" => format!("Changed: {about}"),
        _ => about.to_owned(),
    }
}

fn code_for(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "enrol" => "creating the account",
        "sign-in" => "signing in",
        "unlock" => "opening something behind the second lock",
        "recover" => "recovering the account",
        "confirm" => "confirming that it is you",
        "change-factors" => "changing how you sign in",
        "change-email" => "changing the address, mailed to the old one",
        "new-email" => "changing the address, mailed to the new one",
        "recovery-codes" => "making new recovery codes",
        "erase" => "deleting the account",
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
