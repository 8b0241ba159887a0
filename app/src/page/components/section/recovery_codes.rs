//! The recovery codes.

use leptos::prelude::*;

use crate::{
    api::Secret,
    component::RecoveryCodes,
    page::components::{
        example::RecoveryCodesExample, on_request::OnRequest, sample::Sample, stage::State,
    },
};

/// Of the shape that real ones have.
const CODES: [&str; 10] = [
    "0A1B-2C3D-4E5F-6G7H-8J9K-MNPQ",
    "1B2C-3D4E-5F6G-7H8J-9KMN-PQRS",
    "2C3D-4E5F-6G7H-8J9K-MNPQ-RSTV",
    "3D4E-5F6G-7H8J-9KMN-PQRS-TVWX",
    "4E5F-6G7H-8J9K-MNPQ-RSTV-WXYZ",
    "5F6G-7H8J-9KMN-PQRS-TVWX-YZ01",
    "6G7H-8J9K-MNPQ-RSTV-WXYZ-0123",
    "7H8J-9KMN-PQRS-TVWX-YZ01-2345",
    "8J9K-MNPQ-RSTV-WXYZ-0123-4567",
    "9KMN-PQRS-TVWX-YZ01-2345-6789",
];

const NOTE: &str = "They take the focus, and the browser asks before it leaves the page. Continue \
                    without the tick: the problem is said.";

/// The section of the recovery codes.
#[component]
pub fn RecoveryCodesSection() -> impl IntoView {
    view! {
        <Sample
            name="RecoveryCodes"
            source=include_str!("../example/recovery_codes.rs")
            example=view! { <RecoveryCodesExample /> }.into_any()
        >
            <State name="Shown" note=NOTE>
                <OnRequest>
                    <RecoveryCodes codes=codes() username="ada" on_done=move |()| {} />
                </OnRequest>
            </State>
        </Sample>
    }
}

fn codes() -> Vec<Secret> {
    CODES.map(|code| Secret::new(code.to_owned())).to_vec()
}
