//! What the gateway asks of every service.

use reqwest::StatusCode;
use serde_json::{Value, json};
use tickets::KeySet;

use super::stage::{Stage, stranger};
use crate::attacks::forge::{account, session};

#[tokio::test]
async fn an_account_is_made_once_and_erased_for_good() {
    let stage = Stage::new().await;
    let path = format!("/accounts/{}", account());
    assert_eq!(stage.order("PUT", &path).await.status, StatusCode::NO_CONTENT);
    let state = stage.order("GET", &path).await;
    assert_eq!(state.header("cache-control"), Some("no-store"));
    let state: Value = serde_json::from_str(&state.body).unwrap();
    assert_eq!(state, json!({ "id": account(), "state": "active", "created_at": stage.now() }));
    for _ in 0..2 {
        assert_eq!(stage.order("DELETE", &path).await.status, StatusCode::NO_CONTENT);
        assert_eq!(stage.order("GET", &path).await.problem(), "no-account");
    }
    assert_eq!(stage.order("PUT", &path).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn a_provisioning_call_counts_once() {
    let stage = Stage::new().await;
    for (method, path) in [
        ("PUT", format!("/accounts/{}", stranger())),
        ("DELETE", format!("/accounts/{}", stranger())),
        ("DELETE", format!("/grants/{}", session())),
    ] {
        let token = stage.order_token(method, &path, b"");
        assert!(stage.send_with(method, &path, &token).await.status.is_success());
        let again = stage.send_with(method, &path, &token).await;
        assert_eq!(again.problem(), "invalid-token", "{method} {path}");
    }
}

#[tokio::test]
async fn a_provisioning_call_is_for_its_body() {
    let stage = Stage::new().await;
    let path = format!("/accounts/{}", stranger());
    let token = stage.order_token("PUT", &path, b"{}");
    for body in ["", "{ }", "{}\n"] {
        let request = stage.request("PUT", &path).bearer_auth(&token).body(body);
        assert_eq!(stage.send(request).await.problem(), "invalid-token", "{body:?}");
    }
    let long = stage.request("PUT", &path).bearer_auth(&token).body("x".repeat(70_000));
    assert_eq!(stage.send(long).await.problem(), "too-large");
    let request = stage.request("PUT", &path).bearer_auth(&token).body("{}");
    assert_eq!(stage.send(request).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn names_that_are_none_are_told_to_the_gateway_only() {
    let stage = Stage::new().await;
    for (path, problem) in
        [("/accounts/x", "no-account"), ("/accounts/%ff", "no-account"), ("/grants/x", "no-path")]
    {
        assert_eq!(stage.order("DELETE", path).await.problem(), problem, "{path}");
        let stranger = stage.send(stage.request("DELETE", path)).await;
        assert_eq!(stranger.problem(), "no-token", "{path}");
    }
}

#[tokio::test]
async fn other_methods_are_refused_and_head_uses_nothing_up() {
    let stage = Stage::new().await;
    let path = format!("/accounts/{}", account());
    assert_eq!(stage.order("POST", &path).await.problem(), "method");
    assert_eq!(stage.order("HEAD", &path).await.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn everybody_can_read_the_public_keys() {
    let stage = Stage::new().await;
    let reply = stage.send(stage.request("GET", "/.well-known/jwks.json")).await;
    assert_eq!(reply.header("content-type"), Some("application/jwk-set+json"));
    assert_eq!(reply.header("cache-control"), Some("public, max-age=300"));
    let keys = KeySet::parse(reply.body.as_bytes()).unwrap();
    assert!(keys.has(stage.own.key.public().kid()));
}
