//! What a page draws of what it has asked for.

use leptos::prelude::*;

/// Draws what the server answers; until then a line that says what is under way. What is there
/// stays while the same is asked again.
///
/// Where a server has the answer when it comes here, it draws it on the spot. A boundary would draw
/// it twice before, to find out what else there is to wait for, and go through it once more.
#[component]
pub fn Answer<T>(
    /// What was asked.
    to: Resource<T>,
    /// What is under way.
    loading: fn() -> &'static str,
    /// Makes a view of the answer.
    draw: impl Fn(T) -> AnyView + Clone + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
{
    #[cfg(feature = "ssr")]
    if let Some(answer) = at_once(to) {
        return Some(draw(answer)).into_any();
    }
    view! {
        <Transition fallback=move || view! { <p class="loading">{loading()}</p> }>
            {
                let draw = draw.clone();
                move || to.get().map(&draw)
            }
        </Transition>
    }
    .into_any()
}

/// The answer, where it is there. The name that the boundary has in the browser is passed over, so
/// that whatever comes after it has the same name here and there.
#[cfg(feature = "ssr")]
fn at_once<T: Clone + Send + Sync + 'static>(to: Resource<T>) -> Option<T> {
    use futures_util::FutureExt as _;
    use leptos::reactive::owner::Owner;

    let answer = to.into_future().now_or_never()?;
    if let Some(names) = Owner::current_shared_context() {
        names.next_id();
    }
    Some(answer)
}
