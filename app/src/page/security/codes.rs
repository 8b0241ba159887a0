//! The recovery codes: how many are left, and the way to new ones.

use leptos::{prelude::*, task::spawn_local};

use super::fresh::Asking;
use crate::{
    api::{CodeView, Secret, SecurityPage, ask_recovery_codes, renew_recovery_codes},
    component::RecoveryCodes,
    form::{AnswerStep, Notice, Trouble, TroubleNotice},
    words::say,
};

/// With so few left it is time for new ones.
const FEW: u32 = 3;

/// Where somebody is on the way to new codes.
#[derive(Clone)]
enum Place {
    Counting,
    Drawing(CodeView),
    Reading(Vec<Secret>),
}

/// The recovery codes of a person.
#[component]
pub fn Codes(
    page: RwSignal<SecurityPage>,
    /// Whether a pattern is awaited anywhere on the page.
    awaiting: RwSignal<bool>,
    /// Called when there is something new.
    #[prop(into)]
    on_changed: Callback<()>,
) -> impl IntoView {
    let place = RwSignal::new(Place::Counting);
    let busy = RwSignal::new(false);
    let trouble = Trouble::none();
    let said = RwSignal::new(String::new());
    let close = move || {
        place.set(Place::Counting);
        awaiting.set(false);
    };
    let ask = move || {
        busy.set(true);
        trouble.clear();
        said.set(String::new());
        spawn_local(async move {
            match ask_recovery_codes().await {
                Ok(code) => {
                    awaiting.try_set(true);
                    place.try_set(Place::Drawing(code));
                }
                Err(error) => trouble.fail(error),
            }
            busy.try_set(false);
        });
    };
    let again = move || {
        close();
        ask();
    };
    let drawn = move |codes: Vec<Secret>| place.set(Place::Reading(codes));
    let saved = move || {
        close();
        said.set(say::recovery_codes_made().to_owned());
        on_changed.run(());
    };
    let left = Signal::derive(move || page.with(|page| page.recovery_codes));
    let username = move || page.with_untracked(|page| page.username.clone());
    let counting = move || place.with(|place| matches!(place, Place::Counting));
    view! {
        <section class="card" aria-labelledby="codes">
            <h2 id="codes">{say::recovery_codes()}</h2>
            <p>{say::recovery_codes_about()}</p>
            <TroubleNotice trouble />
            <Notice text=said good=true />
            <Show when=counting>
                <p class="codes-left" data-testid="codes-left">{move || say::recovery_codes_left(u64::from(left.get()))}</p>
                <p class="notice" hidden=move || { left.get() > FEW }>
                    {say::recovery_few_left()}
                </p>
                <p>
                    <button
                        type="button"
                        class="button button--quiet"
                        disabled=move || busy.get() || awaiting.get() || trouble.waits().get()
                        on:click=move |_| ask()
                    >
                        {say::recovery_make_codes()}
                    </button>
                </p>
            </Show>
            {move || match place.get() {
                Place::Counting => ().into_any(),
                Place::Drawing(code) => view! {
                    <Asking heading=say::recovery_draw_to_make() on_cancel=move |()| close()>
                        <p>{say::recovery_make_what()}</p>
                        <AnswerStep
                            view=code
                            answer=renew_recovery_codes
                            on_done=drawn
                            on_restart=move |()| again()
                        />
                    </Asking>
                }
                .into_any(),
                Place::Reading(codes) => view! {
                    <RecoveryCodes codes username=username() on_done=move |()| saved() />
                }
                .into_any(),
            }}
        </section>
    }
}
