//! Records, as they are sent to the vault.

use serde_json::Value;

pub fn take(input: &[u8]) {
    let Some(kept) = vault::testing::kept(input) else { return };
    let title = kept["title"].as_str().expect("a title is text");
    assert!(!title.is_empty() && title.trim() == title && title.chars().count() <= 120);
    assert!(!title.chars().any(char::is_control));
    for (name, value) in kept["fields"].as_object().expect("fields are an object") {
        let text = value.as_str().expect("a field is text");
        assert!(text.chars().count() <= 10_000, "{name}");
        assert!(!text.contains('\0'), "{name}");
    }
    let sent = match kept["version"] {
        Value::Null => {
            let mut sent = kept.clone();
            sent.as_object_mut().map(|members| members.remove("version"));
            sent
        }
        _ => kept.clone(),
    };
    let again = vault::testing::kept(sent.to_string().as_bytes());
    assert_eq!(again.as_ref(), Some(&kept), "what is kept can be sent again");
}

pub fn seeds() -> Vec<Vec<u8>> {
    crate::texts(&[
        r#"{"kind":"note","title":"A","fields":{"text":"b"}}"#,
        r#"{"kind":"bank_account","title":"Main","fields":{"holder":"Ana","account_number":"DE02 1203","account_type":"","email":"ana@example.org","phone":null,"address":"a\nb","proof_of_identity":"x"},"version":3}"#,
        r#"{"kind":"note","title":" \u0000 ","fields":{"text":7,"text":[[]]},"version":1e999}"#,
    ])
}
