//! A record as somebody sent it.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::{Fields, Kind, Record, field::Field, form::Form};
use crate::{
    error::{Error, Result},
    problem::FieldProblem,
};

/// The title is a field of every kind.
const TITLE: Field = Field::required("title", 120, Form::Line);

/// What becomes of a secret field that was not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unsent {
    /// It is empty, which a required one must not be.
    Empty,
    /// It stays what it was: who changes a record need not have revealed it.
    Kept,
}

/// A record as somebody sent it, every field in order.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) kind: Kind,
    pub(crate) title: String,
    /// Every field of the kind, but for the secrets that are kept.
    pub(crate) fields: Fields,
    /// The version that is to be changed, where one was named.
    pub(crate) version: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    #[serde(default)]
    kind: Value,
    #[serde(default)]
    title: Value,
    #[serde(default)]
    fields: Map<String, Value>,
    #[serde(default)]
    version: Option<i64>,
}

impl Draft {
    /// Takes a body.
    ///
    /// # Errors
    /// [`Error::Malformed`] where it is not an object of these members; [`Error::Invalid`] with
    /// what to do about each field, all of them at once.
    pub(crate) fn parse(body: &[u8], unsent: Unsent) -> Result<Self> {
        // serde would take an array for the members in their order.
        if body.trim_ascii_start().first() != Some(&b'{') {
            return Err(Error::Malformed);
        }
        let mut sent: Sent = serde_json::from_slice(body).map_err(|_| Error::Malformed)?;
        let mut problems = Problems::default();
        let kind = sent.kind.as_str().and_then(Kind::named);
        if kind.is_none() {
            problems.add("kind", Kind::CHOICE);
        }
        let title = problems.take(&TITLE, Some(sent.title));
        let mut fields = Fields::new();
        for field in kind.map_or(&[][..], Kind::fields) {
            let value = sent.fields.remove(field.name).filter(|value| !value.is_null());
            if value.is_none() && field.is_secret() && unsent == Unsent::Kept {
                continue;
            }
            fields.insert(field.name.to_owned(), problems.take(field, value));
        }
        if kind.is_some() {
            for name in sent.fields.keys() {
                problems.add(name, "There is no such field.");
            }
        }
        match kind {
            Some(kind) if problems.0.is_empty() => {
                Ok(Self { kind, title, fields, version: sent.version })
            }
            _ => Err(Error::Invalid(problems.0)),
        }
    }

    /// The same draft with the secrets of `before` where none were sent.
    pub(super) fn over(mut self, before: &Record) -> Self {
        for field in self.kind.secrets() {
            if let Some((name, text)) = before.fields.get_key_value(field.name) {
                self.fields.entry(name.clone()).or_insert_with(|| text.clone());
            }
        }
        self
    }
}

#[derive(Default)]
struct Problems(Vec<FieldProblem>);

impl Problems {
    fn add(&mut self, field: &str, message: &str) {
        self.0.push(FieldProblem { field: field.to_owned(), message: message.to_owned() });
    }

    /// The text to keep; where there is none, notes why and goes on with the other fields.
    fn take(&mut self, field: &Field, value: Option<Value>) -> String {
        let taken = match value {
            None | Some(Value::Null) => field.take(""),
            Some(Value::String(text)) => field.take(&text),
            Some(_) => Err("This must be text.".to_owned()),
        };
        taken.unwrap_or_else(|message| {
            self.add(field.name, &message);
            String::new()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(body: &str) -> Vec<String> {
        match Draft::parse(body.as_bytes(), Unsent::Empty) {
            Err(Error::Invalid(problems)) => {
                problems.into_iter().map(|problem| problem.field).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_field_of_the_kind_is_there() {
        let body = r#"{"kind":"bank_account","title":"Main","fields":{"holder":"Ana","account_number":"DE02 1203"}}"#;
        let draft = Draft::parse(body.as_bytes(), Unsent::Empty).unwrap();
        assert_eq!((draft.kind, draft.title.as_str()), (Kind::BankAccount, "Main"));
        assert_eq!(draft.fields.len(), 7);
        assert_eq!(draft.fields["email"], "");
    }

    #[test]
    fn all_problems_are_told_at_once() {
        assert_eq!(problems("{}"), ["kind", "title"]);
        assert_eq!(problems(r#"{"kind":"cards","title":"x"}"#), ["kind"]);
        assert_eq!(problems(r#"{"kind":7,"title":7}"#), ["kind", "title"]);
        let body =
            r#"{"kind":"bank_account","title":" ","fields":{"email":"x","phone":7,"pin":"1234"}}"#;
        assert_eq!(problems(body), ["title", "holder", "account_number", "email", "phone", "pin"]);
        assert_eq!(
            problems(r#"{"kind":"note","title":"x\u0000","fields":{"text":"y"}}"#),
            ["title"]
        );
    }

    #[test]
    fn a_secret_that_is_not_sent_is_kept_only_where_there_can_be_one() {
        let body = r#"{"kind":"card","title":"Visa","fields":{"holder":"Ana","pin":""}}"#;
        assert_eq!(problems(body), ["number"]);
        let draft = Draft::parse(body.as_bytes(), Unsent::Kept).unwrap();
        assert_eq!(draft.fields.get("number"), None);
        assert_eq!(draft.fields.get("security_code"), None);
        assert_eq!(draft.fields["pin"], "", "an empty one was sent");
        let empty = body.replace(r#""pin""#, r#""number""#);
        assert!(Draft::parse(empty.as_bytes(), Unsent::Kept).is_err(), "a required one stays");
    }

    #[test]
    fn what_is_not_a_record_at_all_is_malformed() {
        let deep = format!("{{\"fields\":{{\"a\":{}{}}}}}", "[".repeat(5000), "]".repeat(5000));
        let bodies: [&[u8]; 9] = [
            b"",
            b"null",
            b"[]",
            b"{\"kind\":\"note\"",
            b"{\"kind\":\"note\",\"kind\":\"note\"}",
            b"{\"owner\":\"me\"}",
            b"{\"version\":\"1\"}",
            b"{\"title\":\"\xff\"}",
            deep.as_bytes(),
        ];
        for body in bodies {
            let draft = Draft::parse(body, Unsent::Empty);
            assert!(matches!(draft, Err(Error::Malformed)), "{body:?}");
        }
    }
}
