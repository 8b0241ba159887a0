use leptos::prelude::*;

use crate::form::TextField;

#[component]
pub fn TextFieldExample() -> impl IntoView {
    let city = RwSignal::new(String::new());
    let error = Signal::derive(move || {
        let odd = city.with(|city| city.contains(char::is_numeric));
        if odd { "A city has no digits.".to_owned() } else { String::new() }
    });
    view! { <TextField id="field-example" label="City" value=city hint="Where you live." error /> }
}
