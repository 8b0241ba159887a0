//! What the log must not tell, at its most talkative.

use std::{
    io,
    sync::{Arc, Mutex},
};

use database::testing::on_both;
use serde_json::json;

use super::stage::Stage;

#[derive(Clone, Default)]
struct Sink(Arc<Mutex<Vec<u8>>>);

impl io::Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn no_token_claim_or_record_is_logged() {
    let sink = Sink::default();
    let writer = sink.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter("vault=trace,tickets=trace,tower_http=trace,database=trace,sqlx=trace")
        .with_writer(move || writer.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let secrets = Arc::new(Mutex::new(vec![
        "Household".to_owned(),
        "DE02 1203".to_owned(),
        "nobody".to_owned(),
    ]));
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        let proof = stage.proof(&ana, "GET", "/records").await;
        stage.send_with("GET", "/records", &proof).await;
        stage.send_with("GET", "/records", &proof).await;
        let mut body = json!({
            "kind": "bank_account", "title": "Household",
            "fields": { "holder": "Ana", "account_number": "DE02 1203", "email": "nobody" },
        });
        assert_eq!(stage.call_json(&ana, "POST", "/records", &body).await.problem(), "invalid");
        body["fields"]["email"] = json!("");
        let id = stage.add(&ana, &body).await;
        let path = format!("/records/{id}");
        stage.call(&ana, "GET", &path).await;
        stage.call(&ana, "GET", "/records?q=Household").await;
        let reveal = stage.proof(&ana, "GET", &format!("{path}/secrets")).await;
        stage.send_with("GET", &format!("{path}/secrets"), &reveal).await;
        let file = stage.add_file(&ana, "Household").await;
        stage.store(&ana, file, b"what is in the file".to_vec()).await;
        stage.fetch(&ana, file).await;
        stage.call(&ana, "GET", "/history").await;
        let export = stage.proof(&ana, "GET", "/export").await;
        let exported = stage.send_with("GET", "/export", &export).await;
        let passphrase = exported.header("tessera-archive-passphrase").unwrap().to_owned();
        stage.provision("DELETE", &format!("/grants/{}", ana.session)).await;
        secrets.lock().unwrap().extend([
            proof,
            reveal,
            export,
            passphrase,
            "Ausweis".to_owned(),
            "what is in the file".to_owned(),
            ana.session.to_string(),
            ana.account.to_string(),
            id.to_string(),
        ]);
    })
    .await;
    let log = String::from_utf8(sink.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("a token was used again"), "something is logged:\n{log}");
    for secret in secrets.lock().unwrap().iter() {
        assert!(!log.contains(secret.as_str()), "{secret} in:\n{log}");
    }
}
