//! More sign-ins than fit.

use std::{sync::Arc, time::Duration};

use tokio::{sync::watch, task::JoinSet, time::sleep};

use super::gateway::{Answer, Gateway};

const SIGN_INS: usize = 200;
const QUEUE: usize = 64;
const AT_ONCE: usize = 2;
const HASH_MIB: u64 = 64;
/// What a flood of requests may take besides the hashes.
const BESIDES_MIB: u64 = 80;

/// Looks whether the gateway lives, again and again, until it is told to stop; says how often.
async fn watch_health(gateway: Arc<Gateway>, stop: watch::Receiver<bool>) -> usize {
    let mut looks = 0;
    while !*stop.borrow() {
        for path in ["/healthz", "/readyz"] {
            let request = gateway.http.get(format!("{}{path}", gateway.url));
            let answer = request.timeout(Duration::from_secs(5)).send().await;
            let status = answer.map(|answer| answer.status().as_u16());
            assert_eq!(status.expect(path), 200, "{path}");
        }
        looks += 1;
        sleep(Duration::from_millis(20)).await;
    }
    looks
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_of_sign_ins_is_shed_and_nothing_else_suffers() {
    let (queue, budget) = (QUEUE.to_string(), (AT_ONCE as u64 * HASH_MIB).to_string());
    let variables = [
        ("TESSERA_NETWORK_BURST", "1000"),
        ("TESSERA_HASH_QUEUE", &queue),
        ("TESSERA_HASH_MEMORY_BUDGET_MIB", &budget),
    ];
    let gateway = Arc::new(Gateway::start(&variables).await);
    let idle = gateway.memory("VmRSS");
    let (stop, stopped) = watch::channel(false);
    let health = tokio::spawn(watch_health(Arc::clone(&gateway), stopped));

    let mut flood = JoinSet::new();
    for number in 0..SIGN_INS {
        let gateway = Arc::clone(&gateway);
        flood.spawn(async move { gateway.sign_in(&format!("nobody-{number}")).await });
    }
    let answers = flood.join_all().await;
    stop.send(true).unwrap();
    let looks = health.await.expect("the gateway answered throughout");

    let of = |status: u16, error: &str| {
        let is =
            |answer: &&Answer| answer.status == status && answer.error().as_deref() == Some(error);
        answers.iter().filter(is).collect::<Vec<_>>()
    };
    let (refused, busy) = (of(403, "\"refused\""), of(503, "\"busy\""));
    // Those who waited too long for a database connection are shed as well.
    let unavailable = of(503, "\"unavailable\"");
    let shed = [busy, unavailable.clone()].concat();
    assert_eq!(refused.len() + shed.len(), SIGN_INS, "{answers:?}");
    assert!(refused.len() >= AT_ONCE + QUEUE, "{} were refused", refused.len());
    assert!(shed.len() >= 100, "{} were shed", shed.len());
    assert!(shed.iter().all(|answer| answer.headers.contains_key("retry-after")));

    let peak = gateway.memory("VmHWM");
    println!(
        "{} refused, {} shed, {} of them for want of a connection; {idle} MiB idle, {peak} MiB \
         at most; {looks} looks",
        refused.len(),
        shed.len(),
        unavailable.len(),
    );
    let allowed = AT_ONCE as u64 * HASH_MIB + BESIDES_MIB;
    assert!(peak - idle <= allowed, "{peak} MiB, {idle} MiB of them when idle");
    assert!(looks > 10);

    let afterwards = gateway.sign_in("nobody-else").await;
    assert_eq!(afterwards.error().as_deref(), Some("\"refused\""), "{afterwards:?}");
}
