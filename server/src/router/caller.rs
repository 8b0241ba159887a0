//! Who is asking: the name of the request, and the address it comes from.

use std::net::{IpAddr, SocketAddr};

use ambient::Entropy;
use app::backend::{ClientAddress, RequestId};
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue},
    middleware::Next,
    response::Response,
};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// How the address of a caller is found out.
#[derive(Clone)]
pub struct Callers {
    entropy: std::sync::Arc<dyn Entropy>,
    /// How many reverse proxies stand in front of this gateway, each of which appends the address
    /// it was called from to `X-Forwarded-For`.
    trusted_proxies: u8,
}

impl Callers {
    pub fn new(entropy: std::sync::Arc<dyn Entropy>, trusted_proxies: u8) -> Self {
        Self { entropy, trusted_proxies }
    }

    /// The address of the caller: the socket's, or the one that the outermost trusted proxy was
    /// called from. Entries further to the left are the caller's own words. Where an entry is
    /// missing or is no address, the socket's counts.
    fn address(&self, headers: &HeaderMap, socket: IpAddr) -> IpAddr {
        let Some(skipped) = self.trusted_proxies.checked_sub(1) else { return socket };
        let values = headers.get_all(FORWARDED_FOR).iter().map(HeaderValue::to_str);
        let Ok(values) = values.collect::<Result<Vec<_>, _>>() else { return socket };
        let entries = values.join(",");
        let entry = entries.rsplit(',').nth(usize::from(skipped)).map(str::trim);
        entry.and_then(address).unwrap_or(socket)
    }
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

/// Names the request, and notes where it comes from.
pub async fn caller(
    State(callers): State<Callers>,
    ConnectInfo(socket): ConnectInfo<SocketAddr>,
    mut request: Request,
    next: Next,
) -> Response {
    let id: String =
        callers.entropy.bytes::<8>().iter().map(|byte| format!("{byte:02x}")).collect();
    let address = callers.address(request.headers(), socket.ip());
    let value = HeaderValue::from_str(&id);
    request.extensions_mut().insert(RequestId(id));
    request.extensions_mut().insert(ClientAddress(address));
    let mut response = next.run(request).await;
    if let Ok(value) = value {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ambient::SystemEntropy;

    use super::*;

    fn address(trusted_proxies: u8, lines: &[&'static str]) -> String {
        let callers = Callers::new(Arc::new(SystemEntropy), trusted_proxies);
        let headers =
            lines.iter().map(|line| (FORWARDED_FOR, HeaderValue::from_static(line))).collect();
        callers.address(&headers, IpAddr::from([127, 0, 0, 1])).to_string()
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
        let callers = Callers::new(Arc::new(SystemEntropy), 1);
        assert_eq!(
            callers.address(&headers, IpAddr::from([127, 0, 0, 1])).to_string(),
            "127.0.0.1"
        );
    }
}
