//! What can be done to an account, each after a question.

use leptos::{html::H3, prelude::*, task::spawn_local};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use crate::{
    api::{AccountAct, AccountState, AdminAccountPage, ApiError, admin_act},
    focus::focus_when_shown,
    form::{Trouble, TroubleNotice},
    site::Hydrated,
    words::say,
};

/// An act that is asked about.
#[derive(Clone, PartialEq, Eq)]
struct Wish {
    act: AccountAct,
    /// The question, which names what it is about.
    question: String,
}

/// What is asked about at the moment.
#[derive(Clone, Copy)]
pub struct Asked {
    wish: RwSignal<Option<Wish>>,
    /// What had the focus: there it goes back to.
    from: StoredValue<Option<SendWrapper<HtmlElement>>>,
}

impl Asked {
    /// Nothing is.
    pub fn nothing() -> Self {
        Self { wish: RwSignal::new(None), from: StoredValue::new(None) }
    }

    /// Asks whether `act` is really meant.
    pub fn about(self, act: AccountAct, question: String) {
        let focused = document().active_element().and_then(|element| element.dyn_into().ok());
        self.from.set_value(focused.map(SendWrapper::new));
        self.wish.set(Some(Wish { act, question }));
    }

    /// Whether anything is.
    pub fn anything(self) -> bool {
        self.wish.with(Option::is_some)
    }

    fn close(self) {
        self.wish.try_set(None);
    }

    /// Nothing was done: the focus goes back to where the question came from.
    fn cancel(self) {
        self.close();
        if let Some(from) = self.from.get_value() {
            // The button can be pressed again from the next frame on.
            request_animation_frame(move || drop(from.focus()));
        }
    }
}

/// The acts, or why there are none.
#[component]
pub fn Acts(
    page: RwSignal<AdminAccountPage>,
    asked: Asked,
    /// What was done is said there.
    said: RwSignal<String>,
    /// Whether the account is an administrator's.
    is_admin: bool,
    /// Called when an act needs a pattern first.
    on_stale: Callback<()>,
) -> impl IntoView {
    if is_admin {
        return view! {
            <section class="card">
                <h2>{say::admin_acts()}</h2>
                <p>{say::admin_acts_none()}</p>
            </section>
        }
        .into_any();
    }
    let name = StoredValue::new(page.with_untracked(|page| page.account.username.clone()));
    let hydrated = Hydrated::signal();
    let closed = Signal::derive(move || !hydrated.get() || asked.anything());
    let locked = move || page.with(|page| page.account.state == AccountState::Locked);
    let active = move || page.with(|page| page.account.state == AccountState::Active);
    let ask = move |act, question: fn(&str) -> String| {
        asked.about(act, name.with_value(|name| question(name)));
    };
    view! {
        <section class="card">
            <h2>{say::admin_acts()}</h2>
            <p>{say::admin_acts_about()}</p>
            <div class="buttons">
                <button
                    type="button"
                    class="button button--quiet button--grave"
                    hidden=locked
                    disabled=closed
                    on:click=move |_| ask(AccountAct::Lock, say::admin_ask_lock)
                >
                    {say::admin_lock()}
                </button>
                <button
                    type="button"
                    class="button button--quiet"
                    hidden=active
                    disabled=closed
                    on:click=move |_| ask(AccountAct::Unlock, say::admin_ask_unlock)
                >
                    {say::admin_unlock()}
                </button>
                <button
                    type="button"
                    class="button button--quiet"
                    disabled=closed
                    on:click=move |_| ask(AccountAct::EndSessions, say::admin_ask_end_all)
                >
                    {say::admin_end_all()}
                </button>
            </div>
            {move || asked.wish.get().map(|wish| view! {
                <Question wish page asked said on_stale />
            })}
        </section>
    }
    .into_any()
}

/// Does it, or goes back.
#[component]
fn Question(
    wish: Wish,
    page: RwSignal<AdminAccountPage>,
    asked: Asked,
    said: RwSignal<String>,
    on_stale: Callback<()>,
) -> impl IntoView {
    let busy = RwSignal::new(false);
    let trouble = Trouble::none();
    let Wish { act, question } = wish;
    let (what, button, done) = words(&act);
    let press = move |_| {
        let act = act.clone();
        let account = page.with_untracked(|page| page.account.id.clone());
        busy.set(true);
        trouble.clear();
        said.set(String::new());
        spawn_local(async move {
            match admin_act(account, act).await {
                Ok(now) => {
                    page.try_set(now);
                    asked.close();
                    said.try_set(done.to_owned());
                }
                // Nothing was done: a pattern comes first, and for others there is nothing here.
                Err(ApiError::Stale) => {
                    on_stale.try_run(());
                }
                Err(ApiError::Refused) => trouble.say(say::admin_acts_none()),
                Err(error) => trouble.fail(error),
            }
            busy.try_set(false);
        });
    };
    view! {
        <div class="asking" data-testid="admin-asking">
            <Asking question />
            <p>{what}</p>
            <TroubleNotice trouble />
            <div class="buttons">
                <button
                    type="button"
                    class="button button--grave"
                    disabled=busy
                    on:click=press
                >
                    {button}
                </button>
                <button
                    type="button"
                    class="button button--quiet"
                    disabled=busy
                    on:click=move |_| asked.cancel()
                >
                    {say::button_cancel()}
                </button>
            </div>
        </div>
    }
}

/// The question. It takes the focus, because the button that led here may be far away.
#[component]
fn Asking(question: String) -> impl IntoView {
    let title = NodeRef::<H3>::new();
    focus_when_shown(title, || true);
    view! { <h3 class="step__title" tabindex="-1" node_ref=title>{question}</h3> }
}

/// What an act does, the button that does it, and what is said when it is done.
fn words(act: &AccountAct) -> (&'static str, &'static str, &'static str) {
    match act {
        AccountAct::Lock => {
            (say::admin_ask_lock_what(), say::admin_lock(), say::admin_done_locked())
        }
        AccountAct::Unlock => {
            (say::admin_ask_unlock_what(), say::admin_unlock(), say::admin_done_unlocked())
        }
        AccountAct::EndSession(_) => {
            (say::admin_ask_end_what(), say::sessions_end(), say::sessions_ended())
        }
        AccountAct::EndSessions => {
            (say::admin_ask_end_what(), say::admin_end_all(), say::admin_done_ended_all())
        }
    }
}
