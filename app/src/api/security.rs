//! What a person sees of who is signed in to their account, and of what has happened.

use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

use super::ApiError;

/// What the security page shows. Instants are milliseconds since the epoch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecurityPage {
    /// The username.
    pub username: String,
    /// The address that codes go to.
    pub email: String,
    /// How many recovery codes are left.
    pub recovery_codes: u32,
    /// Whether a pattern was drawn in this session just now.
    pub fresh: bool,
    /// The open sessions, the last used first.
    pub sessions: Vec<SessionRow>,
    /// The known devices, the last used first.
    pub devices: Vec<DeviceRow>,
    /// The latest fifty events.
    pub events: Vec<EventRow>,
}

/// An open session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionRow {
    /// Its name.
    pub sid: String,
    /// The browser, in words.
    pub browser: String,
    /// The address it began from.
    pub address: Option<String>,
    /// When it began.
    pub created_at: i64,
    /// When it was last used.
    pub seen_at: i64,
    /// Whether it is this one.
    pub this: bool,
}

/// A browser that somebody has signed in with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceRow {
    /// Its name.
    pub id: String,
    /// The browser, in words.
    pub browser: String,
    /// When somebody first signed in with it.
    pub created_at: i64,
    /// When somebody last signed in with it.
    pub seen_at: i64,
    /// Whether it is this one.
    pub this: bool,
}

/// Something that has happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventRow {
    /// Its number; later events have higher ones.
    pub seq: i64,
    /// When it happened.
    pub at: i64,
    /// What happened: a stable name such as `sign-in.done`.
    pub kind: String,
    /// The browser, in words; empty where it was none.
    pub browser: String,
    /// The address it came from.
    pub address: Option<String>,
    /// What it was about.
    pub about: Option<String>,
    /// Whether an administrator of the site did it.
    #[serde(default)]
    pub by_admin: bool,
}

#[cfg(feature = "ssr")]
impl From<identity::EventView> for EventRow {
    fn from(view: identity::EventView) -> Self {
        Self {
            seq: view.seq,
            at: view.at.millis(),
            kind: view.kind.as_str().to_owned(),
            browser: view.browser,
            address: view.address,
            about: view.about,
            by_admin: view.by.is_some(),
        }
    }
}

#[cfg(feature = "ssr")]
impl From<identity::SessionView> for SessionRow {
    fn from(view: identity::SessionView) -> Self {
        Self {
            sid: view.sid,
            browser: view.browser,
            address: view.address,
            created_at: view.created_at.millis(),
            seen_at: view.seen_at.millis(),
            this: view.this,
        }
    }
}

/// The sessions, devices and latest events of whoever is signed in.
#[server(prefix = "/api", endpoint = "security", input = Json, output = Json)]
pub async fn security() -> Result<SecurityPage, ApiError> {
    use crate::backend::{backend, signed_in};
    let (identity, person) = (backend()?.identity, signed_in().await?);
    let sessions = identity.sessions(&person).await?.into_iter().map(SessionRow::from);
    let devices = identity.devices(&person).await?.into_iter().map(|device| DeviceRow {
        id: device.id,
        browser: device.browser,
        created_at: device.created_at.millis(),
        seen_at: device.seen_at.millis(),
        this: device.this,
    });
    Ok(SecurityPage {
        username: person.username().to_owned(),
        email: person.email().to_owned(),
        recovery_codes: identity.recovery_codes_left(&person).await?,
        fresh: identity.check_fresh(&person).is_ok(),
        sessions: sessions.collect(),
        devices: devices.collect(),
        events: identity.events(&person, None).await?.into_iter().map(Into::into).collect(),
    })
}

/// Fifty more events, from before number `before`.
#[server(prefix = "/api", endpoint = "events", input = Json, output = Json)]
pub async fn events(before: i64) -> Result<Vec<EventRow>, ApiError> {
    use crate::backend::{backend, signed_in};
    let events = backend()?.identity.events(&signed_in().await?, Some(before)).await?;
    Ok(events.into_iter().map(Into::into).collect())
}

/// Ends one session. Needs a fresh pattern.
#[server(prefix = "/api", endpoint = "end-session", input = Json, output = Json)]
pub async fn end_session(sid: String) -> Result<(), ApiError> {
    use crate::backend::{backend, client, signed_in};
    Ok(backend()?.identity.end_session(&signed_in().await?, &client(), &sid).await?)
}

/// Ends every session but this one. Needs a fresh pattern.
#[server(prefix = "/api", endpoint = "end-other-sessions", input = Json, output = Json)]
pub async fn end_other_sessions() -> Result<(), ApiError> {
    use crate::backend::{backend, client, signed_in};
    backend()?.identity.end_other_sessions(&signed_in().await?, &client()).await?;
    Ok(())
}

/// Forgets a device: the next sign-in with it is that of a new browser.
#[server(prefix = "/api", endpoint = "forget-device", input = Json, output = Json)]
pub async fn forget_device(id: String) -> Result<(), ApiError> {
    use crate::backend::{backend, client, signed_in};
    Ok(backend()?.identity.forget_device(&signed_in().await?, &client(), &id).await?)
}
