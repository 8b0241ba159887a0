//! The letters that tell what has happened.

use ambient::Timestamp;

use super::{Letter, html, letter::utc};
use crate::{Client, Settings};

/// What a notice tells.
pub(crate) enum Notice {
    /// Somebody signed in with a browser that was not known.
    NewBrowser,
    /// Some factors were changed.
    FactorsChanged {
        /// Which, in words.
        what: String,
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
            Self::NewBrowser => format!("A new browser signed in to {site}"),
            Self::FactorsChanged { .. } => format!("Your sign-in to {site} was changed"),
            Self::EmailChanged { .. } => format!("Your address at {site} was changed"),
            Self::RecoveryCodes => format!("You have new recovery codes for {site}"),
            Self::Recovered => format!("Your account at {site} was recovered"),
            Self::Stopped => format!("Signing in to {site} was stopped"),
            Self::Locked => format!("Your account at {site} was locked"),
            Self::Unlocked => format!("Your account at {site} is unlocked"),
            Self::Erased => format!("Your account at {site} is erased"),
        }
    }

    fn happened(&self) -> String {
        match self {
            Self::NewBrowser => "Somebody signed in to your account with a browser that it has not seen before.".into(),
            Self::FactorsChanged { what } => format!("Your {what} changed. Every other session has ended."),
            Self::EmailChanged { new } => format!("Codes and notices go to {new} from now on. Every other session has ended."),
            Self::RecoveryCodes => "Ten new recovery codes were made. Those before do not work any more.".into(),
            Self::Recovered => "A recovery code was used, and password, picture and gesture were enrolled again. Every session has ended.".into(),
            Self::Stopped => "There were too many failures in a row, so signing in to your account has stopped. To go on, use one of your recovery codes.".into(),
            Self::Locked => "Whoever runs this site has locked your account. Every session has ended.".into(),
            Self::Unlocked => "Whoever runs this site has unlocked your account. You can sign in again.".into(),
            Self::Erased => "Your account is gone, and so is everything in the services that belonged to it. There is nothing left for you to do.".into(),
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
        let mut facts = vec![("When", utc(now))];
        if !client.browser.is_empty() {
            facts.push(("Browser", client.browser()));
        }
        if let Some(address) = client.address() {
            facts.push(("Address", address));
        }
        let listed: String =
            facts.iter().map(|(name, value)| format!("{name}: {value}\n")).collect();
        let advice = link.map(|link| {
            format!(
                "If this was you, there is nothing to do.\n\nThis wasn't you? End every session here:\n{link}\n"
            )
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
    fn what_cannot_be_undone_has_no_link() {
        let settings = Settings::new("site", "Tessera");
        let now = Timestamp::from_millis(0);
        let letter = Letter::notice(&settings, &Notice::Erased, &Client::default(), now, None);
        assert!(!letter.text.contains("http"), "{}", letter.text);
        assert!(!letter.html.contains("href"), "{}", letter.html);
    }
}
