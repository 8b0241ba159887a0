//! Every component in every state, live, with what it takes and an example: for developers.
//!
//! The page's own words are English and stand in the code, since whoever reads them reads the code
//! as well. What the components say comes from the languages' files, as everywhere.

mod example;
mod on_request;
mod props;
mod sample;
mod section;
mod stage;

use leptos::prelude::*;
use leptos_meta::Title;

use self::props::COMPONENTS;
use super::NotFound;

const LEAD: &str = "What Tessera's pages are made of, in every state, live. What a component takes \
                    is read from its source by the build, and each example is a file that is \
                    compiled.";

/// The page, where the gateway is told to show it (`components_page`).
#[component]
pub fn Components() -> impl IntoView {
    if is_shown() { view! { <Gallery /> }.into_any() } else { view! { <NotFound /> }.into_any() }
}

/// Whether it is shown. The server says so in an attribute of `<html>`.
#[cfg(feature = "ssr")]
fn is_shown() -> bool {
    use_context::<crate::backend::Backend>().is_some_and(|backend| backend.components_page)
}

/// Whether it is shown. The server says so in an attribute of `<html>`.
#[cfg(not(feature = "ssr"))]
fn is_shown() -> bool {
    document().document_element().is_some_and(|root| root.has_attribute("data-components-page"))
}

#[component]
fn Gallery() -> impl IntoView {
    view! {
        <Title text="Components" />
        <div class="samples">
            <h1>"Components"</h1>
            <p class="lead">{LEAD}</p>
            <nav aria-label="Components">
                <ul class="samples__list">
                    {COMPONENTS
                        .iter()
                        .map(|component| {
                            let name = component.name;
                            let href = format!("#{name}");
                            view! { <li><a class="samples__link" href=href>{name}</a></li> }
                        })
                        .collect_view()}
                </ul>
            </nav>
            <section::PatternGridSection />
            <section::GesturePadSection />
            <section::PictureChooserSection />
            <section::PasswordStrengthSection />
            <section::RecoveryCodesSection />
            <section::TakeBackSection />
            <section::TextFieldSection />
            <section::StepsSection />
            <section::StepButtonsSection />
            <section::PatienceSection />
            <section::NoticeSection />
            <section::TroubleNoticeSection />
            <section::CodeStepSection />
            <section::AnswerStepSection />
        </div>
    }
}
