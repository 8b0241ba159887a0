//! Pages for somebody who is signed in.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::{
    api::ApiError,
    page::heading::PageHeading,
    words::{self, say},
};

/// Goes on elsewhere: as a 303 where the server draws the page, as a navigation in the browser.
#[component]
pub fn GoOn(
    /// The path.
    #[prop(into)]
    to: String,
) -> impl IntoView {
    #[cfg(feature = "ssr")]
    crate::backend::see_other(&to);
    let navigate = use_navigate();
    let path = to.clone();
    Effect::new(move |_| {
        navigate(&path, NavigateOptions { replace: true, ..Default::default() });
    });
    view! { <p><a href=to>{say::guard_go_on()}</a></p> }
}

/// What stands where a page's content could not be had: whoever is signed out goes to sign-in
/// and comes back, others read what happened.
#[component]
pub fn Failed(
    /// Why.
    error: ApiError,
    /// The path of this page.
    #[prop(into)]
    here: String,
) -> impl IntoView {
    match error {
        ApiError::SignedOut => view! { <GoOn to=format!("/sign-in?next={here}") /> }.into_any(),
        error => {
            #[cfg(feature = "ssr")]
            crate::backend::answer_status(error.status());
            view! {
                <section class="card" role="alert">
                    <PageHeading>{words::title(error)}</PageHeading>
                    <p>{words::sentence(error)}</p>
                    <p><a class="button" href=here rel="external">{say::button_try_again()}</a></p>
                </section>
            }
            .into_any()
        }
    }
}

/// Pages for somebody who is signed in whose path is always the same.
const PAGES: &[&str] = &[
    "/vault",
    // Where the export is asked for once more after the pattern.
    "/vault/export?go=1",
    "/account",
    "/account/security",
    "/account/security/factors",
    "/account/security/email",
    "/account/security/erase",
];

/// The path where somebody goes on after signing in: a page of this site that is known to lead
/// somewhere, or the account.
pub fn safe_return(next: Option<String>) -> String {
    match next {
        Some(path) if is_page(&path) || is_beyond(&path) => path,
        _ => "/account".into(),
    }
}

/// Goes on to a path of this site: within the application where it is one of its pages, by leaving
/// it where a service, or a program behind the same proxy, is there.
pub fn use_go_on() -> impl Fn(&str, NavigateOptions) + Clone {
    let navigate = use_navigate();
    move |path: &str, options: NavigateOptions| {
        if is_page(path) {
            navigate(path, options);
            return;
        }
        let location = window().location();
        // Either fails only where the path is no URL; then nothing happens, and the page says
        // where to go on.
        let _ = if options.replace { location.replace(path) } else { location.assign(path) };
    }
}

/// Whether a page of this application is there.
fn is_page(path: &str) -> bool {
    let plain = |rest: &str| {
        rest.chars().all(|character| character.is_ascii_alphanumeric() || "-_".contains(character))
    };
    let record = path.strip_prefix("/vault/");
    // Where a record's secret fields are asked for once more after the pattern.
    let record = record.map(|rest| rest.strip_suffix("?reveal=1").unwrap_or(rest));
    let below = record.or(path.strip_prefix("/unlock/"));
    PAGES.contains(&path) || below.is_some_and(|rest| !rest.is_empty() && plain(rest))
}

/// Whether a service is there, or `/go`, which knows by itself what is: no path that climbs, or
/// that a browser could read as another host.
fn is_beyond(path: &str) -> bool {
    let visible = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let spelled = path.to_ascii_lowercase();
    let unclear = ["//", "/.", "/%2e"].iter().any(|part| spelled.contains(part));
    (path.starts_with("/s/") || path.starts_with("/go?to=")) && visible && !unclear
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_shapes_of_paths_are_followed() {
        for path in [
            "/vault/0a-b_C",
            "/vault/0a-b_C?reveal=1",
            "/vault/history",
            "/vault/export",
            "/unlock/abc",
            "/s/notes/a?b=c",
            "/go?to=%2Fwiki%2Fa",
        ]
        .iter()
        .chain(PAGES)
        {
            assert_eq!(safe_return(Some((*path).into())), *path);
        }
        for path in [
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/vault/../inbox",
            "/account/security/../../inbox",
            "/account/security/other",
            "/vault/",
            "/vault/?reveal=1",
            "/vault/a?reveal=2",
            "/vault/a?reveal=1&x",
            "/vault/a?x",
            "/vault/export?go=2",
            "/unlock/a?reveal=1",
            "/s/../account",
            "/s/%2E%2E/account",
            "/s/notes/%2e%2E/account",
            "/s//evil.example",
            "/s/notes/\\evil",
            "/s/notes/a b",
            "/go?to=//evil.example",
            "/go",
            "javascript:alert(1)",
            "/vault?x=//y",
            "",
            "/vault/a\nb",
        ] {
            assert_eq!(safe_return(Some(path.into())), "/account", "{path:?}");
        }
        assert_eq!(safe_return(None), "/account");
    }
}
