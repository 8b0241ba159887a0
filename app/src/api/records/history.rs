//! What was done in the vault.

use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

use super::Opened;
use crate::api::ApiError;

/// A part of the history, the latest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryPage {
    /// What was done.
    pub events: Vec<VaultEvent>,
    /// Where the next part begins; `None` on the last.
    pub next: Option<i64>,
    /// For how many seconds the vault stays open.
    pub open_for: u64,
}

/// Something that was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VaultEvent {
    /// When, in milliseconds since the epoch.
    pub at: i64,
    /// What: a stable name such as `record.view`.
    pub action: String,
    /// By which session.
    pub by: VaultActor,
    /// To which record: its id, and its title as long as it is there.
    pub record: Option<(String, Option<String>)>,
}

/// Who did something in the vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VaultActor {
    /// The session that is asking.
    This,
    /// Another session that is still open, in this browser.
    Other(String),
    /// A session that has ended.
    Earlier,
    /// The site itself.
    Site,
}

/// Fifty events, from before the position `before`.
#[server(prefix = "/api", endpoint = "vault-history", input = Json, output = Json)]
pub async fn vault_history(before: Option<i64>) -> Result<Opened<HistoryPage>, ApiError> {
    use super::vault;
    let path = before.map_or_else(|| "/history".to_owned(), |at| format!("/history?before={at}"));
    let answer = vault::ask(vault::get(&path, "/vault/history")).await?;
    let sessions = wire::sessions().await?;
    vault::open(answer, |body, open_for| wire::history(body, open_for, &sessions))
}

/// The JSON of the vault.
#[cfg(feature = "ssr")]
mod wire {
    use std::collections::BTreeMap;

    use serde::Deserialize;
    use serde_json::Value;

    use super::{HistoryPage, VaultActor, VaultEvent};
    use crate::{
        api::ApiError,
        backend::{backend, signed_in},
    };

    #[derive(Deserialize)]
    struct Page {
        events: Vec<Event>,
        next: Option<i64>,
    }

    #[derive(Deserialize)]
    struct Event {
        at: i64,
        action: String,
        session: Option<String>,
        this_session: bool,
        record: Option<Mentioned>,
    }

    #[derive(Deserialize)]
    struct Mentioned {
        id: String,
        title: Option<String>,
    }

    /// The browsers of the open sessions, by the names under which services know those.
    pub async fn sessions() -> Result<BTreeMap<String, String>, ApiError> {
        let sessions = backend()?.identity.sessions(&signed_in().await?).await?;
        Ok(sessions.into_iter().map(|session| (session.sid, session.browser)).collect())
    }

    /// The history in an answer.
    pub fn history(
        body: Value,
        open_for: u64,
        browsers: &BTreeMap<String, String>,
    ) -> Result<HistoryPage, ApiError> {
        let Page { events, next } =
            serde_json::from_value(body).map_err(|_| ApiError::ServiceDown)?;
        let event = |event: Event| VaultEvent {
            at: event.at.saturating_mul(1000),
            by: match &event.session {
                None => VaultActor::Site,
                Some(_) if event.this_session => VaultActor::This,
                Some(session) => {
                    browsers.get(session).cloned().map_or(VaultActor::Earlier, VaultActor::Other)
                }
            },
            action: event.action,
            record: event.record.map(|record| (record.id, record.title)),
        };
        Ok(HistoryPage { events: events.into_iter().map(event).collect(), next, open_for })
    }

    #[cfg(test)]
    mod tests {
        use serde_json::json;

        use super::*;

        #[test]
        fn sessions_are_called_by_their_browsers_as_long_as_they_are_open() {
            let event = |session: Value, this: bool| json!({ "position": 1, "at": 7, "action": "vault.unlock", "session": session, "this_session": this });
            let body = json!({
                "events": [
                    event(json!("a"), true), event(json!("b"), false), event(json!("c"), false),
                    event(Value::Null, false),
                ],
                "next": 4,
            });
            let browsers = BTreeMap::from([("b".to_owned(), "Firefox on Linux".to_owned())]);
            let history = history(body, 60, &browsers).unwrap();
            let actors: Vec<_> = history.events.into_iter().map(|event| event.by).collect();
            let other = VaultActor::Other("Firefox on Linux".to_owned());
            assert_eq!(actors, [VaultActor::This, other, VaultActor::Earlier, VaultActor::Site]);
            assert_eq!(history.next, Some(4));
        }

        #[test]
        fn a_record_that_is_gone_has_no_title() {
            let event = json!({
                "position": 1, "at": 7, "action": "record.delete", "session": "a",
                "this_session": true, "record": { "id": "r" },
            });
            let body = json!({ "events": [event], "next": null });
            let history = history(body, 0, &BTreeMap::new()).unwrap();
            let event = history.events.first().unwrap();
            assert_eq!((event.at, &event.record), (7000, &Some(("r".to_owned(), None))));
        }
    }
}
