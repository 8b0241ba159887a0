//! Where an account stands in a list.

use std::{fmt, str::FromStr};

use ambient::Timestamp;

use crate::{AccountId, Error, Result};

/// Where an account stood in a list when it was read: the next page goes on from there, whatever
/// has become of the account since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountPlace {
    /// What the list goes by; nothing where that is the name or the address.
    pub(super) at: Option<Timestamp>,
    pub(super) id: AccountId,
}

impl fmt::Display for AccountPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            Some(at) => write!(f, "{}.{}", at.millis(), self.id),
            None => self.id.fmt(f),
        }
    }
}

impl FromStr for AccountPlace {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let (at, id) = match text.split_once('.') {
            Some((at, id)) => (Some(at.parse().map_err(|_| Error::NotFound)?), id),
            None => (None, text),
        };
        let at = at.map(Timestamp::from_millis);
        let place = Self { at, id: id.parse().map_err(|_| Error::NotFound)? };
        // Numbers have other spellings, such as `+7`.
        if place.to_string() == text { Ok(place) } else { Err(Error::NotFound) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "00000000-0000-4000-8000-00000000000a";

    #[test]
    fn a_place_is_read_as_it_is_written() {
        for text in [ID.to_owned(), format!("1800000000000.{ID}"), format!("0.{ID}")] {
            assert_eq!(text.parse::<AccountPlace>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_place_is_refused() {
        let wrong = [
            String::new(),
            "7".to_owned(),
            "7.".to_owned(),
            format!(".{ID}"),
            format!("+7.{ID}"),
            format!("07.{ID}"),
            format!("7.7.{ID}"),
            format!("9223372036854775808.{ID}"),
            format!("7.{}", ID.to_uppercase()),
            format!("7.{ID}\0"),
            format!("7.{ID}' OR 1=1"),
        ];
        for text in wrong {
            assert!(text.parse::<AccountPlace>().is_err(), "{text:?}");
        }
    }
}
