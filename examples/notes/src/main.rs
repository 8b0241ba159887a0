//! Notes behind the second lock: adding one takes being signed in, reading them takes a pattern.

mod settings;
mod shelf;

use axum::{Form, Router, extract::State, response::Html, response::Redirect, routing};
use clap::Parser as _;
use tickets::{Lock, Opens, SignedIn, Unlocked};

use crate::{
    settings::Settings,
    shelf::{Full, Note, Shelf},
};

struct Read;

impl Opens for Read {
    const SCOPE: &'static str = "notes.read";
    const PURPOSE: &'static str = "Read your notes";
    const MAX_AGE: i64 = 300;
}

async fn list(shelf: State<Shelf>, owner: Unlocked<Read>) -> Html<String> {
    Html(shelf.page(owner.account()))
}

async fn add(shelf: State<Shelf>, owner: SignedIn, note: Form<Note>) -> Result<Redirect, Full> {
    shelf.add(owner.account(), note.0)?;
    Ok(Redirect::to("./"))
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let (settings, shelf) = (Settings::parse(), Shelf::default());
    let lock = Lock::new(settings.service(&shelf)?)?;
    let people = Router::new().route("/", routing::get(list)).route("/notes", routing::post(add));
    let listener = tokio::net::TcpListener::bind(settings.listen).await?;
    axum::serve(listener, lock.guard(people.with_state(shelf))).await?;
    Ok(())
}
