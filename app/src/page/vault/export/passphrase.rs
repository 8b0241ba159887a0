//! What opens an archive, shown once.

use leptos::{prelude::*, task::spawn_local};

use crate::{component::clipboard::copy, page::heading::FocusedHeading, words::say};

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
                Ok(()) => say::vault_archive_copied(),
                Err(_) => say::vault_archive_not_copied(),
            });
        });
    };
    view! {
        <div class="archive">
            <FocusedHeading text=say::vault_archive_saved() />
            <p>{say::vault_archive_passphrase()}</p>
            <p class="archive__line">
                <code class="archive__passphrase" data-testid="archive-passphrase">{passphrase.get_value()}</code>
                <button type="button" class="tool" on:click=copy_it>{say::vault_copy()}</button>
            </p>
            <p class="archive__said" role="status">{move || said.get()}</p>
            <p>{say::vault_archive_commands()}</p>
            <pre class="archive__command">"tessera-vault open-archive tessera-vault-….age --to papers"</pre>
            <pre class="archive__command">"mkdir papers && age --decrypt tessera-vault-….age | tar -xf - -C papers"</pre>
        </div>
    }
}
