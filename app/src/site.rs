//! What every page knows of the site, and of being alive.

use factors::{Binding, Username};
use leptos::prelude::*;

use crate::api::{ApiResult, Person, current_person};

/// The cookie that keeps the theme.
pub const THEME_COOKIE: &str = "__Host-tessera-theme";
/// The same where a browser refuses the prefix: over plain http, which is on loopback only.
pub const PLAIN_THEME_COOKIE: &str = "tessera-theme";

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

/// Who is signed in, asked once and again after every change.
#[derive(Clone, Copy)]
pub struct Session {
    person: Resource<ApiResult<Option<Person>>>,
}

impl Session {
    pub(crate) fn provide() {
        provide_context(Self { person: Resource::new(|| (), |()| current_person()) });
    }

    /// The session of this page.
    pub fn current() -> Self {
        expect_context()
    }

    /// Who is signed in; `None` while it is being asked.
    pub fn person(self) -> Option<Option<Person>> {
        self.person.get().map(|answer| answer.ok().flatten())
    }

    /// Somebody has signed in or out.
    pub fn changed(self) {
        self.person.refetch();
    }
}
