//! What every page knows of the site, and of being alive.

use factors::{Binding, Username};
use leptos::{prelude::*, task::spawn_local};

use crate::api::{Person, current_person};

/// A choice that a cookie keeps.
#[derive(Clone, Copy)]
pub struct Preference {
    /// The cookie.
    pub cookie: &'static str,
    /// The same where a browser refuses the prefix: over plain http, which is on loopback only.
    pub plain_cookie: &'static str,
}

/// The theme.
pub const THEME: Preference =
    Preference { cookie: "__Host-tessera-theme", plain_cookie: "tessera-theme" };
/// The language.
pub const LANGUAGE: Preference =
    Preference { cookie: "__Host-tessera-language", plain_cookie: "tessera-language" };

/// What the pages know of the site. The server writes it into attributes of `<html>`, from where
/// the browser reads it: no request is needed for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// What digests are bound to.
    pub id: String,
    /// The site's name.
    pub name: String,
    /// The fewest characters of a password.
    pub password_length: usize,
    /// Whether mail goes to the local inbox page.
    pub local_inbox: bool,
}

impl Site {
    /// What the digests of `username` are bound to; `None` while it is not a username.
    pub fn binding(&self, username: &str) -> Option<Binding> {
        let username = username.parse::<Username>().ok()?;
        Binding::new(&self.id, &username).ok()
    }
}

/// The site of this page.
#[cfg(feature = "ssr")]
pub fn site() -> Site {
    let Some(backend) = use_context::<crate::backend::Backend>() else { return Site::default() };
    let settings = backend.identity.settings();
    Site {
        id: settings.site.clone(),
        name: settings.site_name.clone(),
        password_length: settings.password_length,
        local_inbox: backend.local_inbox,
    }
}

/// The site of this page.
#[cfg(not(feature = "ssr"))]
pub fn site() -> Site {
    let root = document().document_element();
    let attribute =
        |name: &str| root.as_ref().and_then(|root| root.get_attribute(name)).unwrap_or_default();
    Site {
        id: attribute("data-site"),
        name: attribute("data-site-name"),
        password_length: attribute("data-password-length").parse().unwrap_or(15),
        local_inbox: attribute("data-local-inbox") == "true",
    }
}

/// Whether the page is alive. Until then buttons that need it are disabled, so that no form is
/// sent the plain way.
#[derive(Clone, Copy)]
pub struct Hydrated(RwSignal<bool>);

impl Hydrated {
    pub(crate) fn provide() -> Self {
        let hydrated = Self(RwSignal::new(false));
        provide_context(hydrated);
        hydrated
    }

    pub(crate) fn set(self) {
        self.0.set(true);
    }

    /// The signal of this page.
    pub fn signal() -> Signal<bool> {
        use_context::<Self>().map_or_else(|| Signal::stored(true), |hydrated| hydrated.0.into())
    }
}

/// Who is signed in. The server says it in an attribute of `<html>`, so that the frame of a page is
/// drawn without asking.
#[derive(Clone, Copy)]
pub struct Session {
    person: RwSignal<Option<Person>>,
}

impl Session {
    pub(crate) fn provide() {
        let person = visitor().map(|username| Person { username });
        provide_context(Self { person: RwSignal::new(person) });
    }

    /// The session of this page.
    pub fn current() -> Self {
        expect_context()
    }

    /// Who is signed in.
    pub fn person(self) -> Option<Person> {
        self.person.get()
    }

    /// Whether it is somebody's, as it is now.
    pub(crate) fn is_somebodys(self) -> bool {
        self.person.with_untracked(Option::is_some)
    }

    /// Somebody has signed in or out: it is asked who.
    pub fn changed(self) {
        spawn_local(async move {
            // Who cannot be found out is nobody: the frame offers no more than what is certain.
            self.person.try_set(current_person().await.ok().flatten());
        });
    }
}

/// The username of whoever asks for this page.
#[cfg(feature = "ssr")]
pub fn visitor() -> Option<String> {
    crate::backend::visitor(|person| person.username().to_owned())
}

/// The username of whoever asks for this page.
#[cfg(not(feature = "ssr"))]
fn visitor() -> Option<String> {
    document().document_element()?.get_attribute("data-person")
}
