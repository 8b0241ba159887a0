//! The local inbox, where no mail server is configured.

use std::time::Duration;

use leptos::prelude::*;
use leptos_meta::Title;

use super::{NotFound, guard::Failed};
use crate::{
    api::{ApiError, InboxLetter, inbox},
    page::heading::PageHeading,
    words::say,
};

/// The inbox page.
#[component]
pub fn Inbox() -> impl IntoView {
    let letters = Resource::new_blocking(|| (), |()| inbox());
    Effect::new(move |_| {
        let ask = move || letters.refetch();
        if let Ok(handle) = set_interval_with_handle(ask, Duration::from_secs(2)) {
            on_cleanup(move || handle.clear());
        }
    });
    view! {
        <Title text=say::inbox_title() />
        <Transition fallback=|| view! { <p class="loading">{say::inbox_loading()}</p> }>
            {
                // Only a change draws anew: whoever copies a code keeps the selection.
                let answer = Memo::new(move |_| letters.get());
                move || answer.get().map(|answer| match answer {
                    Ok(letters) => view! { <Letters letters /> }.into_any(),
                    Err(ApiError::NotFound) => view! { <NotFound /> }.into_any(),
                    Err(error) => view! { <Failed error here="/inbox" /> }.into_any(),
                })
            }
        </Transition>
    }
}

#[component]
fn Letters(letters: Vec<InboxLetter>) -> impl IntoView {
    let empty = letters.is_empty();
    view! {
        <section class="card">
            <PageHeading>{say::inbox_title()}</PageHeading>
            <p>{say::inbox_why()}</p>
            {empty.then(|| view! { <p class="empty">{say::inbox_empty()}</p> })}
            <ul class="letters">
                {letters.into_iter().map(|letter| view! { <Letter letter /> }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn Letter(letter: InboxLetter) -> impl IntoView {
    view! {
        <li class="letter" data-testid="inbox-message">
            <h2 class="letter__subject">{letter.subject}</h2>
            <p class="letter__to">{say::inbox_to(&letter.recipient)}</p>
            {letter.code.map(|code| view! { <p class="letter__code" data-testid="inbox-code">{code}</p> })}
            <pre class="letter__text">{letter.text}</pre>
        </li>
    }
}
