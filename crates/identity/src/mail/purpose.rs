//! What a code is for, where it is not to enrol, to sign in or to open something.

use messages::say;

/// What drawing a pattern allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To show who is there.
    Confirm,
    /// To enrol the factors again.
    Recover,
    /// To change some of the factors.
    ChangeFactors(SomeFactors),
    /// To change the address.
    ChangeEmail,
    /// To make new recovery codes.
    RecoveryCodes,
    /// To erase the account.
    Erase,
}

impl Purpose {
    pub(super) fn subject(self, site: &str) -> String {
        match self {
            Self::Confirm => say::mail_confirm_subject(site),
            Self::Recover => say::mail_recover_subject(site),
            Self::ChangeFactors(which) => say::mail_change_factors_subject(which.words(), site),
            Self::ChangeEmail => say::mail_change_email_subject(site),
            Self::RecoveryCodes => say::mail_recovery_codes_subject(site),
            Self::Erase => say::mail_erase_subject(site),
        }
    }

    pub(super) fn wish(self, username: &str) -> String {
        match self {
            Self::Confirm => say::mail_confirm_wish(username),
            Self::Recover => say::mail_recover_wish(username),
            Self::ChangeFactors(which) => say::mail_change_factors_wish(which.words(), username),
            Self::ChangeEmail => say::mail_change_email_wish(username),
            Self::RecoveryCodes => say::mail_recovery_codes_wish(username),
            Self::Erase => say::mail_erase_wish(username),
        }
    }

    pub(super) fn what(self) -> String {
        match self {
            Self::Confirm => say::mail_confirm_what().to_owned(),
            Self::Recover => say::mail_recover_what().to_owned(),
            Self::ChangeFactors(which) => say::mail_change_factors_what(which.words()),
            Self::ChangeEmail => say::mail_change_email_what().to_owned(),
            Self::RecoveryCodes => say::mail_recovery_codes_what().to_owned(),
            Self::Erase => say::mail_erase_what().to_owned(),
        }
    }
}

/// Some of the factors, or all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SomeFactors {
    pub password: bool,
    pub picture: bool,
    pub gesture: bool,
}

impl SomeFactors {
    /// Those that [`Self::stored`] has named.
    pub(crate) fn named(stored: &str) -> Self {
        let named = |factor: &str| stored.contains(factor);
        Self { password: named("password"), picture: named("picture"), gesture: named("gesture") }
    }

    /// As changes that wait and events name them, whichever language anybody speaks:
    /// `password and gesture`. Empty where there are none.
    pub(crate) fn stored(self) -> String {
        let named =
            [(self.password, "password"), (self.picture, "picture"), (self.gesture, "gesture")];
        let names: Vec<&str> =
            named.into_iter().filter_map(|(named, factor)| named.then_some(factor)).collect();
        match names.as_slice() {
            [one, other, last] => format!("{one}, {other} and {last}"),
            names => names.join(" and "),
        }
    }

    /// For people. Nobody is told of none.
    pub(super) fn words(self) -> &'static str {
        match (self.password, self.picture, self.gesture) {
            (true, false, false) => say::mail_factors_password(),
            (false, true, false) => say::mail_factors_picture(),
            (false, false, true) => say::mail_factors_gesture(),
            (true, true, false) => say::mail_factors_password_picture(),
            (true, false, true) => say::mail_factors_password_gesture(),
            (false, true, true) => say::mail_factors_picture_gesture(),
            (true, true, true) | (false, false, false) => say::mail_factors_all(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORED: [&str; 7] = [
        "password",
        "picture",
        "gesture",
        "password and picture",
        "password and gesture",
        "picture and gesture",
        "password, picture and gesture",
    ];

    #[test]
    fn what_is_stored_is_read_as_it_was_written_and_told_in_the_same_words() {
        for stored in STORED {
            let which = SomeFactors::named(stored);
            assert_eq!(which.stored(), stored);
            assert_eq!(which.words(), stored);
        }
        assert_eq!(SomeFactors::named("").stored(), "");
    }

    #[test]
    fn a_purpose_is_one_and_the_same_in_all_three_places() {
        let purposes = [
            (Purpose::Confirm, "confirm that it is you"),
            (Purpose::Recover, "recover your account"),
            (
                Purpose::ChangeFactors(SomeFactors::named(STORED[4])),
                "change your password and gesture",
            ),
            (Purpose::ChangeEmail, "change where your codes are mailed to"),
            (Purpose::RecoveryCodes, "make new recovery codes"),
            (Purpose::Erase, "erase your account and everything in it"),
        ];
        for (purpose, what) in purposes {
            assert_eq!(purpose.subject("Tessera"), format!("Your pattern to {what} at Tessera"));
            assert_eq!(purpose.wish("ada"), format!("Draw this pattern, ada, to {what}."));
            assert_eq!(purpose.what(), what);
        }
    }
}
