//! A record as somebody sent it.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::{
    Fields, Kind, Summary,
    field::{Field, Form},
};
use crate::{
    error::{Error, Result},
    problem::FieldProblem,
};

/// The title is a field of every kind.
const TITLE: Field = Field::required("title", 120, Form::Line);

/// A record as somebody sent it, every field in order.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) summary: Summary,
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
    pub(crate) fn parse(body: &[u8]) -> Result<Self> {
        // serde would take an array for the members in their order.
        if body.trim_ascii_start().first() != Some(&b'{') {
            return Err(Error::Malformed);
        }
        let mut sent: Sent = serde_json::from_slice(body).map_err(|_| Error::Malformed)?;
        let mut problems = Problems::default();
        let kind = sent.kind.as_str().and_then(Kind::named);
        if kind.is_none() {
            problems.add("kind", "Choose bank_account or note.");
        }
        let title = problems.take(&TITLE, Some(sent.title));
        let mut fields = Fields::new();
        for field in kind.map_or(&[][..], Kind::fields) {
            let value = sent.fields.remove(field.name);
            fields.insert(field.name.to_owned(), problems.take(field, value));
        }
        if kind.is_some() {
            for name in sent.fields.keys() {
                problems.add(name, "There is no such field.");
            }
        }
        match kind {
            Some(kind) if problems.0.is_empty() => {
                Ok(Self { summary: Summary { kind, title }, fields, version: sent.version })
            }
            _ => Err(Error::Invalid(problems.0)),
        }
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
        match Draft::parse(body.as_bytes()) {
            Err(Error::Invalid(problems)) => {
                problems.into_iter().map(|problem| problem.field).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_field_of_the_kind_is_there() {
        let body = r#"{"kind":"bank_account","title":"Main","fields":{"holder":"Ana","account_number":"DE02 1203"}}"#;
        let draft = Draft::parse(body.as_bytes()).unwrap();
        assert_eq!(draft.summary, Summary { kind: Kind::BankAccount, title: "Main".to_owned() });
        assert_eq!(draft.fields.len(), 7);
        assert_eq!(draft.fields["email"], "");
    }

    #[test]
    fn all_problems_are_told_at_once() {
        assert_eq!(problems("{}"), ["kind", "title"]);
        assert_eq!(problems(r#"{"kind":"card","title":"x"}"#), ["kind"]);
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
            assert!(matches!(Draft::parse(body), Err(Error::Malformed)), "{body:?}");
        }
    }
}
