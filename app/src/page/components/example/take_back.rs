use leptos::prelude::*;

use crate::component::TakeBack;

#[component]
pub fn TakeBackExample() -> impl IntoView {
    let entered = RwSignal::new(3_u32);
    view! {
        <p>{move || entered.get()} " entered"</p>
        <div class="tools">
            <TakeBack
                name="example"
                nothing=Signal::derive(move || entered.get() == 0)
                disabled=Signal::stored(false)
                on_undo=move |()| entered.update(|entered| *entered -= 1)
                on_clear=move |()| entered.set(0)
            />
        </div>
    }
}
