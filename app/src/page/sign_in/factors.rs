//! What follows on the name: the picture, the gesture and the pattern. A browser fetches it while the
//! name is typed.

use std::pin::Pin;

use ::factors::Binding;
use leptos::{
    prelude::*,
    task::spawn_local,
    wasm_split::{SplitLoaderError, wasm_split},
};
use leptos_router::hooks::use_query_map;
use messages::Bundle;

use super::Entered;
use crate::{
    api::{CodeView, Credentials, Secret, complete_sign_in},
    form::{
        AnswerStep, KeptCode, Trouble, Way,
        factor_steps::{KnownGesture, KnownPicture, known_gesture},
    },
    later::fetch_beside,
    page::guard::{safe_return, use_go_on},
    site::{Session, site},
    words::say,
};

/// The code that somebody is at, over a reload.
const KEPT: KeptCode = KeptCode("sign-in-code");

/// What is said where the rest did not arrive.
pub fn lost() -> String {
    say::sign_in_step_lost().to_owned()
}

/// Something that takes a while, and is said in words where it fails.
pub type Work<T> = Pin<Box<dyn Future<Output = Result<T, String>>>>;

/// Fetches all of it: its code, its texts and its style.
///
/// # Errors
/// Some of it did not arrive; then there are words for that.
pub async fn fetch() -> Result<(), String> {
    let beside = fetch_beside(&[Bundle::Factors]);
    match (fetch_code().await, beside.await) {
        (Ok(()), Ok(())) => Ok(()),
        _ => Err(lost()),
    }
}

/// Does what may have to be fetched first.
pub async fn arrived<T>(
    work: impl Future<Output = Result<Work<T>, SplitLoaderError>>,
) -> Result<T, String> {
    work.await.map_err(|_| lost())?.await
}

/// Shows what may have to be fetched first.
pub fn drawn(
    view: impl Future<Output = Result<AnyView, SplitLoaderError>> + Send + 'static,
) -> AnyView {
    Suspend::new(async move { view.await.unwrap_or_else(|_| lost().into_any()) }).into_any()
}

/// The step at which the picture or the gesture is entered.
#[wasm_split(factors, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_code))]
pub fn step(
    at: usize,
    entered: Entered,
    busy: RwSignal<bool>,
) -> Result<AnyView, SplitLoaderError> {
    Ok(match at {
        1 => {
            view! { <KnownPicture picture=entered.picture username=entered.username /> }.into_any()
        }
        _ => view! { <KnownGesture events=entered.gesture disabled=busy /> }.into_any(),
    })
}

/// The step at which the pattern is drawn.
#[wasm_split(factors, wasm_split_path = leptos::wasm_split, fallible)]
pub fn pattern(view: CodeView, on_restart: Callback<()>) -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <PatternStep view on_restart /> }.into_any())
}

/// Goes on with the code that somebody was at before the page was loaded anew.
#[wasm_split(factors, wasm_split_path = leptos::wasm_split, fallible)]
pub fn resume(
    way: Way,
    code: RwSignal<Option<CodeView>>,
    trouble: Trouble,
) -> Result<(), SplitLoaderError> {
    if KEPT.is_there() {
        spawn_local(async move {
            // What is drawn next has its texts and its style beside it.
            match (fetch_beside(&[Bundle::Factors]).await, KEPT.look_up().await) {
                (Err(_), _) => trouble.say(lost()),
                (_, Err(error)) => trouble.fail(error),
                (Ok(()), Ok(view)) => {
                    code.try_set(Some(view));
                    way.came_to(3);
                }
            }
        });
    }
    Ok(())
}

/// Whether the picture can be read.
#[wasm_split(factors, wasm_split_path = leptos::wasm_split, fallible)]
pub fn read_picture(entered: Entered) -> Result<Work<()>, SplitLoaderError> {
    let binding = binding(entered);
    Ok(Box::pin(async move { entered.picture.digest(&binding?).await.map(drop) }))
}

/// Everything that signs in.
#[wasm_split(factors, wasm_split_path = leptos::wasm_split, fallible)]
pub fn credentials(entered: Entered) -> Result<Work<Credentials>, SplitLoaderError> {
    // Everything is read before anything is awaited: the person may leave the page.
    let username = entered.username.get_untracked();
    let password = Secret::new(entered.password.get_untracked());
    let gesture = known_gesture(entered.gesture);
    let binding = binding(entered);
    Ok(Box::pin(async move {
        let binding = binding?;
        let image = entered.picture.digest(&binding).await?.image;
        Ok(Credentials { username, password, image, gesture: gesture?.digest(&binding) })
    }))
}

fn binding(entered: Entered) -> Result<Binding, String> {
    let binding = entered.username.with_untracked(|username| site().binding(username));
    binding.ok_or_else(|| say::sign_in_enter_username().to_owned())
}

#[component]
fn PatternStep(view: CodeView, on_restart: Callback<()>) -> impl IntoView {
    let session = Session::current();
    let go_on = use_go_on();
    let query = use_query_map();
    let done = move |()| {
        KEPT.forget();
        session.changed();
        let next = safe_return(query.read_untracked().get("next"));
        go_on(&next, Default::default());
    };
    let kept = view.clone();
    Effect::new(move |_| KEPT.keep(&kept));
    let restart = move |()| {
        KEPT.forget();
        on_restart.run(());
    };
    view! { <AnswerStep view answer=complete_sign_in on_done=done on_restart=restart /> }
}
