//! What this is, in one screen, with a live pattern to try.

use factors::Pattern;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::{component::PatternGrid, site::Session};

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
                "Your account is deleted, and everything in the services that belonged to it goes with it. Good-bye, and thank you."
            </p>
        </Show>
        <div class="hero">
            <section class="hero__words">
                <h1>"Sign in with things only you would put together."</h1>
                <p class="lead">
                    "A password. A picture from your device. A few clicks and scrolls. "
                    "And a pattern that comes by mail, for you to draw."
                </p>
                <Ways />
                <ul class="promises">
                    <li><strong>"Your picture never leaves your device."</strong>" Only a digest of it does, bound to this site and to your name."</li>
                    <li><strong>"Judged together."</strong>" Nobody learns which part was wrong."</li>
                    <li><strong>"A second lock."</strong>" Being signed in does not open your vault; a fresh pattern does, for five minutes."</li>
                </ul>
            </section>
            <section class="hero__try" aria-labelledby="try">
                <h2 id="try" class="hero__title">"Try it"</h2>
                <p class="hero__code">"The mail says " <strong>{EXAMPLE}</strong></p>
                {example().map(|guide| view! {
                    <PatternGrid
                        on_complete=move |pattern| drawn.set(Some(pattern))
                        label="Draw the example"
                        numbered=true
                        demo=true
                        guide
                    />
                })}
                <p class="hero__result" aria-live="polite">
                    {move || match matched() {
                        Some(true) => "That is it. Signing in ends like this.",
                        Some(false) => "A fine pattern, but not the one in the mail. Try again.",
                        None => "Draw with a finger or the mouse, or use the arrow keys and Enter.",
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
            <Suspense fallback=|| ()>
                {move || session.person().map(|person| match person {
                    Some(person) => view! {
                        <a class="button button--large" href="/vault">"Open your vault"</a>
                        <a class="button button--large button--quiet" href="/account">{person.username}</a>
                    }
                    .into_any(),
                    None => view! {
                        <a class="button button--large" href="/sign-up">"Create an account"</a>
                        <a class="button button--large button--quiet" href="/sign-in">"Sign in"</a>
                    }
                    .into_any(),
                })}
            </Suspense>
        </p>
    }
}

fn example() -> Option<Pattern> {
    EXAMPLE.parse().ok()
}
