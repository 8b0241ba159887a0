//! `X-Forwarded-For`: the first byte says how many proxies are trusted, the lines are headers.

use std::net::IpAddr;

use http::{HeaderMap, HeaderValue};

const SOCKET: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 1));

fn headers(lines: &[u8]) -> HeaderMap {
    lines
        .split(|byte| *byte == b'\n')
        .filter_map(|line| HeaderValue::from_bytes(line).ok())
        .map(|value| (http::HeaderName::from_static("x-forwarded-for"), value))
        .collect()
}

pub fn take(input: &[u8]) {
    let Some((trusted, lines)) = input.split_first() else { return };
    let (trusted, sent) = (trusted % 4, headers(lines));
    let found = request::caller(&sent, trusted, SOCKET);
    assert_eq!(found, found.to_canonical(), "one address has one form");
    if trusted == 0 {
        assert_eq!(found, SOCKET, "nobody's word is taken");
        return;
    }
    // Whatever a caller sends, each trusted proxy appends what it saw.
    let seen = ["203.0.113.7", "198.51.100.2", "198.51.100.3"];
    let mut sent = sent;
    for address in seen.iter().take(usize::from(trusted)) {
        sent.append("x-forwarded-for", HeaderValue::from_static(address));
    }
    let found = request::caller(&sent, trusted, SOCKET);
    let broken = sent.get_all("x-forwarded-for").iter().any(|value| value.to_str().is_err());
    let expected = if broken { SOCKET } else { "203.0.113.7".parse().unwrap() };
    assert_eq!(found, expected, "no words of the caller's change what a proxy saw");
}

pub fn seeds() -> Vec<Vec<u8>> {
    crate::texts(&[
        "\u{1}203.0.113.7",
        "\u{2}6.6.6.6, 203.0.113.7\n10.0.0.1",
        "\u{1}[2001:db8::1]:4711",
        "\u{3}::ffff:203.0.113.7,unknown,,_hidden",
        "\u{0}203.0.113.7:80",
    ])
}
