//! The address that a request comes from.

use std::net::{IpAddr, SocketAddr};

use http::{HeaderMap, HeaderName, HeaderValue};

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The address of the caller: the socket's, or the one that the outermost of so many trusted
/// proxies was called from, each of which appends its caller to `X-Forwarded-For`. Entries
/// further to the left are the caller's own words. Where an entry is missing or is no address,
/// the socket's counts.
pub fn caller(headers: &HeaderMap, trusted_proxies: u8, socket: IpAddr) -> IpAddr {
    let Some(skipped) = trusted_proxies.checked_sub(1) else { return socket };
    let values = headers.get_all(FORWARDED_FOR).iter().map(HeaderValue::to_str);
    let Ok(values) = values.collect::<Result<Vec<_>, _>>() else { return socket };
    let entries = values.join(",");
    let entry = entries.rsplit(',').nth(usize::from(skipped)).map(str::trim);
    entry.and_then(address).unwrap_or(socket)
}

/// An entry of `X-Forwarded-For`: an address, which some proxies write with a port.
fn address(entry: &str) -> Option<IpAddr> {
    let bare = entry.strip_prefix('[').and_then(|entry| entry.strip_suffix(']')).unwrap_or(entry);
    let address = bare.parse().ok().or_else(|| {
        let with_port: SocketAddr = entry.parse().ok()?;
        Some(with_port.ip())
    });
    address.map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOCKET: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    fn address(trusted_proxies: u8, lines: &[&'static str]) -> String {
        let headers =
            lines.iter().map(|line| (FORWARDED_FOR, HeaderValue::from_static(line))).collect();
        caller(&headers, trusted_proxies, SOCKET).to_string()
    }

    #[test]
    fn without_a_trusted_proxy_the_header_says_nothing() {
        assert_eq!(address(0, &["203.0.113.7"]), "127.0.0.1");
    }

    #[test]
    fn the_nth_entry_from_the_right_counts() {
        assert_eq!(address(1, &["198.51.100.1, 203.0.113.7"]), "203.0.113.7");
        assert_eq!(address(2, &["6.6.6.6, 203.0.113.7, 10.0.0.1"]), "203.0.113.7");
        assert_eq!(address(2, &["6.6.6.6", "203.0.113.7", "10.0.0.1"]), "203.0.113.7");
        assert_eq!(address(1, &["203.0.113.7:4711"]), "203.0.113.7");
        assert_eq!(address(1, &["[2001:db8::1]:4711"]), "2001:db8::1");
        assert_eq!(address(1, &["[2001:db8::1]"]), "2001:db8::1");
        assert_eq!(address(1, &["::ffff:203.0.113.7"]), "203.0.113.7");
    }

    #[test]
    fn a_forged_or_broken_header_changes_nothing() {
        for lines in [&["unknown"][..], &[""], &["203.0.113.7,"], &["203.0.113.300"], &["a\"b"]] {
            assert_eq!(address(1, lines), "127.0.0.1", "{lines:?}");
        }
        assert_eq!(address(3, &["203.0.113.7, 10.0.0.1"]), "127.0.0.1");
        let forged = HeaderValue::from_bytes(b"203.0.113.7\xff").unwrap();
        let headers = [(FORWARDED_FOR, forged)].into_iter().collect();
        assert_eq!(caller(&headers, 1, SOCKET), SOCKET);
    }
}
