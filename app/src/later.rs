//! Pages that a browser fetches when somebody goes there.
//!
//! The first page of the site and the one for signing in are in the module that every page loads;
//! the code that these alone need is taken out of it by the build.

use leptos::{
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};
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

/// Whether a path leads to one of these pages.
#[cfg(any(feature = "hydrate", feature = "ssr"))]
pub fn is_needed(path: &str) -> bool {
    let first = path.trim_start_matches('/').split('/').next();
    matches!(
        first,
        Some("account" | "inbox" | "not-me" | "recover" | "sign-up" | "unlock" | "vault")
    )
}

/// Fetches what the page at `path` needs, so that it can be taken over as it is. Pages that are gone
/// to later fetch it by themselves.
///
/// # Errors
/// The part did not arrive.
#[cfg(feature = "hydrate")]
pub async fn fetch_what_is_needed(path: &str) -> Result<(), SplitLoaderError> {
    if is_needed(path) { fetch().await } else { Ok(()) }
}

/// The page's code did not arrive. What was left to get here is in the browser's history.
#[component]
fn NotFetched() -> impl IntoView {
    let here = use_location().pathname.get_untracked();
    view! {
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
    use super::is_needed;

    #[test]
    fn the_first_pages_need_nothing_more() {
        for path in ["/", "/sign-in", "/no-such-page", "/vaults"] {
            assert!(!is_needed(path), "{path}");
        }
        for path in ["/vault", "/vault/1", "/account/security/email", "/sign-up", "/unlock/a"] {
            assert!(is_needed(path), "{path}");
        }
    }
}
