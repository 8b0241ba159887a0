//! Another address: a pattern mailed to the old one, then one mailed to the new one.

use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;

use crate::{
    api::{
        AccountPage, ApiError, CodeView, FieldName, account, change_email, confirm_new_email,
        confirm_old_email,
    },
    form::{AnswerStep, StepButtons, Steps, TextField, Trouble, TroubleNotice, Way},
    page::guard::Failed,
    words,
};

const STEPS: &[&str] = &["New address", "Old mailbox", "New mailbox"];

/// The page on which the address is changed.
#[component]
pub fn ChangeEmail() -> impl IntoView {
    let page = Resource::new_blocking(|| (), |()| account());
    view! {
        <Title text="Change the address" />
        <Suspense fallback=|| view! { <p class="loading">"Loading…"</p> }>
            {move || page.get().map(|answer| match answer {
                Ok(page) => view! { <Page page /> }.into_any(),
                Err(error) => view! { <Failed error here="/account/security/email" /> }.into_any(),
            })}
        </Suspense>
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
    let label = Signal::derive(move || if busy.get() { "Mailing…" } else { "Continue" });
    let current = StoredValue::new(page.email);
    view! {
        <section class="card card--form">
            <p><a href="/account/security">"Back to security"</a></p>
            <h1>"Change the address"</h1>
            <Show when=move || !done.get() fallback=move || view! { <Done email /> }>
                <Steps names=STEPS current=step />
                <Show when=move || step.get() == 0>
                    <form method="post" on:submit=submit novalidate=true>
                        <TroubleNotice trouble />
                        <p>"Your patterns go to " <strong>{current.get_value()}</strong> " now."</p>
                        <TextField
                            id="email"
                            label="New e-mail"
                            value=email
                            kind="email"
                            autocomplete="email"
                            hint="You will draw two patterns: one from the old mailbox, one from the new."
                            error=wrong
                        />
                        <StepButtons label busy waits=trouble.waits() first=Signal::stored(true) on_back=|()| () />
                    </form>
                </Show>
                {move || (step.get() == 1).then(|| old.get_untracked()).flatten().map(|view| view! {
                    <h2 class="step__title">"The pattern in the old mailbox"</h2>
                    <AnswerStep
                        view
                        answer=confirm_old_email
                        on_done=proven
                        on_restart=move |()| restart()
                    />
                })}
                {move || (step.get() == 2).then(|| new.get_untracked()).flatten().map(|view| view! {
                    <h2 class="step__title">"The pattern in the new mailbox"</h2>
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
    view! {
        <p class="notice notice--good" role="status">
            "Your patterns go to " <strong>{move || email.with(|email| email.trim().to_owned())}</strong> " from now on."
        </p>
        <p>"Every other session has ended. Both addresses get a mail that says so."</p>
        <p><a class="button" href="/account/security">"Done"</a></p>
    }
}
