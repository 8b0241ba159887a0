//! The secret fields of a record: masked, until a pattern of their own reveals them for a minute.

use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::{use_navigate, use_query_map};

use super::{asked, facts::Fact};
use crate::{
    api::{ApiError, FieldText, Opened, reveal_record, text_of},
    component::clipboard::copy,
    form::{Notice, countdown_from},
    words::{self, say},
};

/// For how many seconds secrets stay on the screen.
const SHOWN_FOR: u64 = 60;

/// What is shown of the secrets of one record.
#[derive(Clone, Copy)]
pub struct Revealed {
    id: StoredValue<String>,
    /// The secrets; empty while they are masked.
    secrets: RwSignal<Vec<FieldText>>,
    busy: RwSignal<bool>,
    problem: RwSignal<String>,
}

impl Revealed {
    /// Everything of this record is masked.
    pub fn none(id: String) -> Self {
        Self {
            id: StoredValue::new(id),
            secrets: RwSignal::new(Vec::new()),
            busy: RwSignal::new(false),
            problem: RwSignal::new(String::new()),
        }
    }

    fn shown(self) -> bool {
        self.secrets.with(|secrets| !secrets.is_empty())
    }

    fn hide(self) {
        self.secrets.set(Vec::new());
    }

    /// Asks for the secrets, once. `to_pattern` is called with the way to the pattern that they
    /// take.
    fn ask(self, to_pattern: impl FnOnce(String) + 'static) {
        let id = self.id.get_value();
        self.busy.set(true);
        self.problem.set(String::new());
        spawn_local(async move {
            let problem = match reveal_record(id.clone()).await {
                Ok(Opened::Open(secrets)) => {
                    self.secrets.try_set(secrets);
                    None
                }
                Ok(Opened::Locked(challenge)) => {
                    asked::remember(&id);
                    to_pattern(format!("/unlock/{challenge}"));
                    None
                }
                Ok(Opened::Closed | Opened::Refused(_)) => Some(ApiError::ServiceDown),
                Err(error) => Some(error),
            };
            if let Some(error) = problem {
                self.problem.try_set(words::sentence(error));
            }
            self.busy.try_set(false);
        });
    }
}

/// One secret field: what stands for it, or what it is, with a way to copy it.
#[component]
pub fn SecretFact(
    name: &'static str,
    label: &'static str,
    mask: String,
    revealed: Revealed,
) -> impl IntoView {
    let said = RwSignal::new("");
    let secret = move || revealed.secrets.with(|secrets| text_of(secrets, name).to_owned());
    let shown = Memo::new(move |_| revealed.shown());
    let copy_it = move |_| {
        said.set("");
        spawn_local(async move {
            let copied = copy(&secret()).await;
            said.try_set(match copied {
                Ok(()) => say::vault_secret_copied(),
                Err(_) => say::vault_secret_copy_by_hand(),
            });
        });
    };
    view! {
        <Fact label>
            <span
                class="facts__text secret"
                data-testid="secret-value"
                data-state=move || if shown.get() { "revealed" } else { "masked" }
            >
                {move || if shown.get() { secret() } else { mask.clone() }}
            </span>
            <Show when=move || shown.get() && !secret().is_empty()>
                " "
                <button type="button" class="tool tool--inline" aria-label=say::vault_secret_copy(label) on:click=copy_it>{say::vault_copy()}</button>
                " "
                <span class="secret__said" role="status">{move || said.get()}</span>
            </Show>
        </Fact>
    }
}

/// Reveals, and hides again.
#[component]
pub fn Reveal(revealed: Revealed) -> impl IntoView {
    let navigate = use_navigate();
    let query = use_query_map();
    let ask = move || {
        let navigate = navigate.clone();
        revealed.ask(move |path| navigate(&path, Default::default()));
    };
    let again = ask.clone();
    // Whoever comes back from the pattern gets what they had asked for: once, and never in the
    // HTML, where a copy of the page would keep it.
    Effect::new(move |_| {
        let asked = query.with_untracked(|query| query.get("reveal").is_some());
        if asked && asked::take(&revealed.id.get_value()) {
            again();
        }
    });
    let shown = Memo::new(move |_| revealed.shown());
    let press = move |_| if shown.get_untracked() { revealed.hide() } else { ask() };
    view! {
        <div class="reveal">
            <Notice text=revealed.problem />
            <button type="button" class="button button--quiet" disabled=revealed.busy on:click=press>
                {move || match (revealed.busy.get(), shown.get()) {
                    (true, _) => say::vault_secret_asking(),
                    (false, true) => say::vault_secret_hide(),
                    (false, false) => say::vault_secret_reveal(),
                }}
            </button>
            <p class="reveal__hint">
                {move || match shown.get() {
                    true => view! { <HiddenIn revealed /> }.into_any(),
                    false => say::vault_secret_takes_pattern().into_any(),
                }}
            </p>
        </div>
    }
}

/// Counts down until the secrets are hidden, and hides them.
#[component]
fn HiddenIn(revealed: Revealed) -> impl IntoView {
    let left = countdown_from(Signal::stored(SHOWN_FOR));
    Effect::new(move |_| {
        if left.get() == 0 {
            revealed.hide();
        }
    });
    move || say::vault_secret_hidden_in(&words::countdown(left.get()))
}
