//! The parameters of a request, as they stand behind the question mark.

use percent_encoding::percent_decode_str;

use crate::{
    error::{Error, Result},
    problem::FieldProblem,
};

/// Takes each of the parameters `names` out of a query: percent-encoded UTF-8, where `+` is a
/// space as in forms; `None` for one that is not there.
///
/// # Errors
/// [`Error::Query`] for a parameter of another name, one that comes twice, or what is not UTF-8.
pub(crate) fn parameters<const N: usize>(
    query: Option<&str>,
    names: [&str; N],
) -> Result<[Option<String>; N]> {
    let mut values = [const { None }; N];
    for pair in query.unwrap_or_default().split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let place = names.iter().position(|each| *each == name);
        let place = place.and_then(|place| values.get_mut(place));
        let Some(place) = place else { return Err(wrong(name, "There is no such parameter.")) };
        if place.is_some() {
            return Err(wrong(name, "Send this once."));
        }
        let spaced = value.replace('+', " ");
        let text = percent_decode_str(&spaced).decode_utf8();
        let text = text.map_err(|_| wrong(name, "Send percent-encoded UTF-8."))?;
        *place = Some(text.into_owned());
    }
    Ok(values)
}

/// The refusal of one parameter.
pub(super) fn wrong(name: &str, message: impl Into<String>) -> Error {
    Error::Query(vec![FieldProblem { field: name.to_owned(), message: message.into() }])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_decoded() {
        let taken = parameters(Some("q=a+b%20%C3%A4%2B&before=7"), ["before", "q"]).unwrap();
        assert_eq!(taken, [Some("7".to_owned()), Some("a b ä+".to_owned())]);
        assert_eq!(parameters(None, ["q"]).unwrap(), [None]);
        assert_eq!(parameters(Some("q"), ["q"]).unwrap(), [Some(String::new())]);
    }

    #[test]
    fn what_is_no_parameter_is_refused() {
        for query in ["x=1", "q=1&q=2", "q=%ff", "%71=1"] {
            assert!(matches!(parameters(Some(query), ["q"]), Err(Error::Query(_))), "{query}");
        }
    }
}
