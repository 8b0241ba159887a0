//! Whether a file is to be kept from others.

use serde_json::Value;
use url::Url;

use crate::Keys;

/// Whether a secret is among values. The address of a database is one where a password is in it.
pub fn holds_secret(keys: &Keys, values: &Value) -> bool {
    is_or_holds(keys, "", values)
}

fn is_or_holds(keys: &Keys, place: &str, value: &Value) -> bool {
    match value {
        Value::Object(table) => table.iter().any(|(name, value)| {
            let dot = if place.is_empty() { "" } else { "." };
            is_or_holds(keys, &format!("{place}{dot}{name}"), value)
        }),
        Value::Array(values) if keys.at(place).is_none() => {
            let each = values.iter().enumerate();
            each.into_iter().any(|(at, value)| is_or_holds(keys, &format!("{place}[{at}]"), value))
        }
        value => {
            keys.at(place).is_some_and(|key| key.secret)
                && !(place.ends_with("_url") && value.as_str().is_some_and(is_plain_address))
        }
    }
}

fn is_plain_address(text: &str) -> bool {
    let in_query = |url: &Url| url.query_pairs().any(|(name, _)| name.contains("pass"));
    Url::parse(text).is_ok_and(|url| url.password().is_none() && !in_query(&url))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_secret_where_a_password_is_in_it() {
        for text in ["sqlite:/var/lib/a.db?mode=rwc", "postgres://me@db/a?sslmode=verify-full"] {
            assert!(is_plain_address(text), "{text}");
        }
        for text in ["postgres://me:b@db/a", "postgres://db/a?password=b", "no address"] {
            assert!(!is_plain_address(text), "{text}");
        }
    }
}
