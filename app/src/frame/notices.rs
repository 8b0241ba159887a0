//! What may have to be said on any page.

use leptos::prelude::*;

use super::{
    failed::Failed,
    piece::{Piece, piece},
};
use crate::connection::LostConnection;

/// That the connection is lost, and that the page could not start.
#[component]
pub fn Notices() -> impl IntoView {
    piece(|| Piece::Notices, || view! { <LostConnection /><Failed /> }.into_any())
}
