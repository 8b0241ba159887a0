//! The administration: other people's accounts, and how the site stands.
//!
//! Whoever is no administrator reads what they read under every path that is no page, whatever the
//! path is. That there is an administration is no secret: the source of the page tells by the parts
//! of the module that it names. An administrator draws a pattern first, and until then nothing of
//! what stands here is in the page.

mod account;
mod accounts;
mod event_table;
mod events;
mod gate;
mod keys;
mod named;
mod site;

use leptos::prelude::*;
use leptos_router::{
    hooks::{use_location, use_params_map},
    params::ParamsMap,
};

use self::{account::Account, accounts::Accounts, events::Events, keys::Keys, site::Site};
use super::NotFound;
use crate::{
    page::heading::PageHeading,
    words::{Words, say},
};

/// A place of the administration.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    Accounts,
    Account(String),
    Events,
    Site,
    Keys,
    Nowhere,
}

impl Place {
    /// What stands below `/admin/`.
    fn of(path: &str) -> Self {
        match path.split_once('/') {
            Some(("accounts", id)) if !id.is_empty() && !id.contains('/') => {
                Self::Account(id.to_owned())
            }
            Some(_) => Self::Nowhere,
            None => match path {
                "" => Self::Accounts,
                "events" => Self::Events,
                "services" => Self::Site,
                "keys" => Self::Keys,
                _ => Self::Nowhere,
            },
        }
    }
}

/// The pages below `/admin`. One route leads to all of them: each route more is one more that every
/// page loads.
#[component]
pub fn Admin() -> impl IntoView {
    let params = use_params_map();
    let place = Memo::new(move |_| Place::of(&params.read().get("place").unwrap_or_default()));
    move || match place.get() {
        Place::Accounts => view! { <Accounts /> }.into_any(),
        Place::Account(id) => view! { <Account id /> }.into_any(),
        Place::Events => view! { <Events /> }.into_any(),
        Place::Site => view! { <Site /> }.into_any(),
        Place::Keys => view! { <Keys /> }.into_any(),
        Place::Nowhere => view! { <NotFound /> }.into_any(),
    }
}

const ACCOUNTS: &str = "/admin";
const EVENTS: &str = "/admin/events";
const SITE: &str = "/admin/services";
const KEYS: &str = "/admin/keys";

/// The four places, by path.
const PLACES: [(&str, Words); 4] = [
    (ACCOUNTS, say::admin_accounts),
    (EVENTS, say::admin_events),
    (SITE, say::admin_services),
    (KEYS, say::admin_keys),
];

/// What the address asks for while it is that of `here`. On the way elsewhere nothing is asked for
/// anew. The query of the route would be that of the place before: all of them are one route.
fn wanted<T>(here: &'static str, of: fn(&ParamsMap) -> T) -> Memo<T>
where
    T: Clone + Default + PartialEq + Send + Sync + 'static,
{
    let location = use_location();
    Memo::new(move |before: Option<&T>| {
        if location.pathname.read().trim_end_matches('/') == here {
            of(&location.query.read())
        } else {
            before.cloned().unwrap_or_default()
        }
    })
}

/// What is above everything in one of the places: its heading, and the ways to the others.
#[component]
fn Head(
    /// The path of the place.
    here: &'static str,
    /// The heading.
    heading: Words,
) -> impl IntoView {
    let ways = PLACES.map(|(path, name)| {
        let current = (path == here).then_some("page");
        view! { <li><a class="places__way" href=path aria-current=current>{name()}</a></li> }
    });
    view! {
        <nav aria-label=say::admin_title()>
            <ul class="places">{ways.into_iter().collect_view()}</ul>
        </nav>
        <PageHeading>{heading()}</PageHeading>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_there_is_is_a_place() {
        assert_eq!(Place::of(""), Place::Accounts);
        assert_eq!(Place::of("accounts/1-2"), Place::Account("1-2".to_owned()));
        assert_eq!(Place::of("events"), Place::Events);
        for nowhere in ["accounts", "accounts/", "accounts/1/2", "events/1", "other", "keys/"] {
            assert_eq!(Place::of(nowhere), Place::Nowhere, "{nowhere}");
        }
    }
}
