//! Bodies that are no records: a 4xx that says so, never a 5xx.

use std::time::Duration;

use database::testing::on_both;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use super::stage::{Person, Reply, Stage};

async fn post(stage: &Stage, person: &Person, content_type: &str, body: Vec<u8>) -> Reply {
    let token = stage.call_token(person, "POST", "/records");
    let request =
        stage.request("POST", "/records").bearer_auth(token).header("content-type", content_type);
    stage.send(request.body(body)).await
}

#[tokio::test]
async fn bodies_that_are_not_records_are_refused() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let deep = format!("{}{}", "[".repeat(30_000), "]".repeat(30_000)).into_bytes();
        for body in [
            b"".to_vec(),
            b"{".to_vec(),
            b"null".to_vec(),
            b"\xff\xfe".to_vec(),
            b"{}\0".to_vec(),
            deep,
        ] {
            assert_eq!(post(&stage, &ana, "application/json", body).await.problem(), "malformed");
        }
        let record = br#"{"kind":"note","title":"x","fields":{"text":"y"}}"#.to_vec();
        for content_type in
            ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""]
        {
            assert_eq!(
                post(&stage, &ana, content_type, record.clone()).await.problem(),
                "not-json"
            );
        }
        assert_eq!(post(&stage, &ana, "application/json; charset=utf-8", record).await.status, 201);
        assert_eq!(
            post(&stage, &ana, "application/json", vec![b' '; 65_537]).await.problem(),
            "too-large"
        );
        assert_eq!(
            post(&stage, &ana, "application/json", vec![b' '; 65_536]).await.problem(),
            "malformed"
        );
    })
    .await;
}

#[tokio::test]
async fn each_field_says_what_to_do() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let body = json!({
            "kind": "bank_account", "title": "x".repeat(121),
            "fields": { "holder": "a\u{0}b", "account_number": 7, "email": "nobody", "colour": "red" },
        });
        let reply = stage.call_json(&ana, "POST", "/records", &body).await;
        assert_eq!(reply.problem(), "invalid");
        assert_eq!(reply.status, 422);
        let errors: Vec<(Value, Value)> = reply.json()["errors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|error| (error["field"].clone(), error["message"].clone()))
            .collect();
        assert_eq!(
            errors,
            [
                (json!("title"), json!("Use at most 120 characters.")),
                (json!("holder"), json!("Use plain text without control characters.")),
                (json!("account_number"), json!("This must be text.")),
                (json!("email"), json!("Enter an e-mail address, such as ana@example.org.")),
                (json!("colour"), json!("There is no such field.")),
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn a_body_that_does_not_arrive_is_not_waited_for() {
    on_both(async |database| {
        let stage = Stage::with(database, |settings| settings.body_timeout = 1).await;
        let ana = stage.resident().await;
        let token = stage.call_token(&ana, "POST", "/records");
        let mut socket = TcpStream::connect(stage.address()).await.unwrap();
        let head = format!(
            "POST /records HTTP/1.1\r\nHost: vault\r\nAuthorization: Bearer {token}\r\nContent-Length: 10\r\n\r\n{{"
        );
        socket.write_all(head.as_bytes()).await.unwrap();
        let mut answer = [0; 12];
        let read = tokio::time::timeout(Duration::from_secs(5), socket.read_exact(&mut answer)).await;
        read.unwrap().unwrap();
        assert_eq!(&answer, b"HTTP/1.1 408");
    })
    .await;
}

#[tokio::test]
async fn paths_and_methods_that_are_not_there_say_so() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        assert_eq!(stage.send(stage.request("GET", "/")).await.problem(), "no-path");
        let reply = stage.send(stage.request("PATCH", "/records")).await;
        assert_eq!(reply.problem(), "method");
        assert!(reply.header("allow").unwrap().contains("POST"));
    })
    .await;
}
