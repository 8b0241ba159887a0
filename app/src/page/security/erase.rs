//! The end of an account.

use factors::Username;
use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;

use crate::{
    api::{AccountPage, CodeView, account, ask_erasure, erase_account},
    form::{AnswerStep, TextField, Trouble, TroubleNotice},
    fresh_page::load_afresh,
    page::answer::Answer,
    page::guard::Failed,
    page::heading::PageHeading,
    site::Hydrated,
    words::say,
};

/// Where somebody goes whose account is gone.
const GOODBYE: &str = "/?goodbye=1";

/// The page on which an account is deleted.
#[component]
pub fn Erase() -> impl IntoView {
    let page = Resource::new_blocking(|| (), |()| account());
    view! {
        <Title text=say::erase_title() />
        <Answer
            to=page
            loading=say::security_loading
            draw=move |answer| match answer {
                Ok(page) => view! { <Page page /> }.into_any(),
                Err(error) => view! { <Failed error here="/account/security/erase" /> }.into_any(),
            }
        />
    }
}

#[component]
fn Page(page: AccountPage) -> impl IntoView {
    let code = RwSignal::new(None::<CodeView>);
    let titles: Vec<String> = page.services.into_iter().map(|service| service.title).collect();
    let (username, email) = (StoredValue::new(page.username), page.email);
    let gone = move |()| load_afresh(GOODBYE);
    view! {
        <section class="card card--form">
            <p><a href="/account/security">{say::security_back()}</a></p>
            <PageHeading>{say::erase_title()}</PageHeading>
            <Show
                when=move || code.with(Option::is_none)
                fallback=move || code.get_untracked().map(|view| view! {
                    <h2 class="step__title">{say::erase_last_pattern()}</h2>
                    <p>{say::erase_last_pattern_about()}</p>
                    <AnswerStep
                        view
                        answer=erase_account
                        on_done=gone
                        on_restart=move |()| code.set(None)
                    />
                })
            >
                <What titles=titles.clone() email=email.clone() />
                <Confirm username on_code=move |view| code.set(Some(view)) />
            </Show>
        </section>
    }
}

/// Says what goes, and what stays.
#[component]
fn What(titles: Vec<String>, email: String) -> impl IntoView {
    view! {
        <p><strong>{say::erase_no_way_back()}</strong> " " {say::erase_what_goes()}</p>
        <ul class="losses">
            <li>{say::erase_here()}</li>
            {titles.into_iter().map(|title| view! {
                <li>{say::erase_service(&title)}</li>
            }).collect_view()}
        </ul>
        <p>{say::erase_what_stays(&email)}</p>
    }
}

/// Asks for the username, so that nobody gets here by two clicks.
#[component]
fn Confirm(
    username: StoredValue<String>,
    #[prop(into)] on_code: Callback<CodeView>,
) -> impl IntoView {
    let hydrated = Hydrated::signal();
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let trouble = Trouble::none();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        trouble.clear();
        wrong.set(String::new());
        if !username.with_value(|username| typed.with_untracked(|typed| same(typed, username))) {
            wrong.set(say::erase_username_wrong().to_owned());
            trouble.say(say::erase_username_needed());
            return;
        }
        busy.set(true);
        spawn_local(async move {
            match ask_erasure().await {
                Ok(code) => {
                    on_code.try_run(code);
                }
                Err(error) => trouble.fail(error),
            }
            busy.try_set(false);
        });
    };
    view! {
        <form method="post" on:submit=submit novalidate=true>
            <TroubleNotice trouble />
            <TextField
                id="confirm-username"
                label=say::erase_username()
                value=typed
                hint=username.with_value(|username| say::erase_username_hint(username))
                error=wrong
                direction="ltr"
            />
            <div class="buttons">
                <button
                    type="submit"
                    class="button button--quiet button--grave"
                    disabled=move || busy.get() || trouble.waits().get() || !hydrated.get()
                >
                    {move || if busy.get() { say::security_mailing() } else { say::erase_mail_pattern() }}
                </button>
                <a class="button button--quiet" href="/account/security">{say::erase_keep()}</a>
            </div>
        </form>
    }
}

/// Whether what was typed is this username, in any spelling that signs in.
fn same(typed: &str, username: &str) -> bool {
    let typed = typed.parse::<Username>();
    typed.is_ok_and(|typed| username.parse::<Username>().is_ok_and(|username| typed == username))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_own_username_counts_in_any_spelling() {
        assert!(same("Ada", "ada"));
        assert!(same("ada", "ada"));
        assert!(!same("ada2", "ada"));
        assert!(!same("", "ada"));
        assert!(!same("", ""));
    }
}
