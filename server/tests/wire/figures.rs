//! `/metrics`, and that what watches asks for figures that there are.

use std::{collections::BTreeSet, fs};

use super::gateway::Gateway;

/// The names of figures in a text: `tessera_…` and `process_…`.
fn names(text: &str) -> BTreeSet<String> {
    let part =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    let words = text.split(|letter| !part(letter));
    let ours = words.filter(|word| word.starts_with("tessera_") || word.starts_with("process_"));
    ours.map(|word| word.strip_suffix("_bucket").unwrap_or(word).to_owned()).collect()
}

#[tokio::test]
async fn what_watches_asks_for_figures_that_there_are() {
    // Room for one verification and nobody who waits: the second of two at once is turned away.
    let gateway = Gateway::start(&[
        ("TESSERA_VAULT__URL", "http://127.0.0.1:9"),
        ("TESSERA_HASH_MEMORY_BUDGET_MIB", "64"),
        ("TESSERA_HASH_QUEUE", "0"),
    ])
    .await;
    let both = tokio::join!(gateway.sign_in("nobody"), gateway.sign_in("somebody"));
    assert!([both.0.status, both.1.status].iter().any(|status| *status == 503), "{both:?}");
    let url = format!("{}/metrics", gateway.url);
    let answer = gateway.http.get(&url).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    let text = answer.text().await.unwrap();
    for line in [
        "tessera_events_total{kind=\"sign-in.refused\"} 1",
        "tessera_hashes_refused_total 1",
        "tessera_hashes_running 0",
        "tessera_hashes_waiting 0",
        "tessera_database_up 1",
        "tessera_database_connections_most 8",
        "tessera_database_repeated_total 0",
        "tessera_mails_waiting 0",
        "tessera_deliveries_waiting{service=\"vault\"} 0",
        "tessera_http_requests_total{route=\"/api/sign-in\",method=\"POST\",status=\"503\"} 1",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(!text.contains("nobody"), "{text}");

    let there = names(&text);
    // Only once a mail or a service was there do these have anything to count.
    let later = ["tessera_mails_total", "tessera_deliveries_total", "tessera_unlocks_total"]
        .map(str::to_owned);
    for file in ["alerts.yml", "dashboard.json"] {
        let path = format!("{}/../deploy/watching/{file}", env!("CARGO_MANIFEST_DIR"));
        let asked = names(&fs::read_to_string(path).unwrap());
        assert!(asked.len() > 4);
        for name in asked {
            assert!(there.contains(&name) || later.contains(&name), "{file}: {name}");
        }
    }
}

#[tokio::test]
async fn figures_are_for_this_machine_or_for_a_token() {
    let gateway = Gateway::start(&[]).await;
    let url = format!("{}/metrics", gateway.url);
    let proxied = gateway.http.get(&url).header("X-Forwarded-For", "127.0.0.1");
    assert_eq!(proxied.send().await.unwrap().status(), 404);
    drop(gateway);
    let gateway = Gateway::start(&[("TESSERA_METRICS_TOKEN", "open-sesame")]).await;
    let url = format!("{}/metrics", gateway.url);
    assert_eq!(gateway.http.get(&url).send().await.unwrap().status(), 404);
    let asked = gateway.http.get(&url).bearer_auth("open-sesame");
    assert_eq!(asked.send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn a_gateway_that_is_told_to_stop_says_so_and_still_answers() {
    let gateway = Gateway::start(&[("TESSERA_DRAIN_SECONDS", "30")]).await;
    gateway.tell_to_stop();
    let ready = format!("{}/readyz", gateway.url);
    let stops = async || gateway.http.get(&ready).send().await.unwrap().status() == 503;
    while !stops().await {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let healthy = gateway.http.get(format!("{}/healthz", gateway.url)).send().await.unwrap();
    assert_eq!(healthy.status(), 200);
    assert_eq!(gateway.sign_in("nobody").await.status, 403);
}
