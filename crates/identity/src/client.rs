//! Where a request comes from.

use std::net::{IpAddr, Ipv6Addr};

use messages::Language;

use crate::{AccountId, DeviceToken};

/// The longest description of a browser that is kept.
const BROWSER_LENGTH: usize = 200;
/// The bits of an IPv6 address that one subscriber has (RFC 6177).
const SUBSCRIBER_BITS: u32 = 64;

/// Who is asking, as far as a request tells. None of it decides who somebody is.
#[derive(Clone, Debug, Default)]
pub struct Client {
    /// The browser, in words.
    pub browser: String,
    /// The address; `None` where the request did not come over a network.
    pub address: Option<IpAddr>,
    /// What the device cookie holds, if there is one.
    pub device: Option<DeviceToken>,
    /// The name of the request, for events and logs.
    pub request: String,
    /// What whoever is asking reads.
    pub language: Language,
    /// The administrator who acts on somebody else's account, for events and notices;
    /// [`Admin`](crate::Admin) says so.
    pub acting: Option<AccountId>,
}

impl Client {
    pub(crate) fn browser(&self) -> String {
        self.browser.chars().take(BROWSER_LENGTH).collect()
    }

    pub(crate) fn address(&self) -> Option<String> {
        self.address.map(|address| address.to_canonical().to_string())
    }

    /// The network that requests are counted by: an IPv4 address, or the /64 of an IPv6 address.
    pub(crate) fn network(&self) -> Option<String> {
        Some(match self.address?.to_canonical() {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => {
                let kept = u128::MAX << (u128::BITS - SUBSCRIBER_BITS);
                Ipv6Addr::from_bits(address.to_bits() & kept).to_string()
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(address: &str) -> String {
        Client { address: Some(address.parse().unwrap()), ..Client::default() }.network().unwrap()
    }

    #[test]
    fn a_network_is_what_one_subscriber_has() {
        assert_eq!(network("203.0.113.7"), "203.0.113.7");
        assert_eq!(network("::ffff:203.0.113.7"), "203.0.113.7");
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), network("2001:db8:1:2::1"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
    }
}
