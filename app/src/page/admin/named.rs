//! An account that is named.

use leptos::prelude::*;

use super::account::path_of;
use crate::api::NamedRow;

/// The name of an account, which leads to it; nothing where there is none.
#[component]
pub fn Named(
    /// The account.
    of: Option<NamedRow>,
    /// What stands for a name that is not known.
    unnamed: &'static str,
) -> impl IntoView {
    of.map(|named| {
        let path = path_of(&named.id);
        let name = named.username.unwrap_or_else(|| unnamed.to_owned());
        view! { <a href=path><bdi>{name}</bdi></a> }
    })
}
