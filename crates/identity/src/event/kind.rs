//! The kinds of events.

use std::{fmt, str::FromStr};

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What happened.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Kind {
            $($(#[$doc])* $variant,)*
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Its stable name, as stored and as the operator's commands print it.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

kinds! {
    /// The account was created.
    AccountCreated = "account.created",
    /// The account was erased.
    AccountErased = "account.erased",
    /// An operator locked the account.
    AccountLocked = "account.locked",
    /// An operator unlocked the account.
    AccountUnlocked = "account.unlocked",
    /// Too many failures in a row stopped sign-in.
    AccountStopped = "account.stopped",
    /// The factors at sign-in did not belong together.
    SignInRefused = "sign-in.refused",
    /// Somebody signed in with a browser that was known.
    SignedIn = "sign-in.done",
    /// Somebody signed in with a browser that was not known.
    SignedInAnew = "sign-in.new-browser",
    /// A session was ended by its owner.
    SignedOut = "session.signed-out",
    /// Another session was ended.
    SessionEnded = "session.ended",
    /// A code was mailed.
    CodeMailed = "code.mailed",
    /// A pattern was not the one that was mailed.
    CodeWrong = "code.wrong",
    /// A fresh pattern confirmed who is there.
    PatternConfirmed = "pattern.confirmed",
    /// A fresh pattern opened something at a service.
    Unlocked = "service.unlocked",
    /// The factors that somebody gave to change them did not belong together.
    FactorsRefused = "factors.refused",
    /// Password, picture or gesture were changed.
    FactorsChanged = "factors.changed",
    /// The address was changed.
    EmailChanged = "email.changed",
    /// New recovery codes were made.
    RecoveryCodesMade = "recovery.codes-made",
    /// A recovery code did not match.
    RecoveryRefused = "recovery.refused",
    /// The factors were enrolled again with a recovery code.
    Recovered = "recovery.done",
    /// A device was forgotten.
    DeviceForgotten = "device.forgotten",
    /// The owner said that something was not them.
    Disowned = "account.disowned",
    /// The account became an administrator's.
    AdminGranted = "admin.granted",
    /// The account is no administrator's any more.
    AdminRevoked = "admin.revoked",
    /// An administrator looked at the account.
    AccountViewed = "admin.account-viewed",
    /// An administrator looked at the events of the site.
    EventsViewed = "admin.events-viewed",
    /// A signing key took another's place.
    KeysRotated = "keys.rotated",
    /// What services have was compared with what they should have.
    ServicesReconciled = "services.reconciled",
    /// The pepper was replaced.
    PepperRotated = "pepper.rotated",
    /// The site was restored from a backup.
    Restored = "site.restored",
}

/// The text names no kind of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a kind of event")]
pub struct KindError;

impl FromStr for Kind {
    type Err = KindError;

    fn from_str(text: &str) -> Result<Self, KindError> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == text).ok_or(KindError)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_read_as_it_is_written() {
        for kind in Kind::ALL {
            assert_eq!(kind.as_str().parse(), Ok(*kind));
        }
        assert_eq!("sign-in".parse::<Kind>(), Err(KindError));
    }
}
