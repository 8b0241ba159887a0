//! How somebody signs in, and the ways to change it.

use leptos::prelude::*;

use crate::api::SecurityPage;

/// The factors and the address, with the ways to change them.
#[component]
pub fn Ways(page: RwSignal<SecurityPage>) -> impl IntoView {
    let email = move || page.with(|page| page.email.clone());
    view! {
        <section class="card">
            <h2>"How you sign in"</h2>
            <ul class="rows">
                <li class="rows__row">
                    <div class="entry">
                        <p class="rows__title">"Password, picture and gesture"</p>
                        <p class="entry__fact">"They are judged together. You can change one of them, or all."</p>
                    </div>
                    <a class="button button--quiet button--small" href="/account/security/factors" aria-label="Change password, picture or gesture">"Change"</a>
                </li>
                <li class="rows__row">
                    <div class="entry">
                        <p class="rows__title">"Address"</p>
                        <p class="entry__fact">"Your patterns are mailed to " {email} "."</p>
                    </div>
                    <a class="button button--quiet button--small" href="/account/security/email" aria-label="Change the address">"Change"</a>
                </li>
            </ul>
        </section>
    }
}
