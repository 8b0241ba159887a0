//! The events of the site.

use leptos::{ev::SubmitEvent, html::Select, prelude::*};
use leptos_meta::Title;
use leptos_router::{hooks::use_navigate, params::ParamsMap};

use super::{EVENTS, Head, event_table::EventTable, gate::Gate, wanted};
use crate::{
    api::{AdminEventsPage, admin_events},
    page::answer::Answer,
    words::say,
};

/// What the address of the page asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Wanted {
    kind: Option<String>,
    before: Option<String>,
}

impl Wanted {
    fn of(query: &ParamsMap) -> Self {
        let kind = query.get("kind").filter(|kind| !kind.is_empty());
        Self { kind, before: query.get("before") }
    }

    /// The address of the page that asks for it.
    fn path(&self) -> String {
        let mut query = ParamsMap::new();
        for (name, value) in [("kind", &self.kind), ("before", &self.before)] {
            if let Some(value) = value {
                query.insert(name, value.clone());
            }
        }
        format!("{EVENTS}{}", query.to_query_string())
    }
}

/// Everything that has happened, the latest first.
#[component]
pub fn Events() -> impl IntoView {
    let wanted = wanted(EVENTS, Wanted::of);
    let page = Resource::new_blocking(
        move || wanted.get(),
        |wanted| admin_events(wanted.kind, wanted.before),
    );
    view! {
        <Answer
            to=page
            loading=say::admin_loading
            draw=move |answer| match answer {
                Ok(page) => view! { <Page page wanted=wanted.get_untracked() /> }.into_any(),
                Err(error) => view! {
                    <Gate error here=EVENTS on_fresh=move |()| page.refetch() />
                }.into_any(),
            }
        />
    }
}

#[component]
fn Page(page: AdminEventsPage, wanted: Wanted) -> impl IntoView {
    let first = wanted.before.is_some().then(|| Wanted { before: None, ..wanted.clone() }.path());
    let next = page.next.map(|before| Wanted { before: Some(before), ..wanted.clone() }.path());
    let empty = page.events.is_empty();
    view! {
        <Title text=say::admin_title() />
        <section class="card card--wide">
            <Head here=EVENTS heading=say::admin_events />
            <Filter kinds=page.kinds chosen=wanted.kind />
            {if empty {
                view! { <p class="empty" role="status">{say::admin_no_events()}</p> }.into_any()
            } else {
                view! { <EventTable events=Signal::stored(page.events) of_all=true /> }.into_any()
            }}
            <p class="pages">
                {first.map(|path| view! { <a href=path>{say::admin_newest()}</a> })}
                {next.map(|path| view! { <a href=path>{say::admin_older()}</a> })}
            </p>
        </section>
    }
}

/// Of one kind only. It leads to an address of its own, and works before the page is alive.
#[component]
fn Filter(kinds: Vec<String>, chosen: Option<String>) -> impl IntoView {
    let select = NodeRef::<Select>::new();
    // The field outlives what was asked for before.
    let shown = chosen.clone().unwrap_or_default();
    Effect::new(move |_| {
        if let Some(select) = select.get() {
            select.set_value(&shown);
        }
    });
    let navigate = use_navigate();
    let filter = move |event: SubmitEvent| {
        event.prevent_default();
        let kind = select.get_untracked().map(|select| select.value());
        let kind = kind.filter(|kind| !kind.is_empty());
        navigate(&Wanted { kind, before: None }.path(), Default::default());
    };
    let options = kinds.into_iter().map(|kind| {
        let selected = chosen.as_ref() == Some(&kind);
        view! { <option value=kind.clone() selected=selected>{kind.clone()}</option> }
    });
    view! {
        <form class="search" method="get" action=EVENTS on:submit=filter>
            <div class="field">
                <label class="field__label" for="kind">{say::admin_kind()}</label>
                <select class="field__input" id="kind" name="kind" node_ref=select>
                    <option value="">{say::admin_kind_every()}</option>
                    {options.collect_view()}
                </select>
            </div>
            <button class="button">{say::admin_filter()}</button>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_asks_for_what_it_was_made_of() {
        assert_eq!(Wanted::default().path(), "/admin/events");
        let wanted = Wanted { kind: Some("wrong".into()), before: Some("7".into()) };
        assert_eq!(wanted.path(), "/admin/events?kind=wrong&before=7");
        let mut query = ParamsMap::new();
        query.insert("kind", String::new());
        assert_eq!(Wanted::of(&query), Wanted::default());
    }
}
