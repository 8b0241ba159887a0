//! Another address: a pattern mailed to the old one, then one mailed to the new one.

use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;

use crate::{
    api::{
        AccountPage, ApiError, CodeView, FieldName, account, change_email, confirm_new_email,
        confirm_old_email,
    },
    form::{AnswerStep, StepButtons, Steps, TextField, Trouble, TroubleNotice, Way},
    page::answer::Answer,
    page::guard::Failed,
    page::heading::PageHeading,
    words::{self, around, say},
};

/// What the steps are called.
fn step_names() -> Vec<&'static str> {
    vec![
        say::change_email_step_address(),
        say::change_email_step_old(),
        say::change_email_step_new(),
    ]
}

/// The page on which the address is changed.
#[component]
pub fn ChangeEmail() -> impl IntoView {
    let page = Resource::new_blocking(|| (), |()| account());
    view! {
        <Title text=say::change_email_title() />
        <Answer
            to=page
            loading=say::security_loading
            draw=move |answer| match answer {
                Ok(page) => view! { <Page page /> }.into_any(),
                Err(error) => view! { <Failed error here="/account/security/email" /> }.into_any(),
            }
        />
    }
}

#[component]
fn Page(page: AccountPage) -> impl IntoView {
    let way = Way::begin();
    let email = RwSignal::new(String::new());
    let wrong = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let trouble = Trouble::none();
    let old = RwSignal::new(None::<CodeView>);
    let new = RwSignal::new(None::<CodeView>);
    let done = RwSignal::new(false);
    // A code that is used up leads nowhere: whoever goes back to its step begins again.
    let step = Memo::new(move |_| match way.at().get() {
        1 if old.with(Option::is_some) => 1,
        2 if new.with(Option::is_some) => 2,
        _ => 0,
    });

    let restart = move || {
        old.set(None);
        new.set(None);
        way.go(0);
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        trouble.clear();
        wrong.set(String::new());
        let asked = email.get_untracked();
        spawn_local(async move {
            match change_email(asked).await {
                Ok(code) => {
                    old.try_set(Some(code));
                    way.go(1);
                }
                Err(error) => {
                    if matches!(error, ApiError::Field(FieldName::Email, _)) {
                        wrong.try_set(words::sentence(error));
                    }
                    trouble.fail(error);
                }
            }
            busy.try_set(false);
        });
    };
    let proven = move |code: CodeView| {
        old.set(None);
        new.set(Some(code));
        way.go(2);
    };
    let label =
        Signal::derive(
            move || {
                if busy.get() { say::security_mailing() } else { say::button_continue() }
            },
        );
    let current = StoredValue::new(page.email);
    view! {
        <section class="card card--form">
            <p><a href="/account/security">{say::security_back()}</a></p>
            <PageHeading>{say::change_email_title()}</PageHeading>
            <Show when=move || !done.get() fallback=move || view! { <Done email /> }>
                <Steps names=step_names() current=step />
                <Show when=move || step.get() == 0>
                    <form method="post" on:submit=submit novalidate=true>
                        <TroubleNotice trouble />
                        <p>{around(say::change_email_current, view! { <strong dir="ltr">{current.get_value()}</strong> })}</p>
                        <TextField
                            id="email"
                            label=say::change_email_new()
                            value=email
                            kind="email"
                            autocomplete="email"
                            hint=say::change_email_hint()
                            error=wrong
                        />
                        <StepButtons label busy waits=trouble.waits() first=Signal::stored(true) on_back=|()| () />
                    </form>
                </Show>
                {move || (step.get() == 1).then(|| old.get_untracked()).flatten().map(|view| view! {
                    <h2 class="step__title">{say::change_email_pattern_old()}</h2>
                    <AnswerStep
                        view
                        answer=confirm_old_email
                        on_done=proven
                        on_restart=move |()| restart()
                    />
                })}
                {move || (step.get() == 2).then(|| new.get_untracked()).flatten().map(|view| view! {
                    <h2 class="step__title">{say::change_email_pattern_new()}</h2>
                    <AnswerStep
                        view
                        answer=confirm_new_email
                        on_done=move |()| done.set(true)
                        on_restart=move |()| restart()
                    />
                })}
            </Show>
        </section>
    }
}

#[component]
fn Done(email: RwSignal<String>) -> impl IntoView {
    let address = move || email.with(|email| email.trim().to_owned());
    view! {
        <p class="notice notice--good" role="status">
            {around(say::change_email_changed, view! { <strong dir="ltr">{address}</strong> })}
        </p>
        <p>{say::change_email_ended()}</p>
        <p><a class="button" href="/account/security">{say::security_done()}</a></p>
    }
}
