//! What this is, in one screen, with a live pattern to try.

use factors::Pattern;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::{
    component::PatternGrid,
    page::heading::PageHeading,
    site::Session,
    words::{around, say},
};

/// The pattern to try: the one of the first mail that ever described this.
const EXAMPLE: &str = "3-9-12-16-22-18";

/// The start page.
#[component]
pub fn Home() -> impl IntoView {
    let drawn = RwSignal::new(None::<Pattern>);
    let matched = move || drawn.get().map(|pattern| pattern.to_string() == EXAMPLE);
    let query = use_query_map();
    let goodbye = move || query.read().get("goodbye").is_some();
    view! {
        <Title text="" />
        <Show when=goodbye>
            <p class="notice notice--good" role="status">
                {say::home_goodbye()}
            </p>
        </Show>
        <div class="hero">
            <section class="hero__words">
                <PageHeading>{say::home_heading()}</PageHeading>
                <p class="lead">
                    {say::home_lead()}
                </p>
                <Ways />
                <ul class="promises">
                    <li><strong>{say::home_stays()}</strong> " " {say::home_stays_how()}</li>
                    <li><strong>{say::home_together()}</strong> " " {say::home_together_how()}</li>
                    <li><strong>{say::home_lock()}</strong> " " {say::home_lock_how()}</li>
                </ul>
            </section>
            <section class="hero__try" aria-labelledby="try">
                <h2 id="try" class="hero__title">{say::home_try()}</h2>
                <p class="hero__code">{around(say::home_mail_says, view! { <strong dir="ltr">{EXAMPLE}</strong> })}</p>
                {example().map(|guide| view! {
                    <PatternGrid
                        on_complete=move |pattern| drawn.set(Some(pattern))
                        label=say::home_draw()
                        numbered=true
                        demo=true
                        guide
                    />
                })}
                <p class="hero__result" aria-live="polite">
                    {move || match matched() {
                        Some(true) => say::home_matched(),
                        Some(false) => say::home_other(),
                        None => say::home_how(),
                    }}
                </p>
            </section>
        </div>
    }
}

#[component]
fn Ways() -> impl IntoView {
    let session = Session::current();
    view! {
        <p class="ways">
            {move || match session.person() {
                Some(person) => view! {
                    <a class="button button--large" href="/vault">{say::home_open_vault()}</a>
                    <a class="button button--large button--quiet" href="/account">
                        <bdi dir="ltr">{person.username}</bdi>
                    </a>
                }
                .into_any(),
                None => view! {
                    <a class="button button--large" href="/sign-up">{say::home_create()}</a>
                    <a class="button button--large button--quiet" href="/sign-in">{say::home_sign_in()}</a>
                }
                .into_any(),
            }}
        </p>
    }
}

fn example() -> Option<Pattern> {
    EXAMPLE.parse().ok()
}
