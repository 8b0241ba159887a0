//! What a page of the vault shows for an answer: itself where the vault is open, the way there
//! where it is not.

use leptos::prelude::*;

use super::ask::Ask;
use crate::{
    api::{ApiError, Opened},
    page::guard::{Failed, GoOn},
};

/// Draws a page at `here` with what was asked for, or what stands in its place.
pub fn opened<T>(
    answer: Result<Opened<T>, ApiError>,
    here: &str,
    on_ask: Callback<()>,
    draw: impl FnOnce(T) -> AnyView,
) -> AnyView {
    match answer {
        Ok(Opened::Open(open)) => draw(open),
        answer => instead(answer.map(Opened::discard), here.to_owned(), on_ask),
    }
}

fn instead(answer: Result<Opened<()>, ApiError>, here: String, on_ask: Callback<()>) -> AnyView {
    match answer {
        Ok(Opened::Locked(challenge)) => {
            view! { <GoOn to=format!("/unlock/{challenge}") /> }.into_any()
        }
        Ok(Opened::Closed) => view! { <Ask on_ask /> }.into_any(),
        Ok(Opened::Open(()) | Opened::Refused(_)) => {
            view! { <Failed error=ApiError::ServiceDown here /> }.into_any()
        }
        Err(error) => view! { <Failed error here /> }.into_any(),
    }
}
