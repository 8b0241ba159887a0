//! A fresh pattern, asked for in place.

use leptos::{html::H3, prelude::*};

use crate::{
    api::{CodeView, confirm_pattern},
    focus::focus_when_shown,
    form::AnswerStep,
    words::say,
};

/// Says why a pattern is needed, and takes it.
#[component]
pub fn FreshPattern(
    /// The code that was mailed.
    code: CodeView,
    /// What it is for.
    heading: &'static str,
    /// Called once the pattern was drawn.
    #[prop(into)]
    on_drawn: Callback<()>,
    /// Called when the person wants another code.
    #[prop(into)]
    on_restart: Callback<()>,
    /// Called when the person gives up.
    #[prop(into)]
    on_cancel: Callback<()>,
) -> impl IntoView {
    view! {
        <Asking heading on_cancel>
            <p>{say::security_fresh_why()}</p>
            <AnswerStep view=code answer=confirm_pattern on_done=on_drawn on_restart />
        </Asking>
    }
}

/// A part of a section in which a pattern is awaited. It takes the focus, because the button that
/// led here may be far away.
#[component]
pub fn Asking(
    /// What the pattern is for.
    heading: &'static str,
    /// Called when the person gives up.
    #[prop(into)]
    on_cancel: Callback<()>,
    /// What is said and asked.
    children: Children,
) -> impl IntoView {
    let title = NodeRef::<H3>::new();
    focus_when_shown(title, || true);
    view! {
        <div class="asking" data-testid="asking">
            <h3 class="step__title" tabindex="-1" node_ref=title>{heading}</h3>
            {children()}
            <p>
                <button type="button" class="button button--quiet" on:click=move |_| on_cancel.run(())>
                    {say::button_cancel()}
                </button>
            </p>
        </div>
    }
}
