//! What opens an archive, shown once.

use leptos::{prelude::*, task::spawn_local};

use crate::{component::clipboard::copy, page::vault::heading::FocusedHeading};

/// The passphrase, and what one does with it.
#[component]
pub fn Passphrase(passphrase: String) -> impl IntoView {
    let passphrase = StoredValue::new(passphrase);
    let said = RwSignal::new("");
    let copy_it = move |_| {
        said.set("");
        spawn_local(async move {
            let copied = passphrase.with_value(String::clone);
            said.try_set(match copy(&copied).await {
                Ok(()) => "Copied. Keep it apart from the file.",
                Err(_) => "This browser does not let the page copy. Mark it and copy it by hand.",
            });
        });
    };
    view! {
        <div class="archive">
            <FocusedHeading text="Saved among your downloads" />
            <p>"This passphrase opens the file. Write it down now: it is shown once and kept nowhere."</p>
            <p class="archive__line">
                <code class="archive__passphrase" data-testid="archive-passphrase">{passphrase.get_value()}</code>
                <button type="button" class="tool" on:click=copy_it>"Copy"</button>
            </p>
            <p class="archive__said" role="status">{move || said.get()}</p>
            <p>"To open it, run one of these where the file is:"</p>
            <pre class="archive__command">"tessera-vault open-archive tessera-vault-….age --to papers"</pre>
            <pre class="archive__command">"mkdir papers && age --decrypt tessera-vault-….age | tar -xf - -C papers"</pre>
        </div>
    }
}
