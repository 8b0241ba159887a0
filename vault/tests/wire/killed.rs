//! The program is killed, and what it had not finished never was.

use database::testing::on_both;
use serde_json::json;

use super::{
    files::long,
    files_interrupted::{CHUNKS, begin, until},
    program::{Program, catch_up},
    stage::Stage,
};

#[tokio::test]
async fn a_program_that_is_killed_between_chunks_shows_the_former_file() {
    on_both(async |database| {
        let mut stage = Stage::on(database).await;
        let program = Program::start(&mut stage).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let [kept, fresh] = [stage.add_file(&ana, "1").await, stage.add_file(&ana, "2").await];
        assert_eq!(stage.store(&ana, kept, long()).await.status, 200);
        let [_one, _two] =
            [begin(&stage, &ana, kept, 600_000).await, begin(&stage, &ana, fresh, 600_000).await];
        until(&stage, CHUNKS, 7).await;
        program.kill();

        let _program = Program::start(&mut stage).await;
        assert!(stage.fetch(&ana, kept).await.body == long());
        assert_eq!(stage.fetch(&ana, fresh).await.problem(), "no-content");
        assert_eq!(stage.store(&ana, fresh, vec![1]).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn a_pattern_stays_used_when_the_program_is_killed() {
    on_both(async |database| {
        let mut stage = Stage::on(database).await;
        let program = Program::start(&mut stage).await;
        let ana = stage.resident().await;
        let proof = stage.proof(&ana, "GET", "/export").await;
        assert_eq!(stage.send_with("GET", "/export", &proof).await.status, 200);
        program.kill();
        let _program = Program::start(&mut stage).await;
        assert_eq!(stage.send_with("GET", "/export", &proof).await.problem(), "invalid-token");
    })
    .await;
}

#[tokio::test]
async fn a_long_file_takes_little_memory_both_ways() {
    on_both(async |database| {
        let mut stage = Stage::on(database).await;
        let program = Program::start(&mut stage).await;
        let ana = stage.resident().await;
        stage.unlock(&ana).await;
        let id = stage.add_file(&ana, "Film").await;
        let content = vec![7; 25 * 1024 * 1024];
        let stored = stage.store(&ana, id, content.clone()).await;
        assert_eq!(stored.json()["content"], json!({ "size": content.len() }));
        catch_up(&stage);
        assert!(stage.fetch(&ana, id).await.body == content);
        catch_up(&stage);
        let proof = stage.proof(&ana, "GET", "/export").await;
        assert!(stage.send_with("GET", "/export", &proof).await.body.len() > content.len());
        let peak = program.peak_kib();
        println!("{:?}: at most {peak} KiB", stage.database.backend);
        // The file itself has 25 MiB: it is nowhere whole.
        assert!(peak < 44 * 1024, "{peak} KiB");
    })
    .await;
}
