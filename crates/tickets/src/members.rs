//! A JSON object in which no member occurs twice.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value};

use crate::error::{Error, Part};

/// The members of one JSON object. Parsers differ in which of two equal names they believe, so
/// both are refused (RFC 7515 §4, RFC 7519 §4, RFC 8725 §2.9).
pub(crate) struct Members(pub(crate) Map<String, Value>);

/// Marks the one error of [`Members`] that is not about syntax.
const TWICE: &str = "member occurs twice";

impl Members {
    /// Parses one JSON object and nothing after it.
    pub(crate) fn parse(json: &[u8], part: Part) -> Result<Self, Error> {
        serde_json::from_slice(json).map_err(|error| {
            // serde_json offers no structured custom error; its text begins with the message.
            if error.to_string().starts_with(TWICE) {
                Error::Duplicate(part)
            } else {
                Error::Shape(part)
            }
        })
    }
}

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Unique;
        impl<'de> Visitor<'de> for Unique {
            type Value = Members;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Members, A::Error> {
                let mut members = Map::new();
                while let Some((name, value)) = access.next_entry::<String, Value>()? {
                    if members.insert(name, value).is_some() {
                        return Err(serde::de::Error::custom(TWICE));
                    }
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Unique)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(json: &str) -> Result<usize, Error> {
        Members::parse(json.as_bytes(), Part::Claims).map(|members| members.0.len())
    }

    #[test]
    fn takes_one_object_with_unique_names() {
        assert_eq!(parse(r#"{"a":1,"b":{"a":2}}"#), Ok(2));
        assert_eq!(parse(r#"{"a":1,"a":1}"#), Err(Error::Duplicate(Part::Claims)));
        assert_eq!(parse(r#"{"a":1,"\u0061":1}"#), Err(Error::Duplicate(Part::Claims)));
        for bad in ["", "[]", "1", "null", "{} {}", "{\"a\":1,}", "{'a':1}", "{\"a\":\"\u{1}\"}"] {
            assert_eq!(parse(bad), Err(Error::Shape(Part::Claims)), "{bad}");
        }
    }

    #[test]
    fn deep_json_is_refused_not_followed() {
        let deep = format!("{{\"a\":{}{}}}", "[".repeat(2000), "]".repeat(2000));
        assert_eq!(parse(&deep), Err(Error::Shape(Part::Claims)));
    }
}
