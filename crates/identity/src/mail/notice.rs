//! The letters that tell what has happened.

use ambient::Timestamp;
use messages::say;

use super::{Letter, html, letter::utc, purpose::SomeFactors};
use crate::{Client, Settings};

/// What a notice tells.
pub(crate) enum Notice {
    /// Somebody signed in with a browser that was not known.
    NewBrowser,
    /// Some factors were changed.
    FactorsChanged {
        /// Which.
        which: SomeFactors,
    },
    /// The address was changed.
    EmailChanged {
        /// The new one, masked.
        new: String,
    },
    /// New recovery codes were made.
    RecoveryCodes,
    /// The factors were enrolled again.
    Recovered,
    /// Too many failures stopped sign-in.
    Stopped,
    /// An operator locked the account.
    Locked,
    /// An operator unlocked the account.
    Unlocked,
    /// The account became an administrator's.
    AdminGranted,
    /// The account is no administrator's any more.
    AdminRevoked,
    /// The account is gone.
    Erased,
}

impl Notice {
    /// Whether ending every session would help somebody who did not do this.
    pub(crate) const fn can_be_disowned(&self) -> bool {
        matches!(
            self,
            Self::NewBrowser
                | Self::FactorsChanged { .. }
                | Self::EmailChanged { .. }
                | Self::RecoveryCodes
                | Self::Recovered
        )
    }

    fn subject(&self, site: &str) -> String {
        match self {
            Self::NewBrowser => say::notice_new_browser_subject(site),
            Self::FactorsChanged { .. } => say::notice_factors_changed_subject(site),
            Self::EmailChanged { .. } => say::notice_email_changed_subject(site),
            Self::RecoveryCodes => say::notice_recovery_codes_subject(site),
            Self::Recovered => say::notice_recovered_subject(site),
            Self::Stopped => say::notice_stopped_subject(site),
            Self::Locked => say::notice_locked_subject(site),
            Self::Unlocked => say::notice_unlocked_subject(site),
            Self::AdminGranted => say::notice_admin_granted_subject(site),
            Self::AdminRevoked => say::notice_admin_revoked_subject(site),
            Self::Erased => say::notice_erased_subject(site),
        }
    }

    fn happened(&self) -> String {
        match self {
            Self::NewBrowser => say::notice_new_browser().to_owned(),
            Self::FactorsChanged { which } => say::notice_factors_changed(which.words()),
            Self::EmailChanged { new } => say::notice_email_changed(new),
            Self::RecoveryCodes => say::notice_recovery_codes().to_owned(),
            Self::Recovered => say::notice_recovered().to_owned(),
            Self::Stopped => say::notice_stopped().to_owned(),
            Self::Locked => say::notice_locked().to_owned(),
            Self::Unlocked => say::notice_unlocked().to_owned(),
            Self::AdminGranted => say::notice_admin_granted().to_owned(),
            Self::AdminRevoked => say::notice_admin_revoked().to_owned(),
            Self::Erased => say::notice_erased().to_owned(),
        }
    }
}

impl Letter {
    /// A notice; `link` leads to where it can be disowned.
    pub(crate) fn notice(
        settings: &Settings,
        notice: &Notice,
        client: &Client,
        now: Timestamp,
        link: Option<&str>,
    ) -> Self {
        let happened = notice.happened();
        let mut facts = vec![(say::mail_when(), utc(now))];
        // Where an administrator is, is no business of those whom they act on.
        if client.acting.is_some() {
            facts.push((say::mail_by(), say::mail_by_administrator().to_owned()));
        } else {
            if !client.browser.is_empty() {
                facts.push((say::mail_browser(), client.browser()));
            }
            if let Some(address) = client.address() {
                facts.push((say::mail_address(), address));
            }
        }
        let listed: String =
            facts.iter().map(|(name, value)| say::mail_fact(name, value) + "\n").collect();
        let advice = link.map(|link| {
            format!("{}\n\n{}\n{link}\n", say::notice_was_you(), say::notice_was_not_you())
        });
        let text = format!("{happened}\n\n{listed}\n{}", advice.unwrap_or_default());
        let html = html::notice_page(settings, &happened, &facts, link);
        Self {
            subject: notice.subject(&settings.site_name),
            text: text.trim_end().to_owned() + "\n",
            html,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::*;

    #[test]
    fn a_notice_says_what_happened_when_and_where_from() {
        let client = Client {
            browser: "Firefox <on> Linux".into(),
            address: Some(IpAddr::from([203, 0, 113, 7])),
            ..Client::default()
        };
        let settings = Settings::new("site", "Tessera");
        let link = "https://id.example/not-me#token";
        let now = Timestamp::from_millis(0);
        let letter = Letter::notice(&settings, &Notice::NewBrowser, &client, now, Some(link));
        for body in [&letter.text, &letter.html] {
            for told in ["has not seen before", "1970-01-01 00:00 UTC", "203.0.113.7", link] {
                assert!(body.contains(told), "{told}: {body}");
            }
        }
        assert!(letter.html.contains("Firefox &lt;on&gt; Linux"), "{}", letter.html);
    }

    #[test]
    fn who_acts_for_the_site_is_told_without_where_they_are() {
        let client = Client {
            browser: "Firefox on Linux".into(),
            address: Some(IpAddr::from([203, 0, 113, 7])),
            acting: "00000000-0000-4000-8000-000000000000".parse().ok(),
            ..Client::default()
        };
        let settings = Settings::new("site", "Tessera");
        let now = Timestamp::from_millis(0);
        let letter = Letter::notice(&settings, &Notice::Locked, &client, now, None);
        for body in [&letter.text, &letter.html] {
            assert!(body.contains("an administrator of this site"), "{body}");
            for untold in ["Firefox", "203.0.113.7", "00000000"] {
                assert!(!body.contains(untold), "{untold}: {body}");
            }
        }
    }

    #[test]
    fn what_cannot_be_undone_has_no_link() {
        let settings = Settings::new("site", "Tessera");
        let now = Timestamp::from_millis(0);
        let letter = Letter::notice(&settings, &Notice::Erased, &Client::default(), now, None);
        assert!(!letter.text.contains("http"), "{}", letter.text);
        assert!(!letter.html.contains("href"), "{}", letter.html);
    }
}
