//! How somebody signs in, and the ways to change it.

use leptos::prelude::*;

use crate::{api::SecurityPage, words::say};

/// The factors and the address, with the ways to change them.
#[component]
pub fn Ways(page: RwSignal<SecurityPage>) -> impl IntoView {
    let mailed_to = move || page.with(|page| say::security_patterns_mailed_to(&page.email));
    view! {
        <section class="card">
            <h2>{say::security_how_you_sign_in()}</h2>
            <ul class="rows">
                <li class="rows__row">
                    <div class="entry">
                        <p class="rows__title">{say::security_factors()}</p>
                        <p class="entry__fact">{say::security_factors_about()}</p>
                    </div>
                    <a class="button button--quiet button--small" href="/account/security/factors" aria-label=say::security_change_factors()>{say::security_change()}</a>
                </li>
                <li class="rows__row">
                    <div class="entry">
                        <p class="rows__title">{say::security_address()}</p>
                        <p class="entry__fact">{mailed_to}</p>
                    </div>
                    <a class="button button--quiet button--small" href="/account/security/email" aria-label=say::security_change_email()>{say::security_change()}</a>
                </li>
            </ul>
        </section>
    }
}
