//! The cookies of a request (RFC 6265 §5.4).

use cookie::Cookie;
use http::{HeaderMap, header::COOKIE};

/// The values of the cookies of that name, in the order in which they were sent.
pub fn cookies(headers: &HeaderMap, name: &str) -> Vec<String> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        // Most are looked for in vain, and need not be parsed.
        .filter(|line| line.contains(name))
        .flat_map(Cookie::split_parse)
        .filter_map(Result::ok)
        .filter(|cookie| cookie.name() == name)
        .map(|cookie| cookie.value().to_owned())
        .collect()
}

/// The value of the one cookie of that name. Two of them mean that somebody else has planted one.
pub fn only_cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let mut values = cookies(headers, name);
    if values.len() == 1 { values.pop() } else { None }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn only(lines: &[&'static str]) -> Option<String> {
        let headers = lines.iter().map(|line| (COOKIE, HeaderValue::from_static(line))).collect();
        only_cookie(&headers, "a")
    }

    #[test]
    fn the_one_cookie_of_a_name_is_found_among_others() {
        assert_eq!(only(&["b=2; a=1; c"]).as_deref(), Some("1"));
        assert_eq!(only(&["b=2", "a=1"]).as_deref(), Some("1"));
        assert_eq!(only(&["A=1"]), None);
        assert_eq!(only(&[]), None);
    }

    #[test]
    fn two_of_a_name_are_none() {
        assert_eq!(only(&["a=1; a=2"]), None);
        assert_eq!(only(&["a=1", "a=1"]), None);
    }
}
