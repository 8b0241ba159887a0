//! The factors are new.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{page::heading::PageHeading, words::say};

/// So few that it is time for new ones.
const FEW: u32 = 3;

/// Says what has changed, and leads to sign-in.
#[component]
pub fn Done(
    /// How many recovery codes are left.
    left: u32,
) -> impl IntoView {
    view! {
        <Title text=say::recover_done_title() />
        <section class="card card--form">
            <PageHeading>{say::recover_done_heading()}</PageHeading>
            <p role="status">
                {say::recover_done()} " " {say::recover_codes_left(u64::from(left))} " "
                {say::recover_ended()}
            </p>
            {(left <= FEW).then(|| view! {
                <p class="notice">{say::recover_make_codes()}</p>
            })}
            <p><a class="button" href="/sign-in">{say::recover_sign_in()}</a></p>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_codes_reads_well() {
        assert_eq!(say::recover_codes_left(0), "No recovery code is left.");
        assert_eq!(say::recover_codes_left(1), "One recovery code is left.");
        assert_eq!(say::recover_codes_left(9), "9 recovery codes are left.");
    }
}
