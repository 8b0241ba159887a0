//! Signing in: name and password, picture, gesture, and then the pattern.

mod factors;

use ::factors::Symbol;
use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;

use crate::{
    api::{CodeView, sign_in},
    form::{
        StepButtons, Steps, TextField, Trouble, TroubleNotice, Way, factor_steps::ChosenPicture,
    },
    page::heading::PageHeading,
    site::site,
    words::say,
};

fn step_names() -> Vec<&'static str> {
    vec![
        say::sign_in_step_name(),
        say::sign_in_step_picture(),
        say::sign_in_step_gesture(),
        say::sign_in_step_pattern(),
    ]
}

/// What was entered so far; it stays while the person goes back and forth.
#[derive(Clone, Copy)]
struct Entered {
    username: RwSignal<String>,
    password: RwSignal<String>,
    picture: ChosenPicture,
    gesture: RwSignal<Vec<Symbol>>,
}

impl Entered {
    fn new() -> Self {
        Self {
            username: RwSignal::new(String::new()),
            password: RwSignal::new(String::new()),
            picture: ChosenPicture::new(),
            gesture: RwSignal::new(Vec::new()),
        }
    }

    /// What is still missing at a step, in words.
    fn missing(self, step: usize) -> Option<&'static str> {
        match step {
            0 if site().binding(&self.username.get_untracked()).is_none() => {
                Some(say::sign_in_enter_username())
            }
            0 if self.password.with_untracked(String::is_empty) => {
                Some(say::sign_in_enter_password())
            }
            1 if self.picture.is_missing() => Some(say::sign_in_choose_picture()),
            2 if self.gesture.with_untracked(Vec::is_empty) => Some(say::sign_in_enter_gesture()),
            _ => None,
        }
    }
}

/// The sign-in page.
#[component]
pub fn SignIn() -> impl IntoView {
    let entered = Entered::new();
    let way = Way::begin();
    let step = way.at();
    let busy = RwSignal::new(false);
    let trouble = Trouble::none();
    let code = RwSignal::new(None::<CodeView>);

    let go = move |to: usize| {
        trouble.clear();
        way.go(to);
    };
    let submit = move || {
        busy.set(true);
        spawn_local(async move {
            match factors::arrived(factors::credentials(entered)).await {
                Err(words) => trouble.say(words),
                Ok(credentials) => match sign_in(credentials).await {
                    Ok(view) => {
                        code.try_set(Some(view));
                        go(3);
                    }
                    Err(error) => trouble.fail(error),
                },
            }
            busy.try_set(false);
        });
    };
    // Before the next step, what it needs has to be here, and what was chosen has to be readable.
    let go_once = move |to: usize| {
        busy.set(true);
        spawn_local(async move {
            let ready = match to {
                1 => factors::fetch().await,
                _ => factors::arrived(factors::read_picture(entered)).await,
            };
            match ready {
                Ok(()) => go(to),
                Err(words) => trouble.say(words),
            }
            busy.try_set(false);
        });
    };
    let next = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match (entered.missing(step.get_untracked()), step.get_untracked()) {
            (Some(missing), _) => trouble.say(missing),
            (None, 2) => {
                trouble.clear();
                submit();
            }
            (None, here) => go_once(here + 1),
        }
    };
    // Whoever types a name will need the rest.
    let asked = StoredValue::new(false);
    let fetch_ahead = move |_| {
        if step.get_untracked() == 0 && !asked.get_value() {
            asked.set_value(true);
            spawn_local(async move {
                if factors::fetch().await.is_err() {
                    asked.try_set_value(false);
                }
            });
        }
    };
    // Whoever has loaded the page anew while the pattern was asked for goes on with it.
    Effect::new(move |_| {
        if way.named() == 3 {
            spawn_local(async move { drop(factors::resume(way, code, trouble).await) });
        }
    });
    let label = Signal::derive(move || match (step.get(), busy.get()) {
        (2, true) => say::sign_in_checking(),
        (2, false) => say::sign_in_title(),
        _ => say::button_continue(),
    });
    view! {
        <Title text=say::sign_in_title() />
        <section class="card card--form">
            <PageHeading>{say::sign_in_title()}</PageHeading>
            <Steps names=step_names() current=step />
            <Show when=move || step.get() < 3>
                <form method="post" on:submit=next on:input=fetch_ahead novalidate=true>
                    <TroubleNotice trouble />
                    {move || match step.get() {
                        0 => view! { <NameStep entered /> }.into_any(),
                        at => factors::drawn(factors::step(at, entered, busy)),
                    }}
                    <StepButtons
                        label
                        busy
                        waits=trouble.waits()
                        first=Signal::derive(move || step.get() == 0)
                        on_back=move |()| go(step.get_untracked().saturating_sub(1))
                    />
                </form>
            </Show>
            {move || (step.get() == 3).then(|| code.get_untracked()).flatten().map(|view| {
                factors::drawn(factors::pattern(view, Callback::new(move |()| go(0))))
            })}
        </section>
        <p class="aside">{say::sign_in_lost()} " " <a href="/recover">{say::sign_in_recover()}</a></p>
        <p class="aside">{say::sign_in_no_account()} " " <a href="/sign-up">{say::sign_in_create()}</a></p>
        <NoScript />
    }
}

#[component]
fn NameStep(entered: Entered) -> impl IntoView {
    view! {
        <TextField id="username" label=say::field_username() value=entered.username autocomplete="username" />
        <TextField
            id="password"
            label=say::field_password()
            value=entered.password
            kind="password"
            autocomplete="current-password"
        />
    }
}

/// What stands here where nothing runs.
#[component]
pub fn NoScript() -> impl IntoView {
    view! {
        <noscript>
            <p class="notice">
                {say::sign_in_no_script()}
            </p>
        </noscript>
    }
}
