//! The open sessions, and the way to end them.

use leptos::{prelude::*, task::spawn_local};

use super::{fresh::FreshPattern, session_entry::SessionEntry};
use crate::{
    api::{
        ApiError, ApiResult, CodeView, SecurityPage, ask_pattern, end_other_sessions, end_session,
    },
    form::{Notice, Trouble, TroubleNotice},
    words::say,
};

/// What somebody wants to end.
#[derive(Clone)]
enum Wish {
    /// The session of this name.
    One(String),
    /// Every session but this one.
    Others,
}

impl Wish {
    async fn carry_out(self) -> ApiResult<()> {
        match self {
            Self::One(sid) => end_session(sid).await,
            Self::Others => end_other_sessions().await,
        }
    }

    fn heading(&self) -> &'static str {
        match self {
            Self::One(_) => say::sessions_draw_to_end(),
            Self::Others => say::sessions_draw_to_end_others(),
        }
    }

    fn done(&self) -> &'static str {
        match self {
            Self::One(_) => say::sessions_ended(),
            Self::Others => say::sessions_ended_others(),
        }
    }
}

/// The sessions of a person.
#[component]
pub fn Sessions(
    page: RwSignal<SecurityPage>,
    /// Whether a pattern is awaited anywhere on the page.
    awaiting: RwSignal<bool>,
    /// Called when there is something new.
    #[prop(into)]
    on_changed: Callback<()>,
) -> impl IntoView {
    let asked = RwSignal::new(None::<(Wish, CodeView)>);
    let busy = RwSignal::new(false);
    let trouble = Trouble::none();
    let said = RwSignal::new(String::new());

    let close = move || {
        asked.set(None);
        awaiting.set(false);
    };
    // Whoever has left the page meanwhile is not called back: every signal may be gone.
    let ask = move |wish: Wish| async move {
        match ask_pattern().await {
            Ok(code) => {
                awaiting.try_set(true);
                asked.try_set(Some((wish, code)));
            }
            Err(error) => trouble.fail(error),
        }
    };
    let end = move |wish: Wish, fresh: bool| {
        busy.set(true);
        trouble.clear();
        said.set(String::new());
        spawn_local(async move {
            // A session that is not fresh is refused: the pattern is asked for right away.
            let ended = match fresh {
                true => wish.clone().carry_out().await,
                false => Err(ApiError::Stale),
            };
            match ended {
                Ok(()) => {
                    said.try_set(wish.done().to_owned());
                    on_changed.try_run(());
                }
                Err(ApiError::Stale) => ask(wish).await,
                // It had ended by itself in the meantime.
                Err(ApiError::NotFound) => {
                    said.try_set(say::sessions_ended_already().to_owned());
                    on_changed.try_run(());
                }
                Err(error) => trouble.fail(error),
            }
            busy.try_set(false);
        });
    };
    let wish = move |wish: Wish| end(wish, page.with_untracked(|page| page.fresh));
    let one = Callback::new(move |(sid, _)| wish(Wish::One(sid)));
    let drawn = move |wish: Wish| {
        close();
        end(wish, true);
    };
    let again = move |wish: Wish| {
        close();
        spawn_local(ask(wish));
    };
    let closed = Signal::derive(move || busy.get() || awaiting.get() || trouble.waits().get());
    let rows = move || page.with(|page| page.sessions.clone());
    let alone = move || page.with(|page| page.sessions.iter().all(|session| session.this));
    view! {
        <section class="card" aria-labelledby="sessions">
            <h2 id="sessions">{say::sessions_title()}</h2>
            <p>{say::sessions_about()}</p>
            <TroubleNotice trouble />
            <Notice text=said good=true />
            <ul class="rows">
                {move || rows().into_iter().map(|session| {
                    let can_end = !session.this;
                    view! { <SessionEntry session can_end closed on_end=one /> }
                }).collect_view()}
            </ul>
            <p hidden=alone>
                <button
                    type="button"
                    class="button button--quiet"
                    disabled=closed
                    on:click=move |_| wish(Wish::Others)
                >
                    {say::sessions_end_others()}
                </button>
            </p>
            {move || asked.get().map(|(wish, code)| {
                let heading = wish.heading();
                let other = wish.clone();
                view! {
                    <FreshPattern
                        code
                        heading
                        on_drawn=move |()| drawn(wish.clone())
                        on_restart=move |()| again(other.clone())
                        on_cancel=move |()| close()
                    />
                }
            })}
        </section>
    }
}
