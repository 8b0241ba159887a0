//! Pages that a browser fetches when somebody goes there.
//!
//! The one for signing in is in the module that every page loads; the code that others alone need is
//! taken out of it by the build.

use leptos::{
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};
use leptos_meta::Title;
use leptos_router::{Lazy, LazyRoute, hooks::use_location};

use crate::page;

macro_rules! later {
    ($($page:ident),* $(,)?) => {
        #[derive(Clone, Copy)]
        enum Page { $($page),* }

        $(
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
                    draw(Page::$page).await.unwrap_or_else(|_| view! { <NotFetched /> }.into_any())
                }
            }
        )*

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
    ChangeEmail,
    ChangeFactors,
    Erase,
    Inbox,
    NotMe,
    Recover,
    Security,
    SignUp,
    Unlock,
    Vault,
    VaultExport,
    VaultHistory,
    VaultRecord,
);

/// The way to the first page, which has a part of its own.
pub struct Home;

impl Home {
    /// What a route shows.
    pub fn route() -> Lazy<Self> {
        Lazy::new()
    }
}

impl LazyRoute for Home {
    fn data() -> Self {
        Self
    }

    async fn view(_: Self) -> AnyView {
        home().await.unwrap_or_else(|_| view! { <NotFetched /> }.into_any())
    }
}

#[wasm_split(home, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_home))]
fn home() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <page::Home /> }.into_any())
}

/// What a page needs beside the module that every page loads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg(any(feature = "hydrate", feature = "ssr"))]
pub enum Part {
    /// The first page.
    Home,
    /// All others but the one for signing in.
    Others,
}

#[cfg(any(feature = "hydrate", feature = "ssr"))]
impl Part {
    /// What the page at `path` needs.
    pub fn of(path: &str) -> Option<Self> {
        match path.trim_start_matches('/').split('/').next() {
            None | Some("") => Some(Self::Home),
            Some("account" | "inbox" | "not-me" | "recover" | "sign-up" | "unlock" | "vault") => {
                Some(Self::Others)
            }
            Some(_) => None,
        }
    }

    /// Its name in what the build says of the parts.
    #[cfg(feature = "ssr")]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Others => "draw",
        }
    }
}

/// Fetches what the page at `path` needs, before it is hydrated. Pages that somebody goes to after
/// that fetch it by themselves.
///
/// # Errors
/// The part did not arrive.
#[cfg(feature = "hydrate")]
pub async fn fetch_what_is_needed(path: &str) -> Result<(), SplitLoaderError> {
    match Part::of(path) {
        Some(Part::Home) => fetch_home().await,
        Some(Part::Others) => fetch().await,
        None => Ok(()),
    }
}

/// Stands where a page's code did not arrive.
#[component]
fn NotFetched() -> impl IntoView {
    let here = use_location().pathname.get_untracked();
    view! {
        <Title text="This page did not arrive" />
        <section class="card" role="alert">
            <h1>"This page did not arrive"</h1>
            <p>"The connection to this site was lost on the way. Nothing was changed."</p>
            <p>
                <a class="button" href=here rel="external">"Try again"</a>
            </p>
        </section>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::Part;

    #[test]
    fn signing_in_needs_nothing_more() {
        for path in ["/sign-in", "/no-such-page", "/vaults"] {
            assert_eq!(Part::of(path), None, "{path}");
        }
        assert_eq!(Part::of("/"), Some(Part::Home));
        for path in ["/vault", "/vault/1", "/account/security/email", "/sign-up", "/unlock/a"] {
            assert_eq!(Part::of(path), Some(Part::Others), "{path}");
        }
    }
}
