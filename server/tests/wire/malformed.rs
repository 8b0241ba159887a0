//! What is not of the required form is refused before anything expensive is done.

use std::time::Duration;

use leptos::server_fn;
use reqwest::header::{CONTENT_TYPE, ORIGIN};
use serde_json::{Value, json};
use tokio::time::{sleep, timeout};

use super::gateway::{Answer, Gateway, credentials};

// Links what registers the server functions.
use app as _;

/// Bodies that are no JSON object at all.
fn broken() -> Vec<Vec<u8>> {
    let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let mut bodies: Vec<Vec<u8>> = [
        "",
        " ",
        "{",
        "}",
        "nul",
        "null",
        "true",
        "7",
        "-",
        "\"text\"",
        "[1]",
        "{\"a\"}",
        "{\"a\":1,}",
        "{} {}",
        "{}x",
        "\u{feff}{}",
        "<xml/>",
        "a=b",
    ]
    .map(|text| text.as_bytes().to_vec())
    .into();
    bodies.extend([deep(200), deep(8000), "{\"a\":".repeat(2000)].map(String::into_bytes));
    bodies.extend([b"\0".to_vec(), b"{\"a\":\"\0\"}".to_vec(), b"{\"\xff\xfe\":1}".to_vec()]);
    bodies.push(b"{\"a\":\"\xed\xa0\x80\"}".to_vec());
    bodies
}

/// JSON objects without the members that a function takes, or with others in their place.
fn misshapen() -> Vec<Vec<u8>> {
    let names = [
        "credentials",
        "application",
        "challenge",
        "pattern",
        "username",
        "code",
        "token",
        "factors",
        "current",
        "changes",
        "email",
        "id",
        "sid",
        "before",
        "version",
        "title",
        "fields",
    ];
    let all = |value: &str| {
        let members: Vec<String> = names.iter().map(|name| format!("\"{name}\":{value}")).collect();
        format!("{{{}}}", members.join(","))
    };
    let values =
        ["null", "true", "[]", "{}", "1e400", "99999999999999999999", "\"\\ud800\"", "\"\\u0000\""];
    let mut bodies: Vec<Vec<u8>> = values.iter().map(|value| all(value).into_bytes()).collect();
    bodies.push(b"{}".to_vec());
    bodies.push(b"{\"challenge\":7,\"challenge\":\"a\"}".to_vec());
    bodies.push(all(&"[".repeat(500)).into_bytes());
    bodies
}

fn assert_refused(answer: &Answer, what: &str) {
    assert!(answer.status.is_client_error(), "{what}: {answer:?}");
    assert!(answer.error().is_some(), "{what}: {answer:?}");
}

fn shown(path: &str, body: &[u8]) -> String {
    format!("{path} {:.80}", String::from_utf8_lossy(body))
}

/// Well-formed requests to the functions that compute, with a value that could be nobody's.
fn impossible() -> Vec<(&'static str, Value)> {
    let with = |mut body: Value, of: &str, name: &str, value: Value| {
        body[of][name] = value;
        body
    };
    let sign_in =
        |name, value| ("/api/sign-in", with(credentials("ada"), "credentials", name, value));
    let digest = "0".repeat(64);
    let application = json!({ "application": {
        "username": "ada", "email": "ada@example.org", "password": "incorrect horse battery",
        "image": digest, "fingerprint": digest, "gesture": digest,
    } });
    let apply = |name, value| ("/api/apply", with(application.clone(), "application", name, value));
    vec![
        sign_in("username", json!("a\0b")),
        sign_in("username", json!("x".repeat(5000))),
        sign_in("username", json!("\u{202e}evil")),
        sign_in("password", json!("x".repeat(5000))),
        sign_in("password", json!(7)),
        sign_in("image", json!("AB".repeat(32))),
        sign_in("gesture", json!("0".repeat(63))),
        sign_in("admin", json!(true)),
        apply("username", json!("a\0b")),
        apply("email", json!("ada@example.org\r\nBcc: bob@example.org")),
        apply("email", json!("ada@example.org\0")),
        apply("password", json!("short")),
        apply("password", json!("\0".repeat(129))),
        apply("fingerprint", json!("\u{e9}".repeat(32))),
        ("/api/recover", json!({ "username": "a\0b", "code": "\0" })),
        ("/api/recover", json!({ "username": "ada", "code": ["0000"] })),
        ("/api/complete-sign-in", json!({ "challenge": "../../x", "pattern": "1-2-3-4-5-10" })),
        ("/api/complete-sign-in", json!({ "challenge": "A".repeat(22), "pattern": "1-1-1-1-1-1" })),
        (
            "/api/finish-recovery",
            json!({ "token": "\0", "factors": {
            "password": "incorrect horse battery", "image": digest, "fingerprint": digest,
            "gesture": digest,
        } }),
        ),
    ]
}

#[tokio::test]
async fn whatever_is_malformed_is_refused_and_costs_no_hash() {
    let gateway = Gateway::start(&[("TESSERA_NETWORK_BURST", "1000")]).await;
    let functions: Vec<&str> = server_fn::axum::server_fn_paths().map(|(path, _)| path).collect();
    assert!(functions.len() > 30 && functions.contains(&"/api/sign-in"), "{functions:?}");

    let mut requests = 0;
    for path in &functions {
        for body in broken() {
            let what = shown(path, &body);
            assert_refused(&Answer::to(gateway.ask(path).body(body)).await, &what);
            requests += 1;
        }
        // A function without arguments takes any object for none.
        let takes_nothing = Answer::to(gateway.ask(path).body("{}")).await.status != 400;
        for body in misshapen() {
            let what = shown(path, &body);
            let answer = Answer::to(gateway.ask(path).body(body)).await;
            assert!(!answer.status.is_server_error(), "{what}: {answer:?}");
            if !takes_nothing {
                assert_refused(&answer, &what);
            }
            requests += 1;
        }
        let huge = format!("{{\"a\":\"{}\"}}", "x".repeat(70_000));
        let odd = [
            gateway.ask(path).body(huge),
            gateway.http.get(format!("{}{path}", gateway.url)),
            gateway.http.put(format!("{}{path}", gateway.url)).header(ORIGIN, &gateway.url),
            gateway.http.post(format!("{}{path}", gateway.url)).body("{}"),
        ];
        for request in odd {
            assert_refused(&Answer::to(request).await, path);
            requests += 1;
        }
        for content_type in
            ["text/plain", "application/x-www-form-urlencoded", "application/cbor", ""]
        {
            let request = gateway.http.post(format!("{}{path}", gateway.url));
            let request = request.header(ORIGIN, &gateway.url).header(CONTENT_TYPE, content_type);
            assert_refused(&Answer::to(request.body("{}")).await, content_type);
            requests += 1;
        }
    }
    for (path, body) in impossible() {
        let what = format!("{path} {body:.80}");
        assert_refused(&Answer::to(gateway.ask(path).json(&body)).await, &what);
        requests += 1;
    }
    println!("{requests} malformed requests to {} functions", functions.len());

    // The log is read in order: once this one is in it, all before it would be.
    gateway.sign_in("nobody").await;
    let logged = async {
        while gateway.hashes() == 0 {
            sleep(Duration::from_millis(10)).await;
        }
    };
    timeout(Duration::from_secs(10), logged).await.expect("a well-formed sign-in is computed");
    assert_eq!(gateway.hashes(), 1, "none of the malformed ones was");
}
