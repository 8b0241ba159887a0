//! A service that was restored from another moment than the gateway.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    extract::{Path, State},
    http::StatusCode,
    routing::get,
};
use serde_json::{Value, json};
use tokio::{net::TcpListener, time::sleep};

use super::{
    gateway::{Gateway, program},
    person::Person,
};

/// The accounts that a service has.
type Accounts = Arc<Mutex<BTreeSet<String>>>;

/// A service that knows accounts and believes everybody. Gives its address.
async fn service(accounts: Accounts) -> String {
    let there = async |State(accounts): State<Accounts>, Path(id): Path<String>| match accounts
        .lock()
        .unwrap()
        .contains(&id)
    {
        true => StatusCode::OK,
        false => StatusCode::NOT_FOUND,
    };
    let make = async |State(accounts): State<Accounts>, Path(id): Path<String>| {
        accounts.lock().unwrap().insert(id);
        StatusCode::CREATED
    };
    let erase = async |State(accounts): State<Accounts>, Path(id): Path<String>| {
        accounts.lock().unwrap().remove(&id);
        StatusCode::NO_CONTENT
    };
    let routes = Router::new()
        .route("/accounts/{id}", get(there).put(make).delete(erase))
        .route("/grants/{sid}", get(StatusCode::NOT_FOUND).delete(StatusCode::NO_CONTENT))
        .with_state(accounts);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, routes).await });
    url
}

async fn until(accounts: &Accounts, many: usize) -> BTreeSet<String> {
    for _ in 0..400 {
        let there = accounts.lock().unwrap().clone();
        if there.len() == many {
            return there;
        }
        sleep(Duration::from_millis(25)).await;
    }
    panic!("{:?} instead of {many} accounts", accounts.lock().unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_restored_service_lacks_is_made_and_what_was_erased_is_erased_again() {
    let accounts = Accounts::default();
    let url = service(Arc::clone(&accounts)).await;
    let gateway = Gateway::start(&[("TESSERA_VAULT__URL", &url)]).await;
    Person("ada").enrol(&gateway).await;
    let before = until(&accounts, 1).await;
    Person("grace").enrol(&gateway).await;
    until(&accounts, 2).await;
    let command = |arguments: &[&str]| {
        let mut command = program();
        command.args(arguments).arg("--data").arg(gateway.data());
        let output = command.env("TESSERA_VAULT__URL", &url).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice::<Value>(&output.stdout).unwrap()
    };
    command(&["account", "erase", "ada", "--yes", "--json"]);
    let after = until(&accounts, 1).await;

    // The service is restored: it has whom it had then.
    accounts.lock().unwrap().clone_from(&before);
    let found = command(&["services", "reconcile", "--json"]);
    let expected = json!([{ "service": "vault", "asked": 2, "made": 1, "erased": 1, "failed": 0 }]);
    assert_eq!(found, expected);
    assert_eq!(*accounts.lock().unwrap(), after);
}
