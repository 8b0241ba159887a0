//! A ticket opens once, and only where it shows something for it.

use std::sync::Arc;

use reqwest::StatusCode;
use serde_json::json;
use tickets::{SessionHash, TokenType};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use super::stage::{PATH, Stage, stranger};
use crate::attacks::forge::{NOW, account, session, ticket_claims, with};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_fifty_redemptions_at_the_same_time_one_is_served() {
    for path in [PATH, "/export"] {
        let stage = Arc::new(Stage::new().await);
        let proof = stage.proof("GET", path).await;
        let tasks: Vec<_> = (0..50)
            .map(|_| {
                let (stage, proof) = (Arc::clone(&stage), proof.clone());
                tokio::spawn(async move { stage.send_with("GET", path, &proof).await })
            })
            .collect();
        let mut served = 0;
        for task in tasks {
            let reply = task.await.unwrap();
            match reply.status {
                StatusCode::OK => served += 1,
                _ => assert_eq!(reply.problem(), "invalid-token"),
            }
        }
        assert_eq!((served, stage.served()), (1, 1));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_countersignatures_of_one_ticket_are_one() {
    let stage = Arc::new(Stage::new().await);
    let ticket = stage.call("GET", PATH).await.ticket();
    let tasks: Vec<_> = (0..50)
        .map(|_| {
            let (stage, ticket) = (Arc::clone(&stage), ticket.clone());
            tokio::spawn(async move {
                let claims = stage.countersignature(&ticket, "GET", PATH);
                stage.send_with("GET", PATH, &stage.countersigned(&claims)).await.status
            })
        })
        .collect();
    let mut served = 0;
    for task in tasks {
        served += usize::from(task.await.unwrap() == StatusCode::OK);
    }
    assert_eq!((served, stage.served()), (1, 1));
}

#[tokio::test]
async fn head_range_and_prefetch_serve_and_consume_nothing() {
    let stage = Stage::new().await;
    let proof = stage.proof("GET", PATH).await;
    for (name, value) in [
        ("range", "bytes=0-1"),
        ("sec-purpose", "prefetch"),
        ("purpose", "prefetch"),
        ("x-moz", "prefetch"),
    ] {
        let request = stage.request("GET", PATH).bearer_auth(&proof).header(name, value);
        assert_eq!(stage.send(request).await.problem(), "invalid-token", "{name}");
    }
    let head = stage.send_with("HEAD", PATH, &proof).await;
    assert_eq!(head.status, StatusCode::METHOD_NOT_ALLOWED);
    let ticket = stage.own.sign(
        TokenType::Ticket.as_str(),
        &with(
            &with(&ticket_claims(), "htm", json!("HEAD")),
            "jti",
            json!("BBBBBBBBBBBBBBBBBBBBBA"),
        ),
    );
    let proof_for_head = stage.countersigned(&stage.countersignature(&ticket, "HEAD", PATH));
    let head = stage.send_with("HEAD", PATH, &proof_for_head).await;
    assert_eq!(head.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(head.header("allow"), Some("GET"));
    assert_eq!(stage.served(), 0);
    assert_eq!(stage.send_with("GET", PATH, &proof).await.status, StatusCode::OK);
}

#[tokio::test]
async fn head_is_not_served_inside_a_grant_either_nor_answered_with_a_ticket() {
    let stage = Stage::new().await;
    assert_eq!(stage.call("HEAD", PATH).await.status, StatusCode::METHOD_NOT_ALLOWED);
    stage.unlock().await;
    assert_eq!(stage.call("HEAD", PATH).await.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(stage.served(), 1);
    assert_eq!(stage.call("HEAD", "/who").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_path_that_does_not_exist_or_an_argument_that_is_wrong_consumes_nothing() {
    let stage = Stage::new().await;
    let path = "/numbered?n=x";
    let ticket =
        stage.own.sign(TokenType::Ticket.as_str(), &with(&ticket_claims(), "htp", json!(path)));
    let proof = stage.countersigned(&stage.countersignature(&ticket, "GET", path));
    assert_eq!(stage.send_with("GET", path, &proof).await.status, StatusCode::BAD_REQUEST);
    // The id of the ticket is as good as before: the same one opens another path.
    let ticket = stage.own.sign(TokenType::Ticket.as_str(), &ticket_claims());
    let proof = stage.countersigned(&stage.countersignature(&ticket, "GET", PATH));
    assert_eq!(stage.send_with("GET", PATH, &proof).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_body_that_is_too_long_or_does_not_arrive_consumes_nothing() {
    let stage = Stage::new().await;
    let proof = stage.proof("POST", "/records").await;
    let long = stage.request("POST", "/records").bearer_auth(&proof).body("x".repeat(70_000));
    assert_eq!(stage.send(long).await.problem(), "too-large");

    let mut connection = TcpStream::connect(stage.address()).await.unwrap();
    let head = format!(
        "POST /records HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {proof}\r\nContent-Length: 9\r\n\r\nhal"
    );
    connection.write_all(head.as_bytes()).await.unwrap();
    connection.shutdown().await.unwrap();
    let mut answer = String::new();
    let _ = connection.read_to_string(&mut answer).await;
    assert!(!answer.contains(" 200 "), "{answer}");

    let whole = stage.request("POST", "/records").bearer_auth(&proof).body("whole");
    assert_eq!(stage.send(whole).await.body, "whole");
    assert_eq!(stage.served(), 1);
}

#[tokio::test]
async fn a_call_that_changes_something_counts_once() {
    let stage = Stage::new().await;
    let token = stage.call_token(&session(), "POST", "/who");
    assert_eq!(stage.send_with("POST", "/who", &token).await.status, StatusCode::OK);
    assert_eq!(stage.send_with("POST", "/who", &token).await.problem(), "invalid-token");
    let read = stage.call_token(&session(), "GET", "/who");
    for _ in 0..2 {
        assert_eq!(stage.send_with("GET", "/who", &read).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn an_erased_account_opens_nothing_whatever_it_was_given() {
    let stage = Stage::new().await;
    stage.unlock().await;
    let proof = stage.proof("GET", "/export").await;
    let path = format!("/accounts/{}", account());
    assert_eq!(stage.order("DELETE", &path).await.status, StatusCode::NO_CONTENT);
    for path in [PATH, "/who", "/public", "/nowhere"] {
        assert_eq!(stage.call("GET", path).await.problem(), "no-account", "{path}");
    }
    assert_eq!(stage.send_with("GET", "/export", &proof).await.problem(), "no-account");
    assert_eq!(stage.order("PUT", &path).await.status, StatusCode::CREATED);
    stage.call("GET", PATH).await.ticket();
    assert_eq!(stage.served(), 1);
}

#[tokio::test]
async fn a_ticket_in_the_countersignature_of_another_opens_nothing() {
    let stage = Stage::new().await;
    let other = stage.call("GET", "/export").await.ticket();
    let mixed = stage.countersigned(&stage.countersignature(&other, "GET", PATH));
    assert_eq!(stage.send_with("GET", PATH, &mixed).await.problem(), "invalid-token");
    assert_eq!(stage.send_with("GET", "/export", &mixed).await.problem(), "invalid-token");
    let right = stage.countersigned(&stage.countersignature(&other, "GET", "/export"));
    assert_eq!(stage.send_with("GET", "/export", &right).await.status, StatusCode::OK);
}

#[tokio::test]
async fn another_session_or_account_opens_nothing_with_this_ticket() {
    let stage = Stage::new().await;
    let ticket = stage.call("GET", PATH).await.ticket();
    let genuine = stage.countersignature(&ticket, "GET", PATH);
    for (name, value) in [
        ("sid", json!(SessionHash::of(b"another session"))),
        ("sub", json!(stranger())),
        ("auth_time", json!(stage.now() - 6)),
        ("auth_time", json!(stage.now() + 6)),
        ("acr", json!("urn:tessera:acr:password")),
    ] {
        let token = stage.countersigned(&with(&genuine, name, value));
        assert_eq!(stage.send_with("GET", PATH, &token).await.problem(), "invalid-token", "{name}");
    }
    assert_eq!(stage.served(), 0);
    assert_eq!(stage.send_with("GET", PATH, &stage.countersigned(&genuine)).await.body, "1");
}

#[tokio::test]
async fn a_ticket_from_before_a_restart_opens_nothing() {
    let stage = Stage::empty(NOW).await;
    let path = format!("/accounts/{}", account());
    assert_eq!(stage.order("PUT", &path).await.status, StatusCode::CREATED);
    let ticket = stage.own.sign(TokenType::Ticket.as_str(), &ticket_claims());
    let proof = stage.countersigned(&stage.countersignature(&ticket, "GET", PATH));
    assert_eq!(stage.send_with("GET", PATH, &proof).await.problem(), "invalid-token");
    stage.unlock().await;
}

#[tokio::test]
async fn a_ticket_for_a_while_is_not_enough_for_a_single_shot() {
    let stage = Stage::new().await;
    let claims = with(&ticket_claims(), "htp", json!("/export"));
    let claims = with(&claims, "scope", json!("records.export"));
    let ticket = stage.own.sign(TokenType::Ticket.as_str(), &claims);
    let proof = stage.countersigned(&stage.countersignature(&ticket, "GET", "/export"));
    assert_eq!(stage.send_with("GET", "/export", &proof).await.problem(), "invalid-token");
    assert_eq!(stage.served(), 0);
}
