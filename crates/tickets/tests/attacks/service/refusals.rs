//! Requests that have no business here, and services that are put together in a wrong way.

use std::sync::Arc;

use reqwest::StatusCode;
use tickets::{Error, KeySet, KeySource, KeyUse, Lock, MemoryStore, OneKey, Service, SigningKey};

use super::{
    app::people,
    stage::{PATH, Stage, serve},
};
use crate::attacks::forge::{GATEWAY, NOW, SERVICE, session};

#[tokio::test]
async fn without_a_token_nothing_shows_what_is_there() {
    let stage = Stage::new().await;
    for (method, path) in [
        ("GET", PATH),
        ("GET", "/nowhere"),
        ("DELETE", "/records"),
        ("GET", "/public"),
        ("POST", "/export"),
        ("GET", "/"),
        ("OPTIONS", "/records"),
    ] {
        let reply = stage.send(stage.request(method, path)).await;
        assert_eq!(reply.problem(), "no-token", "{method} {path}");
        assert_eq!(reply.header("www-authenticate"), Some(r#"Bearer realm="records""#));
        assert_eq!(reply.header("allow"), None);
        let reply = stage.send_with(method, path, "a.b.c").await;
        assert_eq!(reply.problem(), "invalid-token", "{method} {path}");
    }
}

#[tokio::test]
async fn one_bearer_token_is_an_authorization_and_nothing_else_is() {
    let stage = Stage::new().await;
    let token = stage.call_token(&session(), "GET", "/who");
    for value in [format!("Basic {token}"), token.clone(), "Bearer".to_owned(), String::new()] {
        let request = stage.request("GET", "/who").header("authorization", &value);
        assert_eq!(stage.send(request).await.problem(), "invalid-token", "{value}");
    }
    let twice = stage.request("GET", "/who").bearer_auth(&token).bearer_auth("a.b.c");
    assert_eq!(stage.send(twice).await.problem(), "invalid-token");
    let elsewhere = stage.request("GET", &format!("/who?access_token={token}"));
    assert_eq!(stage.send(elsewhere).await.problem(), "no-token");
    let any_case = stage.request("GET", "/who").header("authorization", format!("bEARER {token}"));
    assert_eq!(stage.send(any_case).await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_account_that_is_not_known_is_told_to_the_gateway() {
    let stage = Stage::empty(NOW - 1).await;
    for path in [PATH, "/who", "/nowhere"] {
        assert_eq!(stage.call("GET", path).await.problem(), "no-account");
    }
}

#[tokio::test]
async fn a_path_too_long_for_a_ticket_is_told() {
    let stage = Stage::new().await;
    let path = format!("/records?{}", "x".repeat(300));
    assert_eq!(stage.call("GET", &path).await.problem(), "too-long");
}

#[tokio::test]
async fn a_scope_that_is_none_opens_nothing() {
    let stage = Stage::new().await;
    let reply = stage.call("GET", "/misspelt").await;
    assert_eq!(reply.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(reply.problem(), "internal");
}

#[tokio::test]
async fn handlers_without_the_layer_are_not_reached() {
    let base = serve(people().with_state(Arc::default())).await;
    for path in ["/records", "/who", "/export"] {
        let reply = reqwest::get(format!("{base}{path}")).await.unwrap();
        assert_eq!(reply.status(), StatusCode::INTERNAL_SERVER_ERROR, "{path}");
    }
}

#[tokio::test]
async fn without_the_gateways_keys_the_service_says_try_again() {
    let nowhere = KeySource::published("http://127.0.0.1:1/keys").unwrap();
    let lock = Lock::new(Service { gateway_keys: nowhere, ..service() }).unwrap();
    let base = serve(lock.guard(people().with_state(Arc::default()))).await;
    let token = Stage::empty(NOW - 1).await.call_token(&session(), "GET", "/who");
    let http = reqwest::Client::new();
    let reply = http.get(format!("{base}/who")).bearer_auth(token).send().await.unwrap();
    assert_eq!(reply.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(reply.headers()["retry-after"], "1");
}

fn service() -> Service {
    let key = SigningKey::generate(KeyUse::Ticket).unwrap();
    Service {
        origin: SERVICE.to_owned(),
        realm: "records",
        gateway: GATEWAY.to_owned(),
        gateway_keys: KeySource::pinned(KeySet::default()),
        ticket_keys: Arc::new(OneKey::new(key).unwrap()),
        store: Arc::new(MemoryStore::starting_at(NOW)),
        clock: Box::new(|| NOW),
        entropy: Box::new(|_| ()),
    }
}

#[test]
fn a_lock_is_made_of_names_that_can_be_compared() {
    let slash = format!("{SERVICE}/");
    let refused = Lock::new(Service { origin: slash.clone(), ..service() }).unwrap_err();
    assert_eq!(refused, Error::Origin(slash.clone()));
    let refused = Lock::new(Service { gateway: slash.clone(), ..service() }).unwrap_err();
    assert_eq!(refused, Error::Origin(slash));
    for realm in ["", "my records", "a\"b", "a\\"] {
        assert_eq!(Lock::new(Service { realm, ..service() }).unwrap_err(), Error::Realm);
    }
}
