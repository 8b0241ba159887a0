//! The factors are new.

use leptos::prelude::*;
use leptos_meta::Title;

/// So few that it is time for new ones.
const FEW: u32 = 3;

/// Says what has changed, and leads to sign-in.
#[component]
pub fn Done(
    /// How many recovery codes are left.
    left: u32,
) -> impl IntoView {
    view! {
        <Title text="Recovered" />
        <section class="card card--form">
            <h1>"Your account is yours again"</h1>
            <p role="status">
                "You can sign in with your new factors. " {codes_left(left)}
                " Every session has ended, and the code that you used does not work any more."
            </p>
            {(left <= FEW).then(|| view! {
                <p class="notice">"Make new recovery codes on the security page once you are signed in."</p>
            })}
            <p><a class="button" href="/sign-in">"Sign in"</a></p>
        </section>
    }
}

fn codes_left(left: u32) -> String {
    match left {
        0 => "No recovery code is left.".to_owned(),
        1 => "One recovery code is left.".to_owned(),
        left => format!("{left} recovery codes are left."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_codes_reads_well() {
        assert_eq!(codes_left(0), "No recovery code is left.");
        assert_eq!(codes_left(1), "One recovery code is left.");
        assert_eq!(codes_left(9), "9 recovery codes are left.");
    }
}
