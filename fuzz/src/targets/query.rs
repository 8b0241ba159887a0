//! Parameters of requests to the vault.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

pub fn take(input: &[u8]) {
    let Ok(query) = std::str::from_utf8(input) else { return };
    let Some(values) = vault::testing::parameters(query) else { return };
    let sent: Vec<_> = ["q", "before"]
        .into_iter()
        .zip(&values)
        .filter_map(|(name, value)| {
            let value = utf8_percent_encode(value.as_ref()?, NON_ALPHANUMERIC);
            Some(format!("{name}={value}"))
        })
        .collect();
    let again = vault::testing::parameters(&sent.join("&"));
    assert_eq!(again.as_ref(), Some(&values), "what was taken can be sent again");
}

pub fn seeds() -> Vec<Vec<u8>> {
    crate::texts(&[
        "q=a+b%20%C3%A4%2B&before=7",
        "before=&&q",
        "q=1&q=2",
        "limit=5",
        "q=%ff%",
        "%71=1&q==&before=%00",
    ])
}
