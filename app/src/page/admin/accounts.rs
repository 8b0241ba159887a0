//! The accounts: searched, listed, paged.

use leptos::{ev::SubmitEvent, html::Input, prelude::*};
use leptos_meta::Title;
use leptos_router::{hooks::use_navigate, params::ParamsMap};

use super::{ACCOUNTS, Head, account::path_of, gate::Gate, wanted};
use crate::{
    api::{AccountState, AdminAccountRow, AdminAccountsPage, admin_accounts},
    page::answer::Answer,
    page::security::when::When,
    site::Hydrated,
    words::{Words, say},
};

/// The longest text that is searched for: an address.
const LONGEST: u32 = 254;

/// What is listed, by the value of `show` in the address of the page.
const LISTS: [(&str, Words); 3] = [
    ("", say::admin_show_all),
    ("locked", say::admin_show_locked),
    ("admins", say::admin_show_admins),
];

/// What the address of the page asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Wanted {
    text: String,
    show: String,
    after: Option<String>,
}

impl Wanted {
    fn of(query: &ParamsMap) -> Self {
        Self {
            text: query.get("q").unwrap_or_default(),
            show: query.get("show").unwrap_or_default(),
            after: query.get("after"),
        }
    }

    /// The address of the page that asks for it.
    fn path(&self) -> String {
        let mut query = ParamsMap::new();
        for (name, value) in [("q", &self.text), ("show", &self.show)] {
            if !value.is_empty() {
                query.insert(name, value.clone());
            }
        }
        if let Some(after) = &self.after {
            query.insert("after", after.clone());
        }
        format!("{ACCOUNTS}{}", query.to_query_string())
    }
}

/// The page that the administration begins with.
#[component]
pub fn Accounts() -> impl IntoView {
    let wanted = wanted(ACCOUNTS, Wanted::of);
    let page = Resource::new_blocking(
        move || wanted.get(),
        |wanted| admin_accounts(wanted.text, wanted.show, wanted.after),
    );
    view! {
        <Answer
            to=page
            loading=say::admin_loading
            draw=move |answer| match answer {
                Ok(page) => view! { <Page page wanted=wanted.get_untracked() /> }.into_any(),
                Err(error) => view! {
                    <Gate error here=ACCOUNTS on_fresh=move |()| page.refetch() />
                }.into_any(),
            }
        />
    }
}

#[component]
fn Page(page: AdminAccountsPage, wanted: Wanted) -> impl IntoView {
    let first = wanted.after.is_some().then(|| Wanted { after: None, ..wanted.clone() }.path());
    let next = page.next.map(|after| Wanted { after: Some(after), ..wanted.clone() }.path());
    view! {
        <Title text=say::admin_title() />
        <section class="card card--wide">
            <Head here=ACCOUNTS heading=say::admin_accounts />
            <Search text=wanted.text />
            <Lists show=wanted.show />
            {if page.accounts.is_empty() {
                view! { <p class="empty" role="status">{say::admin_no_accounts()}</p> }.into_any()
            } else {
                view! { <Table accounts=page.accounts /> }.into_any()
            }}
            <p class="pages">
                {first.map(|path| view! { <a href=path>{say::admin_first_page()}</a> })}
                {next.map(|path| view! { <a href=path>{say::admin_next_page()}</a> })}
            </p>
        </section>
    }
}

/// The field for what is searched. It leads to an address of its own, so that the way back does, and
/// it works before the page is alive.
#[component]
fn Search(text: String) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let by_link = Hydrated::signal().get_untracked();
    let shown = text.clone();
    // The field outlives what was searched before. What was typed before the page was alive stays.
    Effect::new(move |_| {
        if let Some(input) = input.get()
            && by_link
        {
            input.set_value(&shown);
        }
    });
    let navigate = use_navigate();
    let search = move |event: SubmitEvent| {
        event.prevent_default();
        let text = input.get_untracked().map(|input| input.value()).unwrap_or_default();
        navigate(&Wanted { text, ..Wanted::default() }.path(), Default::default());
    };
    view! {
        <form
            class="search"
            role="search"
            method="get"
            action=ACCOUNTS
            data-testid="admin-search"
            on:submit=search
        >
            <div class="field">
                <label class="field__label" for="q">{say::admin_search_label()}</label>
                <p class="field__hint" id="q-hint">{say::admin_search_hint()}</p>
                <input
                    class="field__input"
                    id="q"
                    name="q"
                    type="search"
                    dir="ltr"
                    value=text
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    maxlength=LONGEST
                    aria-describedby="q-hint"
                    node_ref=input
                />
            </div>
            <button class="button">{say::admin_search()}</button>
        </form>
    }
}

#[component]
fn Lists(show: String) -> impl IntoView {
    let ways = LISTS.map(|(list, name)| {
        let path = Wanted { show: list.to_owned(), ..Wanted::default() }.path();
        let current = (list == show).then_some("true");
        view! { <li><a class="places__way" href=path aria-current=current>{name()}</a></li> }
    });
    view! {
        <nav aria-label=say::admin_show()>
            <ul class="places">{ways.into_iter().collect_view()}</ul>
        </nav>
    }
}

#[component]
fn Table(accounts: Vec<AdminAccountRow>) -> impl IntoView {
    // The roles are said, since a table that is laid out as cards is none to some browsers.
    view! {
        <table class="sheet" role="table">
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{say::field_username()}</th>
                    <th role="columnheader" scope="col">{say::admin_state()}</th>
                    <th role="columnheader" scope="col">{say::field_email()}</th>
                    <th role="columnheader" scope="col">{say::admin_created()}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">
                {accounts.into_iter().map(|account| view! { <Row account /> }).collect_view()}
            </tbody>
        </table>
    }
}

#[component]
fn Row(account: AdminAccountRow) -> impl IntoView {
    let admin = account.admin_since.is_some();
    view! {
        <tr role="row" data-testid="admin-account-row">
            <td role="cell" data-label=say::field_username()>
                <span class="sheet__name">
                    <a href=path_of(&account.id)><bdi>{account.username}</bdi></a>
                    {admin.then(|| view! { " " <span class="mark">{say::admin_mark()}</span> })}
                </span>
            </td>
            <td role="cell" data-label=say::admin_state()>{state(account.state)}</td>
            <td role="cell" data-label=say::field_email()><bdi dir="ltr">{account.email}</bdi></td>
            <td role="cell" data-label=say::admin_created()><When at=account.created_at /></td>
        </tr>
    }
}

/// How an account stands, in words.
pub fn state(state: AccountState) -> &'static str {
    match state {
        AccountState::Active => say::admin_state_active(),
        AccountState::Locked => say::admin_state_locked(),
        AccountState::Stopped => say::admin_state_stopped(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_asks_for_what_it_was_made_of() {
        assert_eq!(Wanted::default().path(), "/admin");
        // Letters that server and browser write alike: the server escapes more than it must.
        let text = "ada+x&y=1@example".to_owned();
        let wanted = Wanted { text, show: "locked".to_owned(), after: Some("7".to_owned()) };
        assert_eq!(wanted.path(), "/admin?q=ada%2Bx%26y%3D1%40example&show=locked&after=7");
        let mut query = ParamsMap::new();
        query.insert("q", wanted.text.clone());
        query.insert("show", "locked".to_owned());
        query.insert("after", "7".to_owned());
        assert_eq!(Wanted::of(&query), wanted);
    }
}
