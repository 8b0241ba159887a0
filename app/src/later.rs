//! Pages that a browser fetches when somebody goes there.
//!
//! The one for signing in is in the module that every page loads; the code that others alone need is
//! taken out of it by the build.

mod style;

use leptos::{
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};
use leptos_meta::Title;
use leptos_router::{
    Lazy, LazyRoute,
    hooks::{use_location, use_query_map},
};
use messages::Bundle;

use crate::{
    page,
    page::heading::PageHeading,
    words::{self, NotArrived, say},
};

/// The way to a page whose code comes by `$code`.
macro_rules! way {
    ($page:ident, $code:expr) => {
        /// The way to the page of this name.
        pub struct $page;

        impl $page {
            /// What a route shows.
            pub fn route() -> Lazy<Self> {
                Lazy::new()
            }
        }

        impl LazyRoute for $page {
            fn data() -> Self {
                Self
            }

            async fn view(_: Self) -> AnyView {
                arrived($code).await
            }
        }
    };
}

/// Pages that come together.
macro_rules! later {
    ($($page:ident),* $(,)?) => {
        #[derive(Clone, Copy)]
        enum Page { $($page),* }

        $(way!($page, draw(Page::$page));)*

        /// Draws a page; in a browser, its code is fetched first.
        #[wasm_split(draw, wasm_split_path = leptos::wasm_split, fallible, preload(fetch))]
        fn draw(page: Page) -> Result<AnyView, SplitLoaderError> {
            Ok(match page {
                $(Page::$page => view! { <page::$page /> }.into_any()),*
            })
        }
    };
}

later!(
    Account,
    Admin,
    Inbox,
    NotMe,
    Recover,
    Security,
    SecurityChange,
    SignUp,
    Unlock,
    Vault,
    VaultExport,
    VaultHistory,
    VaultRecord,
);

// The first page has a part of its own.
way!(Home, home());

#[wasm_split(home, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_home))]
fn home() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <page::Home /> }.into_any())
}

// So has the one with every component, which nobody but developers fetches.
way!(Components, components());

#[wasm_split(components, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_components))]
fn components() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <page::Components /> }.into_any())
}

/// The texts of every page but the one for signing in.
const OTHERS: &[Bundle] = &[Bundle::Entry, Bundle::Factors, Bundle::Pages];

/// A page, once its texts and its code are there.
async fn arrived(code: impl Future<Output = Result<AnyView, SplitLoaderError>>) -> AnyView {
    let beside = fetch_beside(OTHERS);
    match (code.await, beside.await) {
        (Ok(page), Ok(())) => page,
        _ => view! { <NotFetched /> }.into_any(),
    }
}

/// Fetches texts, and the style of what not every page has. The requests begin at once.
///
/// # Errors
/// One of them did not arrive.
pub fn fetch_beside(texts: &[Bundle]) -> impl Future<Output = Result<(), NotArrived>> + use<> {
    let (texts, style) = (words::fetch(texts), style::fetch());
    async move { texts.await.and(style.await) }
}

/// What a page needs beside the module that every page loads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg(any(feature = "hydrate", feature = "ssr"))]
pub enum Part {
    /// The first page.
    Home,
    /// The page with every component.
    Components,
    /// All others but the one for signing in.
    Others,
}

#[cfg(any(feature = "hydrate", feature = "ssr"))]
impl Part {
    /// What the page at `path` needs.
    pub fn of(path: &str) -> Option<Self> {
        match path.trim_start_matches('/').split('/').next() {
            None | Some("") => Some(Self::Home),
            Some("components") => Some(Self::Components),
            Some(
                "account" | "admin" | "inbox" | "not-me" | "recover" | "sign-up" | "unlock"
                | "vault",
            ) => Some(Self::Others),
            Some(_) => None,
        }
    }

    /// The texts that a page with this part, or without any, is drawn with.
    pub const fn words(part: Option<Self>) -> &'static [Bundle] {
        match part {
            Some(_) => OTHERS,
            None => &[Bundle::Entry],
        }
    }

    /// Its name in what the build says of the parts.
    #[cfg(feature = "ssr")]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Components => "components",
            Self::Others => "draw",
        }
    }
}

/// Fetches what the page at `path` needs, before it is hydrated: its texts, and its part. Pages that
/// somebody goes to after that fetch it by themselves.
///
/// # Errors
/// Something of it did not arrive.
#[cfg(feature = "hydrate")]
pub async fn fetch_what_is_needed(path: &str) -> Result<(), NotFetchedError> {
    let part = Part::of(path);
    let texts = words::fetch(Part::words(part));
    match part {
        Some(Part::Home) => fetch_home().await?,
        Some(Part::Components) => fetch_components().await?,
        Some(Part::Others) => fetch().await?,
        None => {}
    }
    Ok(texts.await?)
}

/// What did not arrive.
#[cfg(feature = "hydrate")]
#[derive(Debug, thiserror::Error)]
pub enum NotFetchedError {
    /// The code.
    #[error(transparent)]
    Code(#[from] SplitLoaderError),
    /// The texts.
    #[error(transparent)]
    Texts(#[from] NotArrived),
}

/// Stands where a page's code did not arrive.
#[component]
fn NotFetched() -> impl IntoView {
    let query = use_query_map().get_untracked().to_query_string();
    let here = format!("{}{query}", use_location().pathname.get_untracked());
    view! {
        <Title text=say::not_fetched_title() />
        <section class="card" role="alert">
            <PageHeading>{say::not_fetched_title()}</PageHeading>
            <p>{say::not_fetched_nothing_changed()}</p>
            <p>
                <a class="button" href=here rel="external">{say::button_try_again()}</a>
            </p>
        </section>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::Part;

    #[test]
    fn signing_in_needs_nothing_more() {
        for path in ["/sign-in", "/no-such-page", "/vaults", "/administrators"] {
            assert_eq!(Part::of(path), None, "{path}");
        }
        assert_eq!(Part::of("/"), Some(Part::Home));
        assert_eq!(Part::of("/components"), Some(Part::Components));
        for path in [
            "/admin/accounts/1",
            "/vault",
            "/vault/1",
            "/account/security/email",
            "/sign-up",
            "/unlock/a",
        ] {
            assert_eq!(Part::of(path), Some(Part::Others), "{path}");
        }
    }
}
