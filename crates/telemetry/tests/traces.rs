//! Traces, sent to a collector that takes OTLP over HTTP.

#![cfg(feature = "traces")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a collector that gets something else has found a fault"
)]

use std::{
    env,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpListener,
    process::{Command, Stdio},
    thread,
};

use axum::{
    Router,
    body::Body,
    extract::Request,
    http::HeaderMap,
    middleware::{from_fn, map_request},
    routing::get,
};
use telemetry::{LogFormat, TRACES, count_requests, hand_on, start_logs, take_up};
use tower::ServiceExt as _;
use tracing::info_span;

/// A trace and a span of it, as another program hands them on (W3C Trace Context §3.2).
const PARENT: &str = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
const TRACE: [u8; 16] = [
    0x0a, 0xf7, 0x65, 0x19, 0x16, 0xcd, 0x43, 0xdd, 0x84, 0x48, 0xeb, 0x21, 0x1c, 0x80, 0x31, 0x9c,
];

/// Takes one request, and gives its path and its body.
fn collect(listener: &TcpListener) -> (String, Vec<u8>) {
    let (mut stream, _) = listener.accept().unwrap();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        if line.trim().is_empty() {
            break;
        }
        lines.push(line.to_ascii_lowercase());
    }
    let length = lines.iter().find_map(|line| line.strip_prefix("content-length:")).unwrap();
    let mut body = vec![0; length.trim().parse().unwrap()];
    reader.read_exact(&mut body).unwrap();
    stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").unwrap();
    (lines[0].clone(), body)
}

fn holds(body: &[u8], bytes: &[u8]) -> bool {
    body.windows(bytes.len()).any(|window| window == bytes)
}

#[test]
fn a_request_and_its_parts_are_sent_as_one_trace_with_those_of_the_program_before() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let collector = thread::spawn(move || collect(&listener));
    let program = Command::new(env::current_exe().unwrap())
        .args(["--exact", "a_program_that_answers_one_request", "--ignored", "--nocapture"])
        .env("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(program.status.success(), "{program:?}");
    let (line, body) = collector.join().unwrap();
    assert!(line.starts_with("post /v1/traces "), "{line}");
    assert!(holds(&body, &TRACE));
    for text in ["tessera-test", "request", "/records/{id}", "a part of it"] {
        assert!(holds(&body, text.as_bytes()), "{text}");
    }
    assert!(!holds(&body, b"/records/ada"), "paths may tell about a person");
    let log = String::from_utf8(program.stderr).unwrap();
    let said = log.lines().find(|line| line.contains("said in it")).unwrap();
    assert!(said.contains("request{") && !said.contains("a part of it"), "{said}");
    let handed_on = String::from_utf8(program.stdout).unwrap();
    assert!(handed_on.contains("00-0af7651916cd43dd8448eb211c80319c-"), "{handed_on}");
    assert!(!handed_on.contains(PARENT), "the request is a span of its own: {handed_on}");
}

/// The program of the test above: its environment is its own.
#[tokio::test]
#[ignore = "the test above runs it"]
async fn a_program_that_answers_one_request() {
    let traces = start_logs("tessera-test", LogFormat::Pretty, "info");
    let answer = || async {
        let mut headers = HeaderMap::new();
        hand_on(&mut headers);
        let part = info_span!(target: TRACES, "a part of it");
        part.in_scope(|| tracing::info!("said in it"));
        headers.get("traceparent").and_then(|parent| parent.to_str().ok()).unwrap_or("").to_owned()
    };
    let router = Router::new()
        .route("/records/{id}", get(answer))
        .layer(from_fn(count_requests))
        .layer(map_request(async |mut request: Request| {
            take_up(&mut request);
            request
        }));
    let request = Request::get("/records/ada").header("traceparent", PARENT);
    let answer = router.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let body = axum::body::to_bytes(answer.into_body(), 1024).await.unwrap();
    println!("{}", String::from_utf8_lossy(&body));
    tokio::task::spawn_blocking(move || traces.finish()).await.unwrap();
}
