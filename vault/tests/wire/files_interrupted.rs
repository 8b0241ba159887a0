//! Uploads that do not come to their end.

use std::time::Duration;

use database::testing::on_both;
use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use super::{
    files::long,
    stage::{Person, Stage},
};

/// Begins to send a file of a million bytes, and sends so many of them.
pub async fn begin(stage: &Stage, person: &Person, record: uuid::Uuid, bytes: usize) -> TcpStream {
    let path = format!("/records/{record}/content");
    let token = stage.call_token(person, "PUT", &path);
    let mut socket = TcpStream::connect(stage.address()).await.unwrap();
    let head = format!(
        "PUT {path} HTTP/1.1\r\nHost: vault\r\nAuthorization: Bearer {token}\r\nContent-Length: 1000000\r\n\r\n"
    );
    socket.write_all(head.as_bytes()).await.unwrap();
    socket.write_all(&vec![7; bytes]).await.unwrap();
    socket
}

/// Waits until the database says so.
pub async fn until(stage: &Stage, query: &'static str, expected: i64) {
    let waiting = async {
        while stage.count(query).await != expected {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), waiting).await.expect(query);
}

pub const CHUNKS: &str = "SELECT COUNT(*) FROM file_chunks";

#[tokio::test]
async fn a_file_that_stops_coming_is_not_waited_for() {
    on_both(async |database| {
        let stage = Stage::with(database, |settings| settings.body_timeout = 1).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let id = stage.add_file(&ana, "Passport").await;
        let mut socket = begin(&stage, &ana, id, 600_000).await;
        let mut answer = [0; 12];
        let read = tokio::time::timeout(Duration::from_secs(5), socket.read_exact(&mut answer));
        read.await.unwrap().unwrap();
        assert_eq!(&answer, b"HTTP/1.1 408");
        assert_eq!(stage.fetch(&ana, id).await.problem(), "no-content");
        assert_eq!(stage.count("SELECT COUNT(*) FROM files").await, 0);
        assert_eq!(stage.count("SELECT file_bytes FROM accounts").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_file_that_trickles_has_an_end_too() {
    on_both(async |database| {
        let stage = Stage::with(database, |settings| settings.upload_timeout = 1).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let id = stage.add_file(&ana, "Passport").await;
        let mut socket = begin(&stage, &ana, id, 10).await;
        let mut answer = [0; 12];
        let read = tokio::time::timeout(Duration::from_secs(5), socket.read_exact(&mut answer));
        read.await.unwrap().unwrap();
        assert_eq!(&answer, b"HTTP/1.1 408");
    })
    .await;
}

#[tokio::test]
async fn a_broken_connection_leaves_the_former_file() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let id = stage.add_file(&ana, "Passport").await;
        stage.store(&ana, id, long()).await;
        let socket = begin(&stage, &ana, id, 600_000).await;
        until(&stage, CHUNKS, 5).await;
        drop(socket);
        until(&stage, CHUNKS, 3).await;
        assert!(stage.fetch(&ana, id).await.body == long());
        assert_eq!(stage.count("SELECT file_bytes FROM accounts").await, long().len() as i64);
    })
    .await;
}

#[tokio::test]
async fn a_vault_that_dies_between_chunks_shows_nothing_of_them_and_sweeps_them_later() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let id = stage.add_file(&ana, "Passport").await;
        let socket = begin(&stage, &ana, id, 600_000).await;
        until(&stage, CHUNKS, 2).await;
        // Without its database the vault cannot tidy up either.
        stage.vault.close().await;
        drop(socket);

        let stage = stage.started_anew().await;
        assert_eq!(stage.fetch(&ana, id).await.problem(), "no-content");
        let list = stage.call(&ana, "GET", "/records").await.json();
        assert_eq!(list["records"][0]["content"], json!(null));
        stage.wait(900);
        stage.vault.sweep().await.unwrap();
        assert_eq!(stage.count(CHUNKS).await, 2, "it may still be under way");
        stage.wait(61);
        stage.vault.sweep().await.unwrap();
        for query in [CHUNKS, "SELECT COUNT(*) FROM files", "SELECT file_bytes FROM accounts"] {
            assert_eq!(stage.count(query).await, 0, "{query}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_upload_holds_nobody_up() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let id = stage.add_file(&ana, "Passport").await;
        let _socket = begin(&stage, &ana, id, 600_000).await;
        until(&stage, CHUNKS, 2).await;
        let note = json!({ "kind": "note", "title": "x", "fields": { "text": "y" } });
        stage.add(&ana, &note).await;
        let bob = stage.resident().await;
        stage.unlock(&bob).await;
    })
    .await;
}

#[tokio::test]
async fn a_record_that_goes_takes_what_is_arriving_with_it() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let id = stage.add_file(&ana, "Passport").await;
        let mut socket = begin(&stage, &ana, id, 600_000).await;
        until(&stage, CHUNKS, 2).await;
        assert_eq!(stage.call(&ana, "DELETE", &format!("/records/{id}")).await.status, 204);
        socket.write_all(&vec![7; 400_000]).await.unwrap();
        let mut answer = [0; 12];
        socket.read_exact(&mut answer).await.unwrap();
        assert_eq!(&answer, b"HTTP/1.1 409");
        assert_eq!(stage.count(CHUNKS).await, 0);
        assert_eq!(stage.count("SELECT file_bytes FROM accounts").await, 0);
    })
    .await;
}

#[tokio::test]
async fn an_erased_account_takes_its_files_with_it() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let id = stage.add_file(&ana, "Passport").await;
        stage.store(&ana, id, long()).await;
        let mut socket = begin(&stage, &ana, id, 600_000).await;
        until(&stage, CHUNKS, 5).await;
        assert_eq!(
            stage.provision("DELETE", &format!("/accounts/{}", ana.account)).await.status,
            204
        );
        for query in [
            CHUNKS,
            "SELECT COUNT(*) FROM files",
            "SELECT COUNT(*) FROM records",
            "SELECT COUNT(*) FROM accounts",
        ] {
            assert_eq!(stage.count(query).await, 0, "{query}");
        }
        socket.write_all(&vec![7; 400_000]).await.unwrap();
        let mut answer = [0; 12];
        socket.read_exact(&mut answer).await.unwrap();
        assert_eq!(&answer, b"HTTP/1.1 404");
        assert_eq!(stage.fetch(&ana, id).await.problem(), "no-account");
        assert_eq!(stage.count(CHUNKS).await, 0, "nothing comes after it");
    })
    .await;
}

#[tokio::test]
async fn an_erasure_that_was_interrupted_among_files_is_finished() {
    on_both(async |database| {
        let stage = Stage::on(database).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        for title in ["1", "2"] {
            let id = stage.add_file(&ana, title).await;
            stage.store(&ana, id, long()).await;
        }
        // What a power cut after the data key leaves.
        let cut = "UPDATE accounts SET data_key = NULL, erased_at = 1";
        sqlx::query(cut).execute(&stage.look().await).await.unwrap();
        let path = format!("/accounts/{}", ana.account);
        assert_eq!(stage.provision("PUT", &path).await.status, 201, "made anew");
        assert_eq!(stage.count(CHUNKS).await, 0);
        assert_eq!(stage.count("SELECT file_bytes FROM accounts").await, 0);
    })
    .await;
}
