//! Signing in: name and password, picture, gesture, and then the pattern.

use factors::{Binding, Gesture, Symbol};
use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::guard::safe_return;
use crate::{
    api::{CodeView, Credentials, Secret, complete_sign_in, sign_in},
    component::{
        GesturePad, PictureChooser,
        picture_chooser::{HashedPicture, PickedPicture, hashed_for},
    },
    form::{AnswerStep, Notice, StepButtons, Steps, TextField, Way},
    site::{Session, site},
    words,
};

const STEPS: &[&str] = &["Name", "Picture", "Gesture", "Pattern"];

/// What was entered so far; it stays while the person goes back and forth.
#[derive(Clone, Copy)]
struct Entered {
    username: RwSignal<String>,
    password: RwSignal<String>,
    picked: RwSignal<Option<PickedPicture>>,
    hashed: RwSignal<Option<HashedPicture>>,
    gesture: RwSignal<Vec<Symbol>>,
}

impl Entered {
    fn new() -> Self {
        Self {
            username: RwSignal::new(String::new()),
            password: RwSignal::new(String::new()),
            picked: RwSignal::new(None),
            hashed: RwSignal::new(None),
            gesture: RwSignal::new(Vec::new()),
        }
    }

    /// What is still missing at a step, in words.
    fn missing(self, step: usize) -> Option<&'static str> {
        match step {
            0 if site().binding(&self.username.get_untracked()).is_none() => {
                Some("Enter your username.")
            }
            0 if self.password.with_untracked(String::is_empty) => Some("Enter your password."),
            1 if self.picked.with_untracked(Option::is_none) => Some("Choose your picture."),
            2 if self.gesture.with_untracked(Vec::is_empty) => Some("Enter your gesture."),
            _ => None,
        }
    }

    /// The picture's digest; once it is there it is kept.
    async fn digest(self, binding: &Binding) -> Result<HashedPicture, String> {
        let (picked, known) = (self.picked.get_untracked(), self.hashed.get_untracked());
        let hashed = hashed_for(picked, known, binding, |_| ()).await;
        let hashed = hashed.map_err(|error| error.to_string())?;
        self.hashed.try_set(Some(hashed.clone()));
        Ok(hashed)
    }

    async fn credentials(self) -> Result<Credentials, String> {
        // Everything is read before anything is awaited: the person may leave the page.
        let username = self.username.get_untracked();
        let password = Secret::new(self.password.get_untracked());
        let events = self.gesture.get_untracked();
        let binding = site().binding(&username).ok_or("Enter your username.")?;
        let hashed = self.digest(&binding).await?;
        let gesture = Gesture::new(events)
            .map_err(|_| "This gesture is too short to be yours. Enter it again.".to_owned())?;
        Ok(Credentials {
            username,
            password,
            image: hashed.image,
            gesture: gesture.digest(&binding),
        })
    }
}

/// The sign-in page.
#[component]
pub fn SignIn() -> impl IntoView {
    let entered = Entered::new();
    let way = Way::begin();
    let step = way.at();
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(String::new());
    let code = RwSignal::new(None::<CodeView>);

    let go = move |to: usize| {
        problem.set(String::new());
        way.go(to);
    };
    let submit = move || {
        busy.set(true);
        spawn_local(async move {
            match entered.credentials().await {
                Err(words) => problem.set(words),
                Ok(credentials) => match sign_in(credentials).await {
                    Ok(view) => {
                        code.set(Some(view));
                        go(3);
                    }
                    Err(error) => problem.set(words::sentence(error)),
                },
            }
            busy.set(false);
        });
    };
    let next = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match (entered.missing(step.get_untracked()), step.get_untracked()) {
            (Some(missing), _) => problem.set(missing.to_owned()),
            (None, 1) => {
                busy.set(true);
                let binding = site().binding(&entered.username.get_untracked());
                spawn_local(async move {
                    match binding {
                        None => problem.set("Enter your username.".to_owned()),
                        Some(binding) => match entered.digest(&binding).await {
                            Ok(_) => go(2),
                            Err(words) => problem.set(words),
                        },
                    }
                    busy.set(false);
                });
            }
            (None, 2) => {
                problem.set(String::new());
                submit();
            }
            (None, here) => go(here + 1),
        }
    };
    let label = Signal::derive(move || match (step.get(), busy.get()) {
        (2, true) => "Checking…",
        (2, false) => "Sign in",
        _ => "Continue",
    });
    view! {
        <Title text="Sign in" />
        <section class="card card--form">
            <h1>"Sign in"</h1>
            <Steps names=STEPS current=step />
            <Show when=move || step.get() < 3>
                <form method="post" on:submit=next novalidate=true>
                    <Notice text=problem />
                    {move || match step.get() {
                        0 => view! { <NameStep entered /> }.into_any(),
                        1 => view! { <PictureStep entered /> }.into_any(),
                        _ => view! { <GestureStep entered busy /> }.into_any(),
                    }}
                    <StepButtons
                        label
                        busy
                        first=Signal::derive(move || step.get() == 0)
                        on_back=move |()| go(step.get_untracked().saturating_sub(1))
                    />
                </form>
            </Show>
            {move || (step.get() == 3).then(|| code.get_untracked()).flatten().map(|view| {
                view! { <PatternStep view on_restart=move |()| go(0) /> }
            })}
        </section>
        <p class="aside">"No account yet? " <a href="/sign-up">"Create one"</a></p>
        <NoScript />
    }
}

#[component]
fn NameStep(entered: Entered) -> impl IntoView {
    view! {
        <TextField id="username" label="Username" value=entered.username autocomplete="username" />
        <TextField
            id="password"
            label="Password"
            value=entered.password
            kind="password"
            autocomplete="current-password"
        />
    }
}

#[component]
fn PictureStep(entered: Entered) -> impl IntoView {
    let binding = Signal::derive(move || site().binding(&entered.username.get()));
    view! {
        <p>"Choose the picture that you signed up with: the very same file."</p>
        <PictureChooser picked=entered.picked hashed=entered.hashed binding />
    }
}

#[component]
fn GestureStep(entered: Entered, busy: RwSignal<bool>) -> impl IntoView {
    view! {
        <p>"Repeat your clicks and scrolls."</p>
        <GesturePad events=entered.gesture disabled=busy />
    }
}

#[component]
fn PatternStep(view: CodeView, #[prop(into)] on_restart: Callback<()>) -> impl IntoView {
    let session = Session::current();
    let navigate = use_navigate();
    let query = use_query_map();
    let done = move |()| {
        session.changed();
        let next = safe_return(query.read_untracked().get("next"));
        navigate(&next, Default::default());
    };
    view! { <AnswerStep view answer=complete_sign_in on_done=done on_restart /> }
}

/// What stands here where nothing runs.
#[component]
pub fn NoScript() -> impl IntoView {
    view! {
        <noscript>
            <p class="notice">
                "Signing in needs JavaScript and WebAssembly: your picture and your gesture are turned into digests on your device, so that they never leave it. Please allow both for this site and reload the page."
            </p>
        </noscript>
    }
}
